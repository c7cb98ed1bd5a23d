import { SECOND_MS } from '@parkwatch/domain/time/duration';
import { msFromIso } from '@parkwatch/domain/time/instant';

const EPOCH = /^\d{9,13}(\.\d{1,9})?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}:?\d{2})?$/;
const WRITTEN =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})([.,:]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The instant of a time as video analytics boxes write it: ISO 8601 with or without offset, a blank or slashes in it,
 * `20260721083000`, epoch seconds or milliseconds as number or text.
 * @param utcOffset  `+08:00`, for times without one
 * @returns epoch ms, or null
 */
export function msFromEventTime(value: unknown, utcOffset: string): number | null {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 60) return null;
  const text = value.trim();
  if (EPOCH.test(text)) return fromEpoch(Number(text));
  const [, year, month, day, hour, minute, second = '00', rest, own] = partsOf(text) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${padded(month)}-${padded(day)}T${padded(hour)}:${minute}:${second}`;
  const atMs = msFromIso(`${date}${offsetOf(own) ?? utcOffset}`);
  // Some write the milliseconds behind a colon.
  return atMs === null ? null : atMs + Math.floor(Number(`0.${(rest ?? '.0').slice(1)}`) * 1000);
}

function partsOf(text: string): (string | undefined)[] | null {
  const compact = COMPACT.exec(text);
  return compact === null ? WRITTEN.exec(text) : [...compact.slice(0, 7), undefined, compact[7]];
}

function padded(part: string | undefined): string {
  return (part ?? '').padStart(2, '0');
}

function offsetOf(own: string | undefined): string | undefined {
  if (own === undefined || /^z$/i.test(own)) return own === undefined ? undefined : 'Z';
  return own.includes(':') ? own : `${own.slice(0, 3)}:${own.slice(3)}`;
}

/** Times that a record can hold; seconds of this century are below 1e11, milliseconds above. */
function fromEpoch(value: number): number | null {
  if (!Number.isFinite(value) || value < 1e8 || value > 253_402_300_799_999) return null;
  return Math.floor(value < 1e11 ? value * SECOND_MS : value);
}
