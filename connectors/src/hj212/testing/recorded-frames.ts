import { readFileSync } from 'node:fs';
import { recordedFrames as recordedOf } from '../../testing/recorded.ts';
import type { Recorded } from '../../testing/recorded.ts';

export type ExpectedReading = {
  readonly point: string;
  readonly time: string;
  readonly value: number;
};
export type RecordedFrame = Recorded & {
  /** Null where the frame is rejected. */
  readonly readings: readonly ExpectedReading[] | null;
};

/** The frames of this connector's folder with what `frames.test.ts` sees to that they give. */
export function recordedFrames(): RecordedFrame[] {
  return recordedOf('hj212').map((recorded) => {
    const expected = JSON.parse(readFileSync(recorded.expectedFile, 'utf8')) as {
      readings?: ExpectedReading[];
    };
    return { ...recorded, readings: expected.readings ?? null };
  });
}

export function recordedFrame(name: string): RecordedFrame {
  const found = recordedFrames().find((one) => one.name === name);
  if (found === undefined) throw new Error(`no recorded frame ${name}`);
  return found;
}
