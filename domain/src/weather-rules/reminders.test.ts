import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS } from '../time/duration.ts';
import type { FacilityFacts } from './facility-facts.ts';
import type { Raise } from './raises.ts';
import { MEASURED_REST_MS, reminderChanges } from './reminders.ts';
import type { OpenReminder } from './reminders.ts';
import { SUGGESTED_WEATHER_RULES } from './suggested-rules.ts';

const [RULE] = SUGGESTED_WEATHER_RULES;
const NOW = 10 * HOUR_MS;
const store = (id: number, enterpriseId = 7): FacilityFacts => ({
  ...{ id, enterpriseId, kind: 'warehouse', level: 3, elevationM: 2, isInFloodArea: null },
  ...{ holdsFlammables: null, traits: {} },
});
const raise = (facility: FacilityFacts, levels: 1 | 2 = 1, rule = RULE!): Raise => ({
  ...{ rule, facility, levels, unknown: [] },
  cause: { levels, warningId: 5, of: 'warning:5', text: { zh: '暴雨', en: 'rain' } },
});
const told: OpenReminder = {
  ...{ id: 30, ruleId: RULE!.id, enterpriseId: 7, levels: 1, facilityIds: [1, 2] },
  ...{ body: RULE!.reminder, warningId: 5, lastHeldAtMs: NOW },
};
const changes = (
  open: OpenReminder[],
  raises: Raise[],
  { nowMs = NOW, unknownRuleIds = [] as string[] } = {},
) => {
  const { make, keep, end } = reminderChanges(open, { raises, unknownRuleIds }, nowMs);
  return {
    make: make.map((one) => [one.enterpriseId, one.raises.map(({ facility }) => facility.id)]),
    keep: keep.map(({ id }) => id),
    end: end.map(({ id, why }) => `${id} ${why}`),
  };
};

test('each enterprise is told once of a rule, with all of its facilities', () => {
  const raises = [raise(store(1)), raise(store(3, 8)), raise(store(2))];
  assert.deepEqual(changes([], raises), {
    make: [
      [7, [1, 2]],
      [8, [3]],
    ],
    ...{ keep: [], end: [] },
  });
  assert.deepEqual(changes([told], raises.slice(0, 1)), { make: [], keep: [30], end: [] });
});

test('more than was told is told anew: a greater raise, a further facility, other words', () => {
  const other = { ...RULE!, version: 2, reminder: { zh: '别的', en: 'other' } };
  for (const raises of [
    [raise(store(1), 2)],
    [raise(store(1)), raise(store(9))],
    [raise(store(1), 1, other)],
  ]) {
    const found = changes([told], raises);
    assert.deepEqual([found.make.length, found.end], [1, ['30 superseded']]);
  }
  const renamed = { ...RULE!, version: 2, name: { zh: '新名', en: 'renamed' } };
  assert.deepEqual(changes([told], [raise(store(1), 1, renamed)]).keep, [30]);
});

test('it is over when its warning is; measured weather rests first; what cannot be judged is not over', () => {
  assert.deepEqual(changes([told], []).end, ['30 over']);
  const measured = { ...told, warningId: null };
  const nowMs = NOW + MEASURED_REST_MS;
  assert.deepEqual(changes([measured], [], { nowMs: nowMs - 1 }).end, []);
  assert.deepEqual(changes([measured], [], { nowMs }).end, ['30 over']);
  for (const one of [told, measured])
    assert.deepEqual(changes([one], [], { nowMs, unknownRuleIds: [RULE!.id] }).end, []);
});
