import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import { msFromIso } from '@parkwatch/domain/time/instant';

const LOCAL = /^(\d{4})[-/]?(\d{1,2})[-/]?(\d{1,2})[ T]?(\d{1,2})?:?(\d{2})?(?::?(\d{2}))?$/;

/**
 * The instant of a time as weather services write it: ISO 8601 with offset, or without one by the offset of the settings;
 * epoch seconds or milliseconds as a number.
 * @returns epoch ms, or null
 */
export function msFromWeatherTime(value: unknown, utcOffset: string): number | null {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 40) return null;
  // Some services leave the seconds out before the offset.
  const text = value.trim().replace(/(T\d{2}:\d{2})(?=Z|[+-])/, '$1:00');
  const iso = msFromIso(text);
  if (iso !== null) return iso;
  const found = LOCAL.exec(value.trim());
  if (found === null) return null;
  const [year, month, day, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (hour > 24 || minute > 59 || second > 59) return null;
  const wallMs = Date.UTC(year!, month! - 1, day, hour, minute, second);
  if (new Date(Date.UTC(year!, month! - 1, day)).getUTCMonth() !== month! - 1) return null;
  return wallMs - offsetMs(utcOffset);
}

/** `+08:00` in ms. */
export function offsetMs(utcOffset: string): number {
  const sign = utcOffset.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = utcOffset.slice(1).split(':').map(Number);
  return sign * (hours * 60 + minutes) * MINUTE_MS;
}

/** Seconds of this century are below 1e10, milliseconds above. */
function fromEpoch(value: number): number | null {
  if (!Number.isFinite(value) || value < 0 || value > 1e13) return null;
  return value < 1e10 ? value * 1000 : value;
}
