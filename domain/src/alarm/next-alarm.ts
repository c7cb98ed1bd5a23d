import type { Text, Words } from '../text/text.ts';
import { MINUTE_MS } from '../time/duration.ts';
import { ALARM_TRANSITIONS, type AlarmActionType, type AlarmState } from './alarm-state.ts';
import type { AlarmCondition, AlarmPriority } from './priority.ts';

/** The part of an alarm that its life cycle turns on. A stored alarm carries more; it is handed through. */
export type AlarmLife = {
  readonly state: AlarmState;
  /** Whether the condition holds now, also while the alarm is hidden. */
  readonly isActive: boolean;
  readonly condition: AlarmCondition;
  readonly priority: AlarmPriority;
  readonly pointKind: string;
  readonly raisedAtMs: number;
  /** Last time it was raised or repeated. */
  readonly lastAtMs: number;
  readonly clearedAtMs: number | null;
  /** Times it was raised, the first included. */
  readonly occurrences: number;
  /** The latest raises, newest last, at most `RECENT_RAISES`: enough to see chattering. */
  readonly recentRaisesMs: readonly number[];
  readonly value: number | null;
  /** The value furthest beyond the limit so far. */
  readonly peakValue: number | null;
  readonly limit: number | null;
  readonly acknowledged: { readonly atMs: number; readonly by: number | null } | null;
  /** Set while shelved, suppressed or out of service. Only a shelving has an end. */
  readonly hidden: {
    readonly untilMs: number | null;
    readonly reason: string;
    readonly by: number | null;
  } | null;
};

/** What a person (`by`) or the system (`by: null`) does, and when. */
export type AlarmAction = { readonly atMs: number; readonly by: number | null } & (
  | { readonly type: 'raise'; readonly value: number | null }
  /** `why` when it is not a reading that says so. */
  | { readonly type: 'return'; readonly value: number | null; readonly why?: Text }
  | { readonly type: 'acknowledge'; readonly note?: string }
  | { readonly type: 'shelve'; readonly untilMs: number; readonly reason: string }
  | { readonly type: 'suppress' | 'out-of-service'; readonly reason: string }
  | { readonly type: 'unshelve' | 'expire' | 'unsuppress' | 'return-to-service' }
);

/** One line of an alarm's history. */
export type AlarmTransition = {
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly action: AlarmActionType;
  readonly atMs: number;
  readonly by: number | null;
  readonly why: Words | null;
};

export type AlarmRefusal =
  'not-acceptable-state' | 'reason-required' | 'shelve-too-long' | 'not-yet';

export type NextAlarm<Alarm> =
  /** `transition` is null when the state stayed: a repeat is counted, not written as history. */
  | { readonly alarm: Alarm; readonly transition: AlarmTransition | null }
  | { readonly refused: AlarmRefusal };

/** How long alarms may be shelved. */
export type ShelfLimits = {
  readonly maxMs: number;
  /** For an urgent alarm of a toxic gas: no one may silence it for a shift. */
  readonly urgentToxicMaxMs: number;
};

/** One shift, and a quarter of an hour. The park's own figures: the standards ask for a limit, not for a number. */
export const SHELF_LIMITS: ShelfLimits = {
  maxMs: 8 * 60 * MINUTE_MS,
  urgentToxicMaxMs: 15 * MINUTE_MS,
};

/** How long this alarm may be shelved at most, in ms. */
export function longestShelfMs(
  { priority, pointKind }: Pick<AlarmLife, 'priority' | 'pointKind'>,
  limits: ShelfLimits = SHELF_LIMITS,
): number {
  const isUrgentToxic = priority === 'urgent' && pointKind === 'toxic-gas';
  return isUrgentToxic ? Math.min(limits.urgentToxicMaxMs, limits.maxMs) : limits.maxMs;
}

/** How many raises an alarm remembers. */
export const RECENT_RAISES = 10;

/**
 * The alarm after one action.
 * @param alarm   not changed
 * @param limits  how long it may be shelved
 * @returns the new alarm with its history line, or why the action is refused
 */
export function nextAlarm<Alarm extends AlarmLife>(
  alarm: Alarm,
  action: AlarmAction,
  limits: ShelfLimits = SHELF_LIMITS,
): NextAlarm<Alarm> {
  const target = ALARM_TRANSITIONS[alarm.state][action.type];
  if (!target) return { refused: 'not-acceptable-state' };
  const refused = refusalOf(alarm, action, limits);
  if (refused) return { refused };
  const changed = { ...alarm, ...changesOf(alarm, action) };
  const to = target === 'resume' ? resumed(changed) : target;
  const transition: AlarmTransition | null =
    to === alarm.state
      ? null
      : {
          from: alarm.state,
          to,
          action: action.type,
          atMs: action.atMs,
          by: action.by,
          why: whyOf(action),
        };
  return { alarm: { ...changed, state: to }, transition };
}

function refusalOf(
  alarm: AlarmLife,
  action: AlarmAction,
  limits: ShelfLimits,
): AlarmRefusal | null {
  if ('reason' in action && action.reason.trim() === '') return 'reason-required';
  if (action.type === 'expire' && (alarm.hidden?.untilMs ?? Infinity) > action.atMs)
    return 'not-yet';
  if (action.type !== 'shelve') return null;
  const lengthMs = action.untilMs - action.atMs;
  return lengthMs > 0 && lengthMs <= longestShelfMs(alarm, limits) ? null : 'shelve-too-long';
}

function changesOf(alarm: AlarmLife, action: AlarmAction): Partial<AlarmLife> {
  const { atMs, by } = action;
  switch (action.type) {
    case 'raise':
      return raised(alarm, atMs, action.value);
    case 'return':
      return { isActive: false, clearedAtMs: atMs, value: action.value ?? alarm.value };
    case 'acknowledge':
      return { acknowledged: { atMs, by } };
    case 'shelve':
      return { hidden: { untilMs: action.untilMs, reason: action.reason, by } };
    case 'suppress':
    case 'out-of-service':
      return { hidden: { untilMs: null, reason: action.reason, by } };
    default:
      return { hidden: null };
  }
}

function raised(alarm: AlarmLife, atMs: number, value: number | null): Partial<AlarmLife> {
  return {
    isActive: true,
    clearedAtMs: null,
    lastAtMs: Math.max(alarm.lastAtMs, atMs),
    occurrences: alarm.occurrences + 1,
    recentRaisesMs: [...alarm.recentRaisesMs, atMs].slice(-RECENT_RAISES),
    value: value ?? alarm.value,
    peakValue: furthest(alarm, value),
    // It came anew: whoever acknowledged the last time has not seen this one.
    acknowledged: alarm.isActive ? alarm.acknowledged : null,
  };
}

/** The value furthest out: highest for high conditions, lowest for low ones. */
function furthest({ peakValue, condition }: AlarmLife, value: number | null): number | null {
  if (value === null || peakValue === null) return value ?? peakValue;
  return condition === 'l' || condition === 'll'
    ? Math.min(peakValue, value)
    : Math.max(peakValue, value);
}

/** Where an alarm comes back to when it is no longer hidden: seen by nobody since, so it asks for attention again. */
function resumed(alarm: AlarmLife): AlarmState {
  if (alarm.isActive) return 'unack-active';
  return alarm.acknowledged ? 'normal' : 'unack-rtn';
}

function whyOf(action: AlarmAction): Words | null {
  if ('why' in action) return action.why ?? null;
  if ('reason' in action) return action.reason;
  return 'note' in action ? (action.note ?? null) : null;
}
