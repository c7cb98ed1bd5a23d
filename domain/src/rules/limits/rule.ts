import * as z from 'zod';
import { priorityOf, type AlarmPriority } from '../../alarm/priority.ts';
import type { Reading } from '../../reading/reading.ts';
import {
  isMsOrNull,
  isRecord,
  switchedOff,
  unchanged,
  type Rule,
  type RuleEvent,
  type RulePoint,
  type Step,
} from '../contract.ts';

const BANDS = ['ll', 'l', 'h', 'hh'] as const;
type Band = (typeof BANDS)[number];

const bandLimit = z.object({
  limit: z.number(),
  priority: z.enum(['urgent', 'high', 'medium', 'low']),
});
const limitsParams = z.object({
  ll: bandLimit.nullable(),
  l: bandLimit.nullable(),
  h: bandLimit.nullable(),
  hh: bandLimit.nullable(),
  deadband: z.number().nonnegative(),
  delayS: z.number().nonnegative(),
  intervalS: z.number().nonnegative(),
});
export type LimitsParams = z.infer<typeof limitsParams>;

/** `off`; `waiting` for the on-delay since an instant; `on`; `easing`: on, and back inside the dead band. */
type BandState =
  | { readonly is: 'waiting'; readonly sinceMs: number }
  | { readonly is: 'on' }
  | { readonly is: 'easing' };
/** A band that is off has no entry. `lastAtMs` and `lastValue` are those of the last reading that was not bad. */
export type LimitsState = {
  readonly lastAtMs: number | null;
  readonly lastValue: number | null;
  readonly bands: Readonly<Partial<Record<Band, BandState>>>;
};

/**
 * High, high-high, low and low-low limits. A limit is reached at its own value (`>=`, `<=`) and must stay reached for
 * the on-delay; it clears without delay once the value is back by more than the dead band. While it waits, one good
 * reading inside the limit starts the wait anew; silence and bad readings do not, so the delay also runs out by `tick`,
 * but not before the next reading had its chance: a sensor that reports every minute would else alarm on one stray value.
 * @source on-delay and dead band: IEC 62682:2014, 10 (basic alarm design); set-points: GB/T 50493-2019, 5.5
 */
export const limits: Rule<LimitsParams, LimitsState> = {
  id: 'limits',
  params: limitsParams,
  paramsOf,
  initial: { lastAtMs: null, lastValue: null, bands: {} },
  isState: (value): value is LimitsState =>
    isRecord(value) &&
    isMsOrNull(value['lastAtMs']) &&
    isMsOrNull(value['lastValue']) &&
    isRecord(value['bands']) &&
    Object.entries(value['bands']).every(([band, state]) => isBandState(band, state)),
  standing: ({ bands }) => BANDS.filter((band) => isOn(bands[band])),
  step: stepLimits,
  tick: (state, nowMs, params) => {
    const { state: after, events } = tickLimits(state, nowMs, params);
    const ended = endSwitchedOff(after, nowMs, params);
    return { state: ended.state, events: [...events, ...ended.events] };
  },
  dueMs: (state, params) => {
    const ends = BANDS.map((band) => state.bands[band])
      .filter((band) => band?.is === 'waiting')
      .map((band) => silentEndMs(band, state, params));
    return ends.length > 0 ? Math.min(...ends) : null;
  },
};

function isBandState(band: string, state: unknown): boolean {
  if (!BANDS.some((known) => known === band) || !isRecord(state)) return false;
  if (state['is'] === 'waiting') return typeof state['sinceMs'] === 'number';
  return state['is'] === 'on' || state['is'] === 'easing';
}

function paramsOf(point: RulePoint): LimitsParams | null {
  if (BANDS.every((band) => point[band] === null)) return null;
  const band = (name: Band): { limit: number; priority: AlarmPriority } | null => {
    const limit = point[name];
    return limit === null ? null : { limit, priority: priorityOf(name, point) };
  };
  const { deadband, delayS, intervalS } = point;
  const bands = { ll: band('ll'), l: band('l'), h: band('h'), hh: band('hh') };
  return { ...bands, deadband, delayS, intervalS };
}

function stepLimits(state: LimitsState, reading: Reading, params: LimitsParams): Step<LimitsState> {
  if (state.lastAtMs !== null && reading.atMs <= state.lastAtMs) return unchanged(state);
  // A delay may have run out before this reading: what it says now does not undo that.
  const before = tickLimits(state, reading.atMs - 1, params);
  if (reading.quality === 'bad') return before;
  const events: RuleEvent[] = [...before.events];
  const bands: Partial<Record<Band, BandState>> = {};
  for (const band of BANDS) {
    const limit = params[band];
    const was = before.state.bands[band];
    if (!limit) {
      // Kept until the tick has said that it ends.
      if (was) bands[band] = was;
      continue;
    }
    const now = nextBand(was, { band, limit: limit.limit, reading, params });
    if (now) bands[band] = now;
    const type = changeOf(was, now);
    if (type)
      events.push(event(type, band, { params, atMs: reading.atMs, value: reading.value, was }));
  }
  return { state: { lastAtMs: reading.atMs, lastValue: reading.value, bands }, events };
}

