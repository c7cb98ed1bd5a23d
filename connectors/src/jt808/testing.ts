import { readFileSync, readdirSync } from 'node:fs';
import { MARK } from './framer.ts';
import { LOCATION_BYTES } from './location.ts';
import { writeTime } from './fields.ts';
import { senderOf, writeFrame } from './write-frame.ts';
import type { Header } from './read-frame.ts';

const FRAMES = new URL('./frames/', import.meta.url);

/** A recorded frame by its name. */
export function recorded(name: string): Buffer {
  return Buffer.from(
    readFileSync(new URL(`${name}.hex`, FRAMES), 'utf8').replace(/\s/g, ''),
    'hex',
  );
}

export function recordedNames(): string[] {
  const files = readdirSync(FRAMES).filter((file) => file.endsWith('.hex'));
  return files.map((file) => file.slice(0, -'.hex'.length)).sort();
}

export type Say = {
  readonly phone?: string;
  readonly edition?: Header['edition'];
  readonly seq?: number;
  readonly part?: Header['part'];
};
export const PHONE = '13800138000';

/** A message as a terminal sends it. */
export function message(id: number, body: Uint8Array, say: Say = {}): Buffer {
  const { phone = PHONE, edition = 2013, seq = 1, part = null } = say;
  return writeFrame({ id, edition, sender: senderOf(phone, edition), seq, part, body });
}

export type Report = {
  readonly alarm?: number;
  readonly status?: number;
  /** Degrees, unsigned as on the wire. */
  readonly lat?: number;
  readonly lon?: number;
  readonly altitude?: number;
  readonly speed?: number;
  readonly direction?: number;
  readonly atMs?: number;
  /** Hex instead of the time. */
  readonly time?: string;
  readonly extras?: string;
};

/** Body of a position report in wire order; with a fix unless the status says otherwise. */
export function reportBody(report: Report = {}): Buffer {
  const body = Buffer.alloc(LOCATION_BYTES);
  const { alarm = 0, status = 2, lat = 36.070123, lon = 120.382456 } = report;
  const { altitude = 12, speed = 655, direction = 90 } = report;
  body.writeUInt32BE(alarm >>> 0, 0);
  body.writeUInt32BE(status >>> 0, 4);
  body.writeUInt32BE(Math.round(lat * 1e6), 8);
  body.writeUInt32BE(Math.round(lon * 1e6), 12);
  body.writeUInt16BE(altitude & 0xffff, 16);
  body.writeUInt16BE(speed, 18);
  body.writeUInt16BE(direction, 20);
  const at = report.time ? Buffer.from(report.time, 'hex') : writeTime(report.atMs ?? AT_MS);
  body.set(at, 22);
  return Buffer.concat([body, Buffer.from(report.extras ?? '', 'hex')]);
}
export const AT_MS = Date.parse('2026-11-27T02:30:00Z');

/** Body of a batch; type 1 is what a blind area held back. */
export function batchBody(items: readonly Buffer[], type = 1): Buffer {
  const head = Buffer.from([items.length >> 8, items.length & 255, type]);
  const lengths = items.map((item) => Buffer.from([item.length >> 8, item.length & 255]));
  return Buffer.concat([head, ...items.flatMap((item, at) => [lengths[at]!, item])]);
}

export function isMarked(frame: Uint8Array): boolean {
  return frame[0] === MARK && frame.at(-1) === MARK;
}
