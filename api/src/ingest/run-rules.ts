import { evaluate } from '@parkwatch/domain/rules/index';
import type { RuleEvent, RuleFailure, RuleStates } from '@parkwatch/domain/rules/index';
import type { PointEvents } from '../alarms/apply-rule-events.ts';
import type { Parts } from '../parts.ts';
import type { PointBatch } from './check-readings.ts';
import type { NextStates } from './store.ts';

export type RuleFailures = ReadonlyMap<string, { count: number; pointId: number; reason: string }>;

export type Judged = {
  readonly states: NextStates;
  readonly events: readonly PointEvents[];
  /** By rule: how often it broke, with the last point and reason. The other rules went on. */
  readonly failures: RuleFailures;
};

/** Step 3 of the ingest: each point's rules over its readings. A tick (no readings) is the same thing. */
export function runRules(
  batches: readonly PointBatch[],
  states: ReadonlyMap<number, RuleStates>,
  now: Date,
): Judged {
  const next: [number, RuleStates, number | null][] = [];
  const judged: PointEvents[] = [];
  const failures = new Map<string, { count: number; pointId: number; reason: string }>();
  for (const { point, readings } of batches) {
    if (!point.inService) continue;
    const result = evaluate({
      states: states.get(point.id) ?? {},
      rules: point.rules,
      readings,
      nowMs: now.getTime(),
    });
    next.push([point.id, result.states, result.dueMs]);
    const events = result.events.filter(isEvent);
    if (events.length > 0) judged.push({ point, events });
    for (const event of result.events) {
      if (isEvent(event)) continue;
      const { ruleId, reason } = event;
      const count = (failures.get(ruleId)?.count ?? 0) + 1;
      failures.set(ruleId, { count, pointId: point.id, reason });
    }
  }
  return { states: next, events: judged, failures };
}

function isEvent(event: RuleEvent | RuleFailure): event is RuleEvent {
  return event.type !== 'rule-failed';
}

/** One line per rule and call: a rule that breaks on every reading must not fill the log. */
export function logFailures({ log }: Pick<Parts, 'log'>, failures: RuleFailures): void {
  for (const [ruleId, failure] of failures) log.error({ ruleId, ...failure }, 'rule.failed');
}
