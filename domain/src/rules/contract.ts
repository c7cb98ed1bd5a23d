import type * as z from 'zod';
import type { AlarmCondition, AlarmPriority } from '../alarm/priority.ts';
import type { PointKind } from '../reading/point-kind.ts';
import type { Reading } from '../reading/reading.ts';

/** The point as rules see it: what it is, and its set-points. Null switches a check off. */
export type RulePoint = {
  readonly id: number;
  readonly kind: PointKind | (string & {});
  readonly unit: string;
  readonly rangeLow: number | null;
  readonly rangeHigh: number | null;
  readonly ll: number | null;
  readonly l: number | null;
  readonly h: number | null;
  readonly hh: number | null;
  /** In the point's unit; how far the value must come back before a limit alarm clears. */
  readonly deadband: number;
  /** How long a limit must be reached without a break before it alarms. */
  readonly delayS: number;
  /** How often it usually reports. */
  readonly intervalS: number;
  /** Silence longer than this is an alarm. */
  readonly staleS: number;
  readonly rateLimitPerMin: number | null;
  readonly frozenS: number | null;
  readonly sustained: { readonly limit: number; readonly hours: number } | null;
  readonly isSafetyCritical: boolean;
};

/** What a rule says. `repeat`: the condition came again without having cleared; it is counted, not multiplied. */
export type RuleEvent = {
  readonly type: 'raise' | 'clear' | 'repeat';
  readonly ruleId: string;
  readonly condition: AlarmCondition;
  /** When it became true, not when it was noticed. */
  readonly atMs: number;
  readonly value: number | null;
  readonly limit: number | null;
  readonly priority: AlarmPriority;
  /** The inputs that led to it, as plain JSON. */
  readonly explain: Readonly<Record<string, unknown>>;
  /** A `clear` that no reading brought: the limit or the rule was switched off at the point. */
  readonly cause?: 'switched-off';
};

/** A rule that broke, or whose stored state was not its own. The other rules go on. */
export type RuleFailure = {
  readonly type: 'rule-failed';
  readonly ruleId: string;
  readonly atMs: number;
  readonly reason: string;
};

export type Step<State> = { readonly state: State; readonly events: readonly RuleEvent[] };

/**
 * An alarm rule: a pure function along the time line of one point.
 *
 * `step` and `tick` return new state, take time from their arguments, do not throw and do not keep anything.
 * A reading that is not newer than the last one changes nothing, so that a repeated delivery does no harm and time
 * never runs back. A bad reading counts as unknown: it raises nothing by its value and clears nothing; an uncertain one
 * may raise but never clears.
 */
export type Rule<Params, State> = {
  /** Stored with every alarm it raises; never reused for another meaning. */
  readonly id: string;
  /** Bounds and units of the parameters. */
  readonly params: z.ZodType<Params>;
  /** What the point's set-points mean for this rule; null when it does not apply to the point. */
  paramsOf(point: RulePoint): Params | null;
  /** Small and plain JSON, because it is stored per point and rule. */
  readonly initial: State;
  /** Whether a value from the store is a state of this rule. */
  isState(value: unknown): value is State;
  /** Which conditions stand in this state: they end when the rule is switched off at the point. */
  standing(state: State): readonly AlarmCondition[];
  step(state: State, reading: Reading, params: Params): Step<State>;
  /**
   * The park itself could not hear until `nowMs` (it was down): what silence before then would have said is not said. An
   * alarm that stands, stands on.
   */
  wake?(state: State, nowMs: number): State;
  /** For what happens without a reading: silence, and delays that run out. */
  tick?(state: State, nowMs: number, params: Params): Step<State>;
  /** From when on a `tick` would change something if no reading comes; null: never. */
  dueMs?(state: State, params: Params): number | null;
};

/** What is said when a person switched off what had raised an alarm: its condition is no longer judged, so it can't stand. */
export function switchedOff(ruleId: string, condition: AlarmCondition, atMs: number): RuleEvent {
  const nothing = { value: null, limit: null, explain: {} };
  // An alarm keeps the priority with which it was raised: that of a clear is not looked at.
  return {
    type: 'clear',
    ruleId,
    condition,
    atMs,
    priority: 'low',
    cause: 'switched-off',
    ...nothing,
  };
}

/** A step that changed nothing. */
export function unchanged<State>(state: State): Step<State> {
  return { state, events: [] };
}

/** Narrows an unknown value to an object, for `isState`. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a stored field is an instant or not yet known. */
export function isMsOrNull(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isFinite(value));
}
