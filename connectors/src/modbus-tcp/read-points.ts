import type { Quality } from '@parkwatch/domain/reading/reading';
import { wordsOf } from '@parkwatch/domain/sources/modbus-tcp';
import type { RegisterPoint } from '@parkwatch/domain/sources/modbus-tcp';
import type { ValueReading } from '../contract.ts';
import type { DevicePoint } from './device-points.ts';
import { packedBit, registerValue, scaled } from './map-values.ts';
import type { Place, ReadPlan } from './plan-reads.ts';

/** What came of a request: its data, an exception in its place, or nothing (it was not asked, or did not answer). */
export type BlockResult = { readonly data: Uint8Array } | { readonly exception: string } | null;

/** A reading with the block that its value stood in. */
export type PlacedReading = { readonly reading: ValueReading; readonly block: number };

type Context = {
  readonly plan: ReadPlan;
  readonly results: readonly BlockResult[];
  readonly atMs: number;
  /** Last values that were worth something, by point: what a bad reading repeats. */
  readonly last: ReadonlyMap<string, number>;
};

/**
 * The readings of a device after its requests. What was refused, is no number or is out of its valid range is told with
 * its last value as bad; of a point that never had a value nothing is told. What did not answer says nothing: the park
 * sees the silence.
 */
export function readPoints(points: readonly DevicePoint[], context: Context): PlacedReading[] {
  return points.flatMap((point) => {
    const { block } = context.plan.places[point.value]!;
    const status = statusOf(point, context);
    const value = valueReading(point, status, context);
    const placed = value === null ? [] : [{ reading: value, block }];
    return [...placed, ...statusReadings(point, status, context)];
  });
}

/** `null`: there is none. `unknown`: it could not be read. */
type Status = { readonly word: number } | 'unknown' | null;

function statusOf({ status }: DevicePoint, context: Context): Status {
  if (status === null) return null;
  const place = context.plan.places[status]!;
  const result = context.results[place.block] ?? null;
  if (result === null || !('data' in result)) return 'unknown';
  return { word: registerValue(cut(result.data, place, 1), 'u16', 'ABCD') };
}

function valueReading(point: DevicePoint, status: Status, context: Context): ValueReading | null {
  const place = context.plan.places[point.value]!;
  const result = context.results[place.block] ?? null;
  if (result === null) return null;
  const value = 'data' in result ? valueOf(point, result.data, place) : null;
  const told = value ?? context.last.get(point.name) ?? null;
  if (told === null) return null;
  const quality = value === null ? 'bad' : qualityOf(point.register, value, status);
  const unit = point.register.unit ?? null;
  return { point: point.name, atMs: context.atMs, value: told, unit, quality };
}

/** Null: no number. */
function valueOf({ register, type }: DevicePoint, data: Uint8Array, place: Place): number | null {
  const { fc, bit, wordOrder } = register;
  if (fc <= 2) return scaled(packedBit(data, place.at), register);
  const bytes = cut(data, place, wordsOf(type));
  const raw =
    bit === undefined
      ? registerValue(bytes, type, wordOrder)
      : (registerValue(bytes, 'u16', wordOrder) >> bit) & 1;
  const value = scaled(raw, register);
  return Number.isFinite(value) ? value : null;
}

function qualityOf({ valid, status }: RegisterPoint, value: number, is: Status): Quality {
  if (valid !== undefined && (value < valid.min || value > valid.max)) return 'bad';
  if (status === undefined || is === null) return 'good';
  if (is === 'unknown') return 'uncertain';
  const standing = namesIn(status, is.word);
  if (status.bad.some((name) => standing.includes(name))) return 'bad';
  const hasCodes = Object.keys(status.codes).length > 0;
  const isKnown =
    status.ok.includes(is.word) || Object.values(status.codes).flat().includes(is.word);
  return hasCodes && !isKnown ? 'uncertain' : 'good';
}

type RegisterStatus = NonNullable<RegisterPoint['status']>;

function namesIn({ bits, codes }: RegisterStatus, word: number): string[] {
  return [
    ...Object.keys(bits).filter((name) => (word >> bits[name]!) & 1),
    ...Object.keys(codes).filter((name) => codes[name]!.includes(word)),
  ];
}

/** `GT-1.high-alarm`: 1 while it stands. */
function statusReadings(point: DevicePoint, is: Status, context: Context): PlacedReading[] {
  const { status } = point.register;
  if (status === undefined || is === null || point.status === null) return [];
  const { block } = context.plan.places[point.status]!;
  const hasFailed = (context.results[block] ?? null) === null;
  if (hasFailed) return [];
  const standing = is === 'unknown' ? null : namesIn(status, is.word);
  const names = new Set([...Object.keys(status.bits), ...Object.keys(status.codes)]);
  return [...names].flatMap((name) => {
    const of = `${point.name}.${name}`;
    const value = standing === null ? context.last.get(of) : Number(standing.includes(name));
    if (value === undefined) return [];
    const quality = standing === null ? 'bad' : 'good';
    return [{ block, reading: { point: of, atMs: context.atMs, value, unit: null, quality } }];
  });
}

function cut(data: Uint8Array, { at }: Place, words: number): Uint8Array {
  return data.subarray(at * 2, (at + words) * 2);
}