type BandInput = { band: Band; limit: number; reading: Reading; params: LimitsParams };

function nextBand(was: BandState | undefined, input: BandInput): BandState | undefined {
  const { reading, params, limit } = input;
  const isHigh = input.band === 'h' || input.band === 'hh';
  const excess = isHigh ? reading.value - limit : limit - reading.value;
  if (was?.is === 'on' || was?.is === 'easing') {
    if (excess >= 0) return { is: 'on' };
    // Compared against the limit itself, so that 9.9 + 0.1 against 10 is not decided by a rounded difference.
    const isBack = isHigh
      ? reading.value <= limit - params.deadband
      : reading.value >= limit + params.deadband;
    return isBack && reading.quality === 'good' ? undefined : { is: 'easing' };
  }
  if (excess < 0) return reading.quality === 'good' ? undefined : was;
  const sinceMs = was?.sinceMs ?? reading.atMs;
  return reading.atMs - sinceMs >= params.delayS * 1000 ? { is: 'on' } : { is: 'waiting', sinceMs };
}

function changeOf(
  was: BandState | undefined,
  now: BandState | undefined,
): RuleEvent['type'] | null {
  if (isOn(now) && !isOn(was)) return 'raise';
  if (isOn(was) && !isOn(now)) return 'clear';
  return was?.is === 'easing' && now?.is === 'on' ? 'repeat' : null;
}

function isOn(band: BandState | undefined): boolean {
  return band !== undefined && band.is !== 'waiting';
}

/** Limits that the point no longer has: what stood because of them ends now, what waited is forgotten. */
function endSwitchedOff(
  state: LimitsState,
  nowMs: number,
  params: LimitsParams,
): Step<LimitsState> {
  const gone = BANDS.filter((band) => state.bands[band] !== undefined && !params[band]);
  if (gone.length === 0) return unchanged(state);
  const kept = BANDS.filter((band) => state.bands[band] !== undefined && params[band]);
  const events = gone
    .filter((band) => isOn(state.bands[band]))
    .map((band) => switchedOff('limits', band, nowMs));
  const bands = Object.fromEntries(kept.map((band) => [band, state.bands[band]]));
  return { state: { ...state, bands }, events };
}

/** A reading is late by then, and not only on its way. */
const LATE_INTERVALS = 1.5;

/** When a delay ends without a further reading. */
function silentEndMs(
  { sinceMs }: { readonly sinceMs: number },
  { lastAtMs }: LimitsState,
  { delayS, intervalS }: LimitsParams,
): number {
  const lateMs = (lastAtMs ?? sinceMs) + LATE_INTERVALS * intervalS * 1000;
  return Math.max(sinceMs + delayS * 1000, lateMs);
}

/** An on-delay that ran out while nothing came: the last known value stood at the limit. */
function tickLimits(state: LimitsState, nowMs: number, params: LimitsParams): Step<LimitsState> {
  const events: RuleEvent[] = [];
  const bands: Partial<Record<Band, BandState>> = { ...state.bands };
  let lastAtMs = state.lastAtMs;
  for (const band of BANDS) {
    const was = state.bands[band];
    if (was?.is !== 'waiting' || !params[band]) continue;
    const atMs = silentEndMs(was, state, params);
    if (atMs > nowMs) continue;
    bands[band] = { is: 'on' };
    lastAtMs = Math.max(lastAtMs ?? atMs, atMs);
    events.push(event('raise', band, { params, atMs, value: state.lastValue, was }));
  }
  return events.length > 0 ? { state: { ...state, lastAtMs, bands }, events } : unchanged(state);
}

type EventInput = {
  params: LimitsParams;
  atMs: number;
  value: number | null;
  was: BandState | undefined;
};

function event(type: RuleEvent['type'], band: Band, input: EventInput): RuleEvent {
  const { params, atMs, value, was } = input;
  const { limit, priority } = params[band]!;
  const explain: Record<string, unknown> = {
    deadband: params.deadband,
    delayS: params.delayS,
    reachedAtMs: was?.is === 'waiting' ? was.sinceMs : atMs,
  };
  return { type, ruleId: 'limits', condition: band, atMs, value, limit, priority, explain };
}
