import { isAsBad, isWorse, PLAN_COLOURS, planColourOf } from './plan-colours.ts';
import type { PlanColour, ShownColour } from './plan-colours.ts';
import { MINUTE_MS } from '../time/duration.ts';
import { holdMs } from './supervision-rules.ts';
import type { SupervisionRules } from './supervision-rules.ts';

/** A colour of an enterprise's land, from when to when; `toMs` null: it is shown now. */
export type ShownSpan = {
  readonly colour: ShownColour;
  readonly fromMs: number;
  readonly toMs: number | null;
};

/** The plan that is in force. */
export type PlanInForce = {
  readonly colour: PlanColour;
  /** What the map shows now. */
  readonly shown: ShownColour;
  /** Since when without a break, epoch ms. */
  readonly sinceMs: number;
  /** The land is better than its plan: when the plan ends if it stays so. Null: it is as bad. */
  readonly heldUntilMs: number | null;
};

/**
 * The colour by which an enterprise is supervised: the worst that is shown, or was shown within its hold. So a new red changes
 * the plan at once, and a red of ten minutes keeps it for the hold and not for a month. The same whenever and however often it
 * is asked; a worse past never gives a milder plan.
 * @param history  colours of its land, oldest first; at least as far back as the longest hold
 * @returns null: nothing was shown yet
 */
export function planFor(
  history: readonly ShownSpan[],
  rules: SupervisionRules,
  nowMs: number,
): PlanInForce | null {
  const past = history.filter(({ fromMs }) => fromMs <= nowMs);
  const last = past.at(-1);
  if (last === undefined) return null;
  for (const colour of PLAN_COLOURS) {
    const run = lastRun(past, { colour, rules, nowMs });
    if (run === null) continue;
    // What was in force before ended when the last run of a worse colour did.
    const worse = PLAN_COLOURS.filter((one) => isWorse(one, colour));
    const ends = worse.map(
      (one) => lastRun(past, { colour: one, rules, nowMs: Infinity })?.untilMs,
    );
    const sinceMs = Math.max(run.fromMs, ...ends.filter((endMs) => endMs !== undefined));
    return { colour, shown: last.colour, sinceMs, heldUntilMs: run.isShown ? null : run.untilMs };
  }
  // Land is always as bad as blue, so only a history with an end and nothing after it comes here.
  return { colour: 'blue', shown: last.colour, sinceMs: last.fromMs, heldUntilMs: null };
}

/** A new park's sensors come on line one by one, and until then its land is red for what is not known: time to connect them. */
export const FIRST_PLAN_AFTER_MS = 15 * MINUTE_MS;

/**
 * The part of a history that counts. The first plan of an enterprise waits, takes what is shown then, and what was shown before
 * it is held against nobody.
 * @param firstPlanAtMs  when its first plan began; null: it has none yet
 * @returns empty while the first plan waits
 */
export function countedHistory<Span extends ShownSpan>(
  history: readonly Span[],
  firstPlanAtMs: number | null,
  nowMs: number,
): readonly Span[] {
  if (firstPlanAtMs !== null)
    return history.filter(({ toMs }) => toMs === null || toMs > firstPlanAtMs);
  const [first] = history;
  if (first === undefined || nowMs - first.fromMs < FIRST_PLAN_AFTER_MS) return [];
  return history.slice(-1);
}

type Run = { readonly fromMs: number; readonly untilMs: number; readonly isShown: boolean };
type Asked = {
  readonly colour: PlanColour;
  readonly rules: SupervisionRules;
  readonly nowMs: number;
};

/** The last stretch in which a colour or a worse one was shown or held; null when it has run out. Infinity asks for the last one whenever it was. */
function lastRun(past: readonly ShownSpan[], { colour, rules, nowMs }: Asked): Run | null {
  let run: Run | null = null;
  for (const span of past) {
    const shown = planColourOf(span.colour);
    if (!isAsBad(shown, colour)) continue;
    const endMs = span.toMs ?? Infinity;
    const untilMs = endMs + holdMs(rules, colour);
    const goesOn: boolean = run !== null && span.fromMs <= run.untilMs;
    run = {
      fromMs: goesOn ? run!.fromMs : span.fromMs,
      untilMs: Math.max(untilMs, goesOn ? run!.untilMs : 0),
      isShown: span.toMs === null || span.toMs > nowMs,
    };
  }
  if (run === null) return null;
  return nowMs === Infinity || run.untilMs > nowMs ? run : null;
}
