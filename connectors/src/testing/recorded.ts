import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CONNECTOR_IDS } from '@parkwatch/domain/sources/connector-ids';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';

const root = join(import.meta.dirname, '..');

/** A recorded frame of a connector's `frames/`, and the file that says what it must give. */
export type Recorded = {
  readonly name: string;
  readonly frame: Buffer;
  readonly expectedFile: string;
  /** As a person would write them; what is not there is the default. */
  readonly settings: object;
};

/** Connectors with recorded frames: file-drop, weather and the polled protocols may have none. */
export function connectorsWithFrames(): ConnectorId[] {
  return CONNECTOR_IDS.filter(
    (id) => existsSync(join(root, id, 'connector.ts')) && recordedFrames(id).length > 0,
  );
}

export function recordedFrames(id: ConnectorId): Recorded[] {
  const folder = join(root, id, 'frames');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.(txt|hex)$/.test(file))
    .sort()
    .map((file) => readRecorded(folder, file));
}

function readRecorded(folder: string, file: string): Recorded {
  const bytes = readFileSync(join(folder, file));
  const name = basename(file).replace(/\.(txt|hex)$/, '');
  const settingsFile = join(folder, `${name}.settings.json`);
  return {
    name,
    frame: file.endsWith('.hex') ? fromHex(bytes.toString('latin1'), file) : bytes,
    expectedFile: join(folder, `${name}.expected.json`),
    settings: existsSync(settingsFile)
      ? (JSON.parse(readFileSync(settingsFile, 'utf8')) as object)
      : {},
  };
}

function fromHex(text: string, file: string): Buffer {
  const digits = text.replace(/\s+/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new Error(`${file} is not hexadecimal`);
  return Buffer.from(digits, 'hex');
}
