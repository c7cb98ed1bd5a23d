import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { seededRandom } from '../random/seeded-random.ts';
import type { Reading } from '../reading/reading.ts';
import { asBinder, evaluate, RULES, rulesOf, type RuleStates } from './index.ts';
import { at, BARE_POINT } from './time-line.ts';

const SEED = 20260724;
/** Every rule applies to it. */
const POINT = {
  ...BARE_POINT,
  kind: 'fire-alarm',
  ll: 5,
  l: 10,
  h: 80,
  hh: 90,
  deadband: 2,
  delayS: 60,
  staleS: 600,
  rateLimitPerMin: 20,
  frozenS: 300,
  sustained: { limit: 70, hours: 0.5 },
};

function series(seed: number, count: number): Reading[] {
  const random = seededRandom(seed);
  let atMs = at('10:00');
  let value = 50;
  return Array.from({ length: count }, () => {
    atMs += random.pick([10_000, 30_000, 30_000, 120_000, 900_000]);
    value =
      random.next() < 0.2 ? value : Math.max(0, Math.min(100, value + random.between(-25, 25)));
    return {
      pointId: 1,
      atMs,
      value,
      quality: random.pick(['good', 'good', 'good', 'uncertain', 'bad'] as const),
    };
  });
}

test('rule ids are unique and stay what they are: they are stored with alarms', () => {
  assert.deepEqual(
    RULES.map((rule) => rule.id),
    ['limits', 'state', 'rate-of-change', 'sustained-above', 'frozen-value', 'stale'],
  );
});

test(`stopping one rule never changes another (seed ${SEED})`, () => {
  const readings = series(SEED, 400);
  const nowMs = readings.at(-1)!.atMs + 3_600_000;
  const all = evaluate({ states: {}, rules: rulesOf(POINT), readings, nowMs });
  assert.ok(
    new Set(all.events.map((event) => event.ruleId)).size === RULES.length,
    'the series moves every rule',
  );
  for (const stopped of RULES) {
    const rules = rulesOf(
      POINT,
      RULES.filter((rule) => rule !== stopped),
    );
    const rest = evaluate({ states: {}, rules, readings, nowMs });
    assert.deepEqual(
      rest.events,
      all.events.filter((event) => event.ruleId !== stopped.id),
    );
    for (const other of RULES.filter((rule) => rule !== stopped))
      assert.deepEqual(rest.states[other.id], all.states[other.id]);
  }
});

