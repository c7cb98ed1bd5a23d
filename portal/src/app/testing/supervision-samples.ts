import {
  draftOf,
  SUGGESTED_SUPERVISION_RULES,
} from '@parkwatch/domain/supervision-plan/supervision-rules';
import type {
  SupervisionPlan,
  SupervisionRulesAnswer,
  SupervisionTask,
  SupervisionTaskDetail,
} from '@parkwatch/domain/wire/supervision';

const ENTERPRISE = { id: 7, code: 'E7', name: { zh: '海屿化工', en: 'Haiyu Chemicals' } };
const REASON = {
  ...{ id: 'unknown-sensor:3', kind: 'unknown-sensor' as const, refId: 3 },
  label: { zh: '氯气探头 GT-101', en: 'Chlorine sensor GT-101' },
};

/** An open daily patrol of a red enterprise. */
export function sampleTask(changes: Partial<SupervisionTask> = {}): SupervisionTask {
  return {
    ...{ id: 41, enterprise: ENTERPRISE, kind: 'patrol', every: 'day', colour: 'red' },
    ...{ ruleVersion: 1, reasons: [REASON], state: 'open', assignedTo: null },
    checklist: [
      {
        id: 'unknown-sensor:3',
        text: { zh: '无数据测点“氯气探头 GT-101”', en: 'Silent sensor "GT-101"' },
        about: { kind: 'unknown-sensor', refId: 3 },
      },
      { id: 'standing:1', text: { zh: '中控室报警', en: 'Alarms' }, about: null },
    ],
    ...{ fromAt: '2026-07-21T00:00:00.000Z', dueAt: '2026-07-21T16:00:00.000Z' },
    ...{ tightenedAt: null, withdrawAt: null, missedAt: null },
    ...{ remindedAt: null, remindedCount: 0, done: null, withdrawn: null },
    ...changes,
  };
}

export function sampleTaskDetail(changes: Partial<SupervisionTask> = {}): SupervisionTaskDetail {
  const by = { id: null, name: 'system', role: 'system', account: null, enterprise: null };
  const trail = [{ at: '2026-07-21T00:00:00.000Z', by, action: 'make', text: null }];
  return { ...sampleTask(changes), trail, attachments: [] };
}

export function samplePlan(changes: Partial<SupervisionPlan> = {}): SupervisionPlan {
  return {
    ...{ enterprise: ENTERPRISE, colour: 'red', since: '2026-07-20T02:00:00.000Z' },
    ...{ change: 'worse', shown: 'yellow', shownSince: '2026-07-21T06:00:00.000Z' },
    ...{ heldUntil: '2026-07-22T06:00:00.000Z', zoneSetId: 3, reasons: [REASON] },
    lines: [
      { kind: 'patrol', every: 'day' },
      { kind: 'self-check', every: 'shift' },
    ],
    ...{ openTasks: 2, missedTasks: 1, lastDoneAt: null, inspector: null },
    trend: [
      {
        ...{ colour: 'red', fromAt: '2026-07-20T02:00:00.000Z' },
        toAt: '2026-07-21T06:00:00.000Z',
      },
    ],
    ...changes,
  };
}

export function samplePlans(...items: SupervisionPlan[]) {
  return { asOf: '2026-07-21T08:30:00.000Z', areZonesBehind: false, items };
}

export function sampleStatistics() {
  const all = { due: 10, onTime: 8, late: 1, missed: 1, withdrawn: 0, share: 0.8 };
  return {
    ...{ from: '2026-06-21T08:30:00.000Z', to: '2026-07-21T08:30:00.000Z', all },
    ...{ byKind: [], byEnterprise: [] },
  };
}

export function sampleRulesAnswer(version = 1): SupervisionRulesAnswer {
  const rules = { ...draftOf(SUGGESTED_SUPERVISION_RULES), version };
  return { current: rules, versions: [{ rules, writtenAt: null, writtenBy: null }] };
}
