import type { Quality } from '@parkwatch/domain/reading/reading';
import type { Decoded, ValueReading } from '../../contract.ts';
import { decodedOf } from '../decoded-of.ts';
import { arrayValues } from './array-values.ts';
import { DATATYPES } from './datatypes.ts';
import { readPayload } from './payload.ts';
import type { Long, RawMetric, RawPayload, RawProperty } from './payload.ts';

const MAX_NAME_LENGTH = 300;
const MAX_UNIT_LENGTH = 30;
/** ECMA-262: the largest time that a Date can hold. */
export const MAX_TIME_MS = 8.64e15;

/** A metric as it was said; name, alias and data type may be left to the birth certificate. */
export type Metric = {
  readonly name: string | null;
  readonly alias: number | null;
  readonly datatype: number | null;
  /** Of the metric, else of the payload; null where neither has one. */
  readonly atMs: number | null;
  readonly isHistorical: boolean;
  readonly isNull: boolean;
  readonly raw: RawMetric;
};
export type Payload = {
  readonly atMs: number | null;
  readonly seq: number | null;
  readonly metrics: readonly Metric[];
};

/** How a metric is to be read: its point, its data type, and the time of a metric that has none. */
export type Reading = {
  readonly point: string;
  readonly datatype: number | null;
  readonly atMs: number | null;
};

/**
 * The readings of a Sparkplug B payload without its session: a metric that is known by its alias only is `alias/<n>`, and an
 * integer without a data type is read as unsigned. Pure and total.
 */
export function decodeSparkplug(bytes: Uint8Array): Decoded {
  const payload = parsePayload(bytes);
  if ('rejected' in payload) return payload;
  const readings: ValueReading[] = [];
  const faults: string[] = [];
  for (const metric of payload.metrics) {
    if (isControl(metric.name)) continue;
    const point = metric.name ?? (metric.alias === null ? '' : `alias/${metric.alias}`);
    const { datatype, atMs } = metric;
    const read = readMetric(metric, { point, datatype, atMs });
    if (typeof read === 'string') faults.push(read);
    else readings.push(...read);
  }
  return decodedOf(readings, faults);
}

/** The parts of a payload, numbers in range; what follows from the session is left open. Never throws. */
export function parsePayload(bytes: Uint8Array): Payload | { readonly rejected: string } {
  const raw: RawPayload | { readonly rejected: string } = readPayload(bytes);
  if ('rejected' in raw) return raw;
  const atMs = numberOf(raw.timestamp);
  const metrics = raw.metrics.map((metric) => ({
    name: metric.name || null,
    alias: numberOf(metric.alias),
    datatype: metric.datatype || null,
    atMs: numberOf(metric.timestamp) ?? atMs,
    isHistorical: metric.isHistorical === true,
    isNull: metric.isNull === true,
    raw: metric,
  }));
  return { atMs, seq: numberOf(raw.seq), metrics };
}

/** Metrics that steer the session instead of measuring. */
export function isControl(name: string | null): boolean {
  return (
    name !== null &&
    (name === 'bdSeq' || name.startsWith('Node Control/') || name.startsWith('Device Control/'))
  );
}

/** Readings of a metric (none where it holds text or nothing), or the reason why it is refused. */
export function readMetric(metric: Metric, as: Reading): ValueReading[] | string {
  const named = as.point.slice(0, 100);
  if (metric.isNull) return [];
  if (as.point === '') return 'no-name: a metric has neither name nor alias';
  if (as.point.length > MAX_NAME_LENGTH) {
    return `long-name: ${named}… is longer than ${MAX_NAME_LENGTH} characters`;
  }
  const values = valuesOf(metric.raw, as.datatype);
  if (values.length === 0) return [];
  if (as.atMs === null) return `no-time: neither ${named} nor its payload has a time`;
  if (as.atMs > MAX_TIME_MS) return `bad-time: ${named} has a time that no calendar knows`;
  if (values.some((value) => value === null)) {
    return `too-large: ${named} is an integer beyond 2^53, which is not exact`;
  }
  if (!values.every((value) => Number.isFinite(value))) {
    return `not-finite: ${named} is no finite number`;
  }
  const said = { atMs: as.atMs, unit: unitOf(metric.raw), quality: qualityOf(metric.raw) };
  const isArray = metric.raw.bytes !== undefined;
  return values.map((value, at) => ({
    point: isArray ? `${as.point}[${at}]` : as.point,
    value: value!,
    ...said,
  }));
}

/** None for texts, templates and data sets; null for an integer that a double cannot hold. */
function valuesOf(raw: RawMetric, datatype: number | null): readonly (number | null)[] {
  if (raw.bool !== undefined) return [raw.bool ? 1 : 0];
  if (raw.double !== undefined) return [raw.double];
  if (raw.float !== undefined) return [raw.float];
  if (raw.int !== undefined) return [integerOf(raw.int, datatype)];
  if (raw.long !== undefined) return [longOf(raw.long, datatype)];
  return raw.bytes === undefined ? [] : arrayValues(raw.bytes, datatype);
}

/** Datatype Details: signed integers stand in two's complement in the unsigned `int_value`. */
function integerOf(value: number, datatype: number | null): number {
  if (datatype === DATATYPES.Int8) return (value << 24) >> 24;
  if (datatype === DATATYPES.Int16) return (value << 16) >> 16;
  return datatype === DATATYPES.Int32 ? value | 0 : value >>> 0;
}

/** Encoders put narrow signed integers into `long_value` too: their sign is that of 32 bits. */
function longOf(value: Long, datatype: number | null): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (datatype !== null && datatype <= DATATYPES.Int32) return integerOf(value.low, datatype);
  const high = datatype === DATATYPES.Int64 ? value.high | 0 : value.high >>> 0;
  return exactInteger(high, value.low);
}

/** An unsigned integer of the session; null where it is absent or beyond 2^53. */
function numberOf(value: Long | undefined): number | null {
  if (value === undefined) return null;
  const number = typeof value === 'number' ? value : exactInteger(value.high >>> 0, value.low);
  return number !== null && number >= 0 && Number.isSafeInteger(number) ? number : null;
}

function exactInteger(high: number, low: number): number | null {
  const number = high * 2 ** 32 + (low >>> 0);
  return Number.isSafeInteger(number) ? number : null;
}

function property(raw: RawMetric, key: string): RawProperty | undefined {
  const at = raw.properties?.keys.indexOf(key) ?? -1;
  return at < 0 ? undefined : raw.properties?.values[at];
}

/** tck-id-payloads-propertyset-quality-value-value: 192 GOOD, 0 BAD, 500 STALE. A stale value is not known any more; what else is said is no good news. */
function qualityOf(raw: RawMetric): Quality {
  const said = property(raw, 'Quality');
  if (said === undefined) return 'good';
  const code = said.int ?? (said.long === undefined ? null : numberOf(said.long));
  if (code === 192) return 'good';
  return code === 0 || code === 500 ? 'bad' : 'uncertain';
}

/** `engUnit` is what the common edge softwares call it; the specification names no property for the unit. */
function unitOf(raw: RawMetric): string | null {
  const unit = property(raw, 'engUnit')?.text?.trim();
  return unit ? unit.slice(0, MAX_UNIT_LENGTH) : null;
}
