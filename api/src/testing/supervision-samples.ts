import {
  draftOf,
  SUGGESTED_SUPERVISION_RULES,
} from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRulesDraft } from '@parkwatch/domain/supervision-plan/supervision-rules';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import type { Tx } from '../db/tx.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { insertRow } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';

/** A next version of the rules that holds from today. */
export function sampleRules(now: Date): SupervisionRulesDraft {
  return { ...draftOf(SUGGESTED_SUPERVISION_RULES), effectiveFrom: parkDate(now) };
}

/** A red plan with an open self-check (the tenant's id) and an open patrol (the next one). */
export async function insertSupervision(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  now: Date,
): Promise<void> {
  const label = { zh: `${marker} 报警`, en: `${marker} alarm` };
  const reasons = JSON.stringify([{ id: `alarm:${id}`, kind: 'alarm', refId: id, label }]);
  await insertRow(tx, 'enterprise_colour', {
    ...{ id, enterprise_id: enterpriseId, colour: 'red', from_at: now },
  });
  await insertRow(tx, 'supervision_plan', {
    ...{ id, enterprise_id: enterpriseId, colour: 'red', from_at: now, change: 'first' },
    ...{ shown: 'red', reasons, rule_version: 1 },
  });
  const checklist = JSON.stringify([{ id: 'standing:1', text: label, about: null }]);
  for (const [at, kind, every] of [
    [0, 'self-check', 'shift'],
    [1, 'patrol', 'day'],
  ] as const) {
    const taskId = id + at;
    await insertRow(tx, 'supervision_task', {
      ...{ id: taskId, enterprise_id: enterpriseId, plan_id: id, kind, every, period_from: now },
      ...{ colour: 'red', rule_version: 1, reasons, checklist, from_at: now, state: 'open' },
      due_at: new Date(now.getTime() + HOUR_MS),
    });
    await insertRow(tx, 'supervision_event', {
      ...{ id: taskId, task_id: taskId, enterprise_id: enterpriseId, at: now, action: 'make' },
      ...{ actor_name: 'system', actor_role: 'system' },
    });
  }
}