test(`batches of any size, shuffled and repeated inside, tell the same as one by one (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const readings = series(SEED + 1, 300);
  const rules = rulesOf(POINT);
  const tell = (batches: Reading[][]) => {
    let states: RuleStates = {};
    const events = [];
    for (const batch of batches) {
      const nowMs = Math.max(...batch.map((reading) => reading.atMs));
      const result = evaluate({ states, rules, readings: batch, nowMs });
      states = JSON.parse(JSON.stringify(result.states)) as RuleStates;
      events.push(...result.events);
    }
    return {
      states,
      events: events.toSorted((a, b) => a.atMs - b.atMs || a.ruleId.localeCompare(b.ruleId)),
    };
  };
  const oneByOne = tell(readings.map((reading) => [reading]));
  const batches: Reading[][] = [];
  for (let start = 0; start < readings.length;) {
    const end = start + 1 + random.below(40);
    const batch = readings.slice(start, end);
    batches.push([...batch, ...batch].toSorted(() => random.next() - 0.5));
    start = end;
  }
  assert.deepEqual(tell(batches), oneByOne);
});

test('a delivery that comes again says nothing new', () => {
  const readings = series(SEED + 2, 100);
  const rules = rulesOf(POINT);
  const nowMs = readings.at(-1)!.atMs;
  const first = evaluate({ states: {}, rules, readings, nowMs });
  const second = evaluate({ states: first.states, rules, readings, nowMs });
  assert.deepEqual(second.events, []);
  assert.deepEqual(second.states, first.states);
});

const brokenRule = asBinder<{ x: number }, { n: number }>({
  id: 'broken',
  params: z.object({ x: z.number() }),
  paramsOf: () => ({ x: 1 }),
  initial: { n: 0 },
  isState: (value): value is { n: number } =>
    typeof value === 'object' && value !== null && 'n' in value,
  standing: () => [],
  step: () => {
    throw new Error('division by zero');
  },
});

test('a rule that throws is reported, the others go on', () => {
  const readings = series(SEED + 3, 50);
  const nowMs = readings.at(-1)!.atMs;
  const rules = rulesOf(POINT, [brokenRule, ...RULES]);
  const { events, states } = evaluate({ states: { broken: { n: 7 } }, rules, readings, nowMs });
  const failures = events.filter((event) => event.type === 'rule-failed');
  assert.deepEqual(failures, [
    { type: 'rule-failed', ruleId: 'broken', atMs: nowMs, reason: 'division by zero' },
  ]);
  assert.deepEqual(states['broken'], { n: 7 });
  const without = evaluate({ states: {}, rules: rulesOf(POINT), readings, nowMs });
  assert.deepEqual(
    events.filter((event) => event.type !== 'rule-failed'),
    without.events,
  );
});

test("a stored state that is not the rule's own is reported and renewed", () => {
  for (const odd of [
    null,
    7,
    'x',
    [],
    {},
    { isOn: 'yes' },
    { bands: { zz: {} }, lastAtMs: null, lastValue: null },
  ]) {
    for (const { id } of RULES) {
      const first = evaluate({
        states: { [id]: odd },
        rules: rulesOf(POINT),
        readings: [],
        nowMs: at('10:00'),
      });
      assert.deepEqual(
        first.events.map((event) => [event.type, event.ruleId]),
        [['rule-failed', id]],
      );
      const second = evaluate({
        states: first.states,
        rules: rulesOf(POINT),
        readings: [],
        nowMs: at('10:00'),
      });
      assert.deepEqual(second.events, []);
    }
  }
});

test(`what is switched off ends, whatever stood (seed ${SEED})`, () => {
  const readings = series(SEED + 3, 120);
  const off = rulesOf({ ...BARE_POINT, staleS: POINT.staleS });
  const ended = new Set<string>();
  for (let count = 1; count <= readings.length; count++) {
    const seen = readings.slice(0, count);
    const nowMs = seen.at(-1)!.atMs;
    const on = evaluate({ states: {}, rules: rulesOf(POINT), readings: seen, nowMs });
    const standing = new Set<string>();
    for (const event of on.events) {
      if (event.type === 'raise') standing.add(event.condition);
      if (event.type === 'clear') standing.delete(event.condition);
    }
    standing.delete('stale');
    const stored = JSON.parse(JSON.stringify(on.states)) as RuleStates;
    const after = evaluate({ states: stored, rules: off, readings: [], nowMs });
    const told = after.events.map((event) => event.type !== 'rule-failed' && event.condition);
    assert.deepEqual(new Set(told), standing);
    assert.deepEqual(Object.keys(after.states), ['stale']);
    for (const condition of standing) ended.add(condition);
  }
  assert.ok(ended.size >= 6, [...ended].join());
});

test('set-points out of bounds are reported for their rule only', () => {
  const rules = rulesOf({ ...POINT, rateLimitPerMin: -1 });
  const { events } = evaluate({ states: {}, rules, readings: [], nowMs: at('10:00') });
  assert.equal(events.length, 1);
  assert.ok(
    events[0]?.type === 'rule-failed' &&
      events[0].ruleId === 'rate-of-change' &&
      /limitPerMin/.test(events[0].reason),
  );
});

test('states of rules that no longer apply are handed back as they came', () => {
  const states = { 'old-rule': { a: 1 } };
  const result = evaluate({ states, rules: rulesOf(BARE_POINT), readings: [], nowMs: at('10:00') });
  assert.deepEqual(result.states['old-rule'], { a: 1 });
  assert.deepEqual(states, { 'old-rule': { a: 1 } });
});

test('says when to look again if no reading comes', () => {
  const rules = rulesOf(POINT);
  const reading = { pointId: 1, atMs: at('10:00'), value: 50, quality: 'good' } as const;
  const quiet = evaluate({ states: {}, rules, readings: [reading], nowMs: at('10:00') });
  assert.equal(quiet.dueMs, at('10:10') + 1, 'silence must be longer than the limit');
  const high = { ...reading, atMs: at('10:01'), value: 85 };
  const waiting = evaluate({ states: quiet.states, rules, readings: [high], nowMs: at('10:01') });
  assert.equal(waiting.dueMs, at('10:02'), 'the on-delay runs out first');
  for (const late of [waiting, quiet]) {
    const before = evaluate({ ...late, rules, readings: [], nowMs: late.dueMs! - 1 });
    assert.deepEqual(before.events, []);
    const due = evaluate({ ...late, rules, readings: [], nowMs: late.dueMs! });
    assert.equal(due.events.length, 1);
    assert.ok(due.dueMs === null || due.dueMs > late.dueMs!);
  }
});
