import type { Decoded, ValueReading } from '../contract.ts';
import { hasOverflow, qualityOf, statusName } from './status-codes.ts';

/**
 * A value as the server published it, in JSON: what the live view shows and what `decode` reads. OPC UA has no frame of its
 * own for us: the library stops at the service, not at the socket.
 */
export type Notified = {
  /** Our name of the point; absent: the node id. */
  readonly point?: string;
  readonly nodeId: string;
  /** Name of the built-in type; Int64 and UInt64 are written as text, so that nothing is lost before it is looked at. */
  readonly dataType?: string;
  readonly value: unknown;
  /** 32 bits. */
  readonly statusCode: number;
  /** ISO 8601. */
  readonly sourceTimestamp: string | null;
  readonly serverTimestamp?: string | null;
  /** ISO 8601. The server said by a keep-alive of this time that the value has not changed: it holds as of then. */
  readonly confirmedAt?: string;
};

const MAX_FRAME_BYTES = 1_048_576;
const MAX_NOTIFIED = 5000;
const MAX_ELEMENTS = 1000;
const MAX_POINT_LENGTH = 300;
const MOST_NOTES = 20;
const MAX_TIME_MS = 8.64e15;

export type ReadValues = {
  readonly readings: readonly ValueReading[];
  /** What gave no reading, and why. */
  readonly notes: readonly string[];
};

/** A notification or a list of them as UTF-8. Pure and total. */
export function decode(frame: Uint8Array): Decoded {
  if (frame.length > MAX_FRAME_BYTES) return { rejected: `too-large: ${frame.length} bytes` };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(frame));
  } catch {
    return { rejected: 'bad-json: not JSON in UTF-8' };
  }
  const all: unknown[] = Array.isArray(json) ? json : [json];
  if (all.length > MAX_NOTIFIED) return { rejected: `too-many: more than ${MAX_NOTIFIED} values` };
  return decodedOf(all.map((one) => (isNotified(one) ? readNotified(one) : NOT_NOTIFIED)));
}

const NOT_NOTIFIED: ReadValues = {
  readings: [],
  notes: ['bad-notification: it needs nodeId, value, statusCode and sourceTimestamp'],
};

/** What a batch of values gives together: refused when it says nothing but faults. */
export function decodedOf(all: readonly ReadValues[]): Decoded {
  const readings = all.flatMap((one) => one.readings);
  const notes = all.flatMap((one) => one.notes);
  if (notes.length === 0) return { readings };
  if (readings.length > 0) return { readings, notes: notes.slice(0, MOST_NOTES) };
  const more = notes.length > 1 ? ` (and ${notes.length - 1} more)` : '';
  return { rejected: `${notes[0]}${more}` };
}

/** Readings of one published value: none for texts, one for each element of an array. Pure and total. */
export function readNotified(notified: Notified): ReadValues {
  const { statusCode, nodeId } = notified;
  const point = notified.point ?? nodeId;
  const named = point.slice(0, 100);
  if (point === '' || point.length > MAX_POINT_LENGTH - 6) return refused('bad-point: no name');
  const quality = qualityOf(statusCode);
  const values = valuesOf(notified.value, notified.dataType);
  if (values === null) {
    // A bad value is often none at all: the park must hear that it is unknown, so it is no silence.
    const isSilent = quality === 'good' && notified.value !== null;
    return isSilent ? NOTHING : refused(`no-value: ${named} is ${statusName(statusCode)}`);
  }
  const { confirmedAt, sourceTimestamp, serverTimestamp } = notified;
  const atMs = timeOf(confirmedAt) ?? timeOf(sourceTimestamp) ?? timeOf(serverTimestamp);
  if (atMs === null) return refused(`no-time: ${named} has neither source nor server timestamp`);
  const readings: ValueReading[] = [];
  const notes: string[] = [];
  for (const [at, value] of values.entries()) {
    const name = Array.isArray(notified.value) ? `${point}[${at}]` : point;
    if (typeof value === 'string') notes.push(`${value}: ${name.slice(0, 100)} ${WHY_NOT[value]}`);
    else readings.push({ point: name, atMs, value, unit: null, quality });
  }
  if (hasOverflow(statusCode)) notes.push(`overflow: the server dropped values of ${named}`);
  if (quality !== 'good') notes.push(`${quality}: ${named} is ${statusName(statusCode)}`);
  return { readings, notes };
}

const NOTHING: ReadValues = { readings: [], notes: [] };

function refused(note: string): ReadValues {
  return { readings: [], notes: [note] };
}

type Fault = 'too-large' | 'not-finite';
const WHY_NOT: Record<Fault, string> = {
  'too-large': 'is an integer beyond 2^53, which is not exact',
  'not-finite': 'is no finite number',
};

/** Numbers, or in their place a word for why not; null where there is nothing to measure (text, null, structures). */
function valuesOf(value: unknown, dataType?: string): (number | Fault)[] | null {
  if (!Array.isArray(value)) {
    const one = numberOf(value, dataType);
    return one === null ? null : [one];
  }
  const all = value.slice(0, MAX_ELEMENTS).map((one) => numberOf(one, dataType));
  return all.some((one) => one === null) ? null : (all as (number | Fault)[]);
}

function numberOf(value: unknown, dataType?: string): number | Fault | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && (dataType === 'Int64' || dataType === 'UInt64')) {
    const whole = /^-?\d{1,20}$/.test(value) ? Number(value) : NaN;
    return Number.isSafeInteger(whole) ? whole : 'too-large';
  }
  // JSON has no NaN: it was written as null or as text.
  if (typeof value === 'string' && (dataType === 'Double' || dataType === 'Float')) {
    return 'not-finite';
  }
  if (typeof value !== 'number') return null;
  return Number.isFinite(value) ? value : 'not-finite';
}

/** Epoch ms of a time with an offset; null for anything else. */
export function timeOf(text: string | null | undefined): number | null {
  if (typeof text !== 'string' || text.length > 40 || !/T.*(Z|[+-]\d\d:?\d\d)$/.test(text))
    return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) || atMs <= 0 || atMs > MAX_TIME_MS ? null : atMs;
}

function isNotified(value: unknown): value is Notified {
  if (typeof value !== 'object' || value === null) return false;
  const { point, nodeId, dataType, statusCode } = value as Record<string, unknown>;
  return (
    'value' in value &&
    typeof nodeId === 'string' &&
    (point === undefined || typeof point === 'string') &&
    (dataType === undefined || typeof dataType === 'string') &&
    Number.isInteger(statusCode) &&
    (statusCode as number) >= 0 &&
    (statusCode as number) <= 0xffff_ffff
  );
}
