import type { Quality } from '@parkwatch/domain/reading/reading';
import type { ValueReading } from '../../contract.ts';

/** A reading in the words of the payload, before anything is believed. */
export type Said = {
  readonly device?: unknown;
  readonly point?: unknown;
  readonly value?: unknown;
  readonly time?: unknown;
  readonly unit?: unknown;
  readonly quality?: unknown;
};
export type Clock = {
  /** The time of a message that says none; null: such readings are refused. */
  readonly receivedMs: number | null;
  /** `+08:00`, for times without an offset; undefined: they are refused. */
  readonly utcOffset: string | undefined;
};
export type JsonReading = {
  readonly account: string;
  readonly reading: ValueReading;
  /** Its time is its own, not that of the message's arrival. */
  readonly isTimed: boolean;
};

const MAX_ACCOUNT_LENGTH = 100;
const MAX_POINT_LENGTH = 300;
const MAX_UNIT_LENGTH = 30;
/** Below it a number of a time is seconds, from it on milliseconds: 1973 in milliseconds, the year 5138 in seconds. */
const FIRST_MS = 1e11;
const MAX_TIME_MS = 8.64e15;

/** The reading, null where there is nothing to store (a text, null), or the reason why it is refused. */
export function saidReading(
  said: Said,
  account: string,
  clock: Clock,
): JsonReading | null | string {
  const device = said.device === undefined ? account : textOf(said.device);
  if (device === null || device === '' || device.length > MAX_ACCOUNT_LENGTH) {
    return `no-device: it is no text of 1 to ${MAX_ACCOUNT_LENGTH} characters`;
  }
  const point = textOf(said.point);
  if (point === null || point === '' || point.length > MAX_POINT_LENGTH) {
    return `no-point: it is no text of 1 to ${MAX_POINT_LENGTH} characters`;
  }
  const named = point.slice(0, 100);
  const value = numberOf(said.value);
  if (value === null) return null;
  if (!Number.isFinite(value)) return `not-a-number: the value of ${named}`;
  const atMs = timeOf(said.time, clock);
  if (atMs === null) return `no-time: ${named} has no time that can be understood`;
  const unit = textOf(said.unit)?.trim().slice(0, MAX_UNIT_LENGTH) || null;
  return {
    account: device,
    isTimed: said.time !== undefined,
    reading: { point, atMs, value, unit, quality: qualityOf(said.quality) },
  };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i;

/** NaN for what should be a number and is none; null for a text or nothing. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    return value.length <= 40 && NUMBER.test(value) ? Number(value) : null;
  }
  return value === null ? null : NaN;
}

const ISO =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Epoch ms of seconds, milliseconds or ISO 8601. */
function timeOf(value: unknown, { receivedMs, utcOffset }: Clock): number | null {
  if (value === undefined) return receivedMs;
  const number = typeof value === 'string' && /^\d{9,16}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number') {
    const atMs = Math.round(number < FIRST_MS ? number * 1000 : number);
    return atMs > 0 && atMs <= MAX_TIME_MS ? atMs : null;
  }
  const parts = typeof value === 'string' && value.length <= 40 ? ISO.exec(value) : null;
  const offset = parts?.[3] ?? utcOffset;
  if (!parts || offset === undefined) return null;
  const withColon = offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase();
  const atMs = Date.parse(`${parts[1]}T${parts[2]}${withColon}`);
  return Number.isNaN(atMs) ? null : atMs;
}

/** OPC's numbers: 192 and up is good, 64 and up uncertain. A word that nobody knows is no good news. */
function qualityOf(value: unknown): Quality {
  if (value === undefined) return 'good';
  if (value === true) return 'good';
  if (value === false) return 'bad';
  if (typeof value === 'number') {
    if (value >= 192 && value <= 255) return 'good';
    return value >= 64 && value < 192 ? 'uncertain' : 'bad';
  }
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return word === 'good' || word === 'bad' ? word : 'uncertain';
}
