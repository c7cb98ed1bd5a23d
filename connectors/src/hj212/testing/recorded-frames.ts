import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../frames');

export type RecordedFrame = {
  readonly name: string;
  readonly frame: Buffer;
  /** As `frames.test.ts` reads it. */
  readonly expected: {
    readonly rejected?: string;
    readonly readings?: readonly ExpectedReading[];
  };
  readonly settings: Readonly<Record<string, unknown>>;
};
export type ExpectedReading = {
  readonly point: string;
  readonly time: string;
  readonly value: number;
  readonly unit: string | null;
  readonly quality: string;
};

/** The frames of this connector's folder with what they must give: for its tests. */
export function recordedFrames(): RecordedFrame[] {
  return readdirSync(folder)
    .filter((file) => /\.(txt|hex)$/.test(file))
    .map((file) => recordedFrame(file.replace(/\.\w+$/, '')));
}

export function recordedFrame(name: string): RecordedFrame {
  const files = readdirSync(folder);
  const json = (kind: string): unknown =>
    JSON.parse(readFileSync(join(folder, `${name}.${kind}.json`), 'utf8'));
  const frame = files.includes(`${name}.txt`)
    ? readFileSync(join(folder, `${name}.txt`))
    : Buffer.from(readFileSync(join(folder, `${name}.hex`), 'utf8').trim(), 'hex');
  return {
    ...{ name, frame, expected: json('expected') as RecordedFrame['expected'] },
    settings: (files.includes(`${name}.settings.json`) ? json('settings') : {}) as never,
  };
}
