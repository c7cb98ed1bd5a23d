import type { ValueReading } from '../contract.ts';
import { hex } from './read-frame.ts';

/** An extra that becomes a reading: `value = number / divisor`. */
type Extra = {
  readonly point: string;
  readonly bytes: number;
  /** Without it 1. */
  readonly divisor?: number;
  readonly unit: string | null;
  /** Where in the extra it begins. */
  readonly at: number;
  /** The highest bit is the sign, the rest the amount. */
  readonly hasSign?: boolean;
};

/**
 * Extras with a measured value, by id: their length and what it holds. The others (areas, routes, ids of events, bits
 * of signals, makers' own from 0xE0 on) are passed over.
 * @source JT/T 808-2013, 8.18, extras of 0x0200; 0x06 JT/T 808-2019
 */
const EXTRAS: ReadonlyMap<number, { readonly bytes: number; readonly values: readonly Extra[] }> =
  new Map([
    [0x01, whole({ point: 'mileage', bytes: 4, divisor: 10, unit: 'km' })],
    [0x02, whole({ point: 'fuel', bytes: 2, divisor: 10, unit: 'L' })],
    [0x03, whole({ point: 'recorder-speed', bytes: 2, divisor: 10, unit: 'km/h' })],
    [0x06, whole({ point: 'cargo-temperature', bytes: 2, unit: 'degC', hasSign: true })],
    [
      0x2b,
      {
        bytes: 4,
        values: [
          { point: 'analog-1', bytes: 2, unit: null, at: 0 },
          { point: 'analog-0', bytes: 2, unit: null, at: 2 },
        ],
      },
    ],
    [0x30, whole({ point: 'signal-strength', bytes: 1, unit: null })],
    [0x31, whole({ point: 'satellites', bytes: 1, unit: null })],
  ]);

/** An extra that is one value. */
function whole(extra: Omit<Extra, 'at'>): { readonly bytes: number; readonly values: Extra[] } {
  return { bytes: extra.bytes, values: [{ ...extra, at: 0 }] };
}

export type Extras = { readonly readings: ValueReading[]; readonly notes: string[] };

/** The extras from a place in a body on: BYTE id, BYTE length, value. What does not fit is noted, the rest stays. */
export function readExtras(body: Buffer, from: number, atMs: number): Extras {
  const readings: ValueReading[] = [];
  const notes: string[] = [];
  let at = from;
  while (at < body.length) {
    const id = body[at]!;
    const bytes = body[at + 1] ?? Infinity;
    const end = at + 2 + bytes;
    if (end > body.length) {
      notes.push(`bad-extra: ${hex(id, 2)} goes beyond the end of the report`);
      break;
    }
    const extra = EXTRAS.get(id);
    if (extra !== undefined && extra.bytes !== bytes) {
      notes.push(`bad-extra: ${hex(id, 2)} has ${bytes} bytes instead of ${extra.bytes}`);
    } else if (extra !== undefined) {
      for (const one of extra.values) readings.push(readExtra(one, body, { at: at + 2, atMs }));
    }
    at = end;
  }
  return { readings, notes };
}

type Place = { readonly at: number; readonly atMs: number };

function readExtra(extra: Extra, body: Buffer, { at, atMs }: Place): ValueReading {
  const number = body.readUIntBE(at + extra.at, extra.bytes);
  const amount = extra.hasSign && number >= 0x8000 ? 0x8000 - number : number;
  const value = amount / (extra.divisor ?? 1);
  return { point: extra.point, atMs, value, unit: extra.unit, quality: 'good' };
}

/** The extras that a simulated vehicle sends, by the names of their points. */
export function writeExtras(values: ReadonlyMap<string, number>): Buffer {
  const out: Buffer[] = [];
  for (const [id, { bytes, values: extras }] of EXTRAS) {
    const extra = extras[0]!;
    const value = values.get(extra.point);
    if (value === undefined || extras.length > 1 || extra.hasSign) continue;
    const most = 256 ** bytes - 1;
    const one = Buffer.from([id, bytes, ...Buffer.alloc(bytes)]);
    one.writeUIntBE(
      Math.min(most, Math.max(0, Math.round(value * (extra.divisor ?? 1)))),
      2,
      bytes,
    );
    out.push(one);
  }
  return Buffer.concat(out);
}
