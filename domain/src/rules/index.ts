import type { Reading } from '../reading/reading.ts';
import { switchedOff } from './contract.ts';
import type { Rule, RuleEvent, RuleFailure, RulePoint, Step } from './contract.ts';
import { frozenValue } from './frozen-value/rule.ts';
import { limits } from './limits/rule.ts';
import { rateOfChange } from './rate-of-change/rule.ts';
import { stale } from './stale/rule.ts';
import { state } from './state/rule.ts';
import { sustainedAbove } from './sustained-above/rule.ts';

export type { Rule, RuleEvent, RuleFailure, RulePoint, Step } from './contract.ts';

/** A rule tied to the parameters of one point; what its state is, only the rule knows. */
export type BoundRule = {
  readonly id: string;
  run(stored: unknown, readings: readonly Reading[], nowMs: number): RunResult;
  /** The stored state after the park could not hear until `nowMs`. */
  wake(stored: unknown, nowMs: number): unknown;
};
type RunResult = {
  state: unknown;
  events: RuleEvent[];
  failures: RuleFailure[];
  dueMs: number | null;
};

/**
 * Ties a rule to a point. Where it does not apply (any more) it only ends what it had raised; with set-points out of bounds
 * it reports so at each run.
 */
export type RuleBinder = { readonly id: string; bind(point: RulePoint): BoundRule };

/** The alarm rules, in the order in which events of one instant are told. */
export const RULES: readonly RuleBinder[] = [
  asBinder(limits),
  asBinder(state),
  asBinder(rateOfChange),
  asBinder(sustainedAbove),
  asBinder(frozenValue),
  asBinder(stale),
];

/** The rules of a point, with its set-points as their parameters. */
export type PointRules = readonly BoundRule[];

/**
 * Builds a point's rules from its set-points. Keep the result while the point does not change.
 * @param rules  which rules; all of them unless a test or a park setting says otherwise
 */
export function rulesOf(point: RulePoint, rules: readonly RuleBinder[] = RULES): PointRules {
  return rules.map((rule) => rule.bind(point));
}

/** State of each rule that applies to a point by rule id: plain JSON, stored with the point. */
export type RuleStates = Readonly<Record<string, unknown>>;

export type Evaluation = {
  readonly states: RuleStates;
  /** In time order; events of one instant in the order of the rules. */
  readonly events: readonly (RuleEvent | RuleFailure)[];
  /** When to look again if no reading comes: silence, a delay that runs out. Null: time alone changes nothing. */
  readonly dueMs: number | null;
};

export type EvaluationInput = {
  readonly states: RuleStates;
  readonly rules: PointRules;
  /** Of this one point, in any order; repeats and late ones do no harm. */
  readonly readings: readonly Reading[];
  readonly nowMs: number;
};

/**
 * Runs all rules of one point over a batch, then looks for silence up to now. Each rule sees only its own state: one
 * that throws or finds a strange stored state is reported as `rule-failed`, keeps or renews its state, and the others
 * go on as if nothing had happened. With no readings it is the tick.
 * @returns the new states (those of rules that are not in the list are handed back as they came) and what happened
 */
export function evaluate({ states, rules, readings, nowMs }: EvaluationInput): Evaluation {
  const inOrder = isInOrder(readings) ? readings : readings.toSorted((a, b) => a.atMs - b.atMs);
  const nextStates: Record<string, unknown> = { ...states };
  const events: (RuleEvent | RuleFailure)[] = [];
  let dueMs: number | null = null;
  for (const rule of rules) {
    const result = rule.run(states[rule.id], inOrder, nowMs);
    if (result.state === undefined) delete nextStates[rule.id];
    else nextStates[rule.id] = result.state;
    events.push(...result.events, ...result.failures);
    if (result.dueMs !== null) dueMs = Math.min(dueMs ?? result.dueMs, result.dueMs);
  }
  // The sort is stable, so that rules keep their order within an instant.
  return { states: nextStates, events: events.sort((a, b) => a.atMs - b.atMs), dueMs };
}

/**
 * The states of one point after the park itself could not hear until `nowMs`, for instance because it was down: nobody's
 * sensor fell silent by that. Evaluate afterwards, to know when to look again.
 */
export function wake(states: RuleStates, rules: PointRules, nowMs: number): RuleStates {
  const next: Record<string, unknown> = { ...states };
  for (const rule of rules) {
    if (next[rule.id] !== undefined) next[rule.id] = rule.wake(next[rule.id], nowMs);
  }
  return next;
}

function isInOrder(readings: readonly Reading[]): boolean {
  return readings.every((reading, at) => at === 0 || readings[at - 1]!.atMs <= reading.atMs);
}

/** Hides the types of a rule's parameters and state, so that rules can stand in one list. */
export function asBinder<Params, State>(rule: Rule<Params, State>): RuleBinder {
  return {
    id: rule.id,
    bind: (point) => {
      const params = rule.paramsOf(point);
      const wake = waking(rule);
      if (params === null) return { id: rule.id, run: ending(rule), wake };
      const checked = rule.params.safeParse(params);
      if (checked.success) return { id: rule.id, run: runner(rule, checked.data), wake };
      const reason = `set-points out of bounds: ${checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`;
      return {
        id: rule.id,
        wake,
        run: (state, _readings, nowMs) => failed(rule.id, state ?? rule.initial, { nowMs, reason }),
      };
    },
  };
}

function waking<Params, State>(rule: Rule<Params, State>): BoundRule['wake'] {
  return (stored, nowMs) => (rule.isState(stored) && rule.wake ? rule.wake(stored, nowMs) : stored);
}

/** A person switched the rule off at this point: what it had raised ends, its state is forgotten. */
function ending<Params, State>(rule: Rule<Params, State>): BoundRule['run'] {
  return (stored, _readings, nowMs) => {
    const standing = rule.isState(stored) ? rule.standing(stored) : [];
    const events = standing.map((condition) => switchedOff(rule.id, condition, nowMs));
    return { state: undefined, events, failures: [], dueMs: null };
  };
}

function runner<Params, State>(rule: Rule<Params, State>, params: Params): BoundRule['run'] {
  return (stored, readings, nowMs) => {
    const isKnown = stored === undefined || rule.isState(stored);
    let state: State = rule.isState(stored) ? stored : rule.initial;
    const events: RuleEvent[] = [];
    const take = (step: Step<State>): void => {
      state = step.state;
      events.push(...step.events);
    };
    const failures = isKnown
      ? []
      : failed(rule.id, null, { nowMs, reason: 'stored state is not of this rule' }).failures;
    try {
      for (const reading of readings) take(rule.step(state, reading, params));
      if (rule.tick) take(rule.tick(state, nowMs, params));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push(...failed(rule.id, null, { nowMs, reason }).failures);
    }
    // A rule that broke is not waited for: the next reading tries it again.
    const dueMs = failures.length > 0 ? null : (rule.dueMs?.(state, params) ?? null);
    return { state, events, failures, dueMs };
  };
}

function failed(
  ruleId: string,
  state: unknown,
  { nowMs, reason }: { nowMs: number; reason: string },
): RunResult {
  const failure: RuleFailure = { type: 'rule-failed', ruleId, atMs: nowMs, reason };
  return { state, events: [], failures: [failure], dueMs: null };
}
