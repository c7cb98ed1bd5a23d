import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, type SeededRandom } from '../../random/seeded-random.ts';
import { QUALITIES, type Reading } from '../../reading/reading.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/duration.ts';
import { judgeRule, type Finding } from './judge-rule.ts';
import { warningRule, type Condition, type WarningRule } from './warning-rule.ts';
import { watchRule, type WatchState } from './watch-rule.ts';

const SEED = 20261129;
const POINTS = [1, 2];

function randomLeaf(random: SeededRandom): Condition {
  const pointId = random.pick(POINTS);
  if (random.next() < 0.5)
    return {
      type: 'limit',
      pointId,
      side: random.pick(['above', 'below'] as const),
      limit: random.below(5) - 2,
      forHours: random.pick([0, 0.25, 0.5, 1]),
    };
  return {
    type: 'trend',
    pointId,
    direction: random.pick(['rising', 'falling'] as const),
    perHour: random.pick([0.5, 2, 6]),
    windowHours: random.pick([1, 1.37, 3]),
  };
}

function randomCondition(random: SeededRandom, levels: number): Condition {
  if (levels === 0 || random.next() < 0.3) return randomLeaf(random);
  const of = Array.from({ length: 1 + random.below(3) }, () => randomCondition(random, levels - 1));
  return { type: random.pick(['all', 'any'] as const), of };
}

function randomRule(random: SeededRandom): WarningRule {
  const name = { zh: '点', en: 'point' };
  return warningRule.parse({
    id: 'r',
    version: 1,
    effectiveFrom: '2026-01-01',
    name,
    equipment: name,
    points: POINTS.map((pointId) => ({
      pointId,
      name,
      unit: '',
      maxGapS: random.pick([60, 300, 600]),
    })),
    condition: randomCondition(random, 2),
    advice: name,
  });
}

/** A walk in whole steps with holes, repeats, equal instants and all qualities. */
function randomSeries(random: SeededRandom): Reading[] {
  const hole = random.pick([0, 0.02, 0.1]);
  const good = random.pick([0.6, 0.95, 1]);
  return POINTS.flatMap((pointId) => {
    let atMs = random.below(HOUR_MS);
    let value = random.below(5) - 2;
    return Array.from({ length: 20 + random.below(200) }, () => {
      atMs += random.next() < hole ? random.below(HOUR_MS) : random.below(2 * MINUTE_MS);
      value += random.below(3) - 1;
      const quality = random.next() < good ? 'good' : random.pick(QUALITIES);
      return { pointId, atMs, value, quality };
    });
  }).toSorted((a, b) => a.atMs - b.atMs);
}

test(`step by step and on the whole series are one (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const seen = new Map<string, number>();
  for (let round = 0; round < 2000; round++) {
    const rule = randomRule(random);
    const series = randomSeries(random);
    const watch = watchRule(rule);
    let state: WatchState = watch.initial;
    for (const [index, reading] of series.entries()) {
      state = watch.hear(state, reading);
      const nextMs = series[index + 1]?.atMs ?? Infinity;
      // Readings of the same instant that are still to come belong to it, too.
      if (nextMs === reading.atMs || (nextMs < Infinity && random.next() > 0.02)) continue;
      const step = watch.step(state, reading);
      assert.deepEqual(step.warning, judgeRule(rule, series, reading.atMs));
      seen.set(step.warning.verdict, (seen.get(step.warning.verdict) ?? 0) + 1);
      const laterMs = Math.min(reading.atMs + random.below(HOUR_MS), nextMs - 1);
      assert.deepEqual(watch.tick(state, laterMs).warning, judgeRule(rule, series, laterMs));
    }
  }
  const cases = [...seen.values()].reduce((sum, count) => sum + count, 0);
  assert.ok(cases >= 10_000, `${cases} cases`);
  for (const verdict of ['holds', 'does-not-hold', 'unknown'])
    assert.ok((seen.get(verdict) ?? 0) > 100, `${verdict}: ${seen.get(verdict)}`);
});

test(`taking readings away never makes an unknown or standing condition fine by silence (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 300; round++) {
    const rule = randomRule(random);
    const series = randomSeries(random);
    const lastMs = series.at(-1)!.atMs;
    const silent = judgeRule(rule, series, lastMs + HOUR_MS);
    assert.equal(silent.verdict, 'unknown');
    for (const leaf of leafFindings(silent)) assert.equal(leaf.verdict, 'unknown');
  }
});

test(`between two ticks that are due nothing turns (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 300; round++) {
    const watch = watchRule(randomRule(random));
    let state: WatchState = watch.initial;
    for (const reading of randomSeries(random)) {
      const dueMs = watch.dueMs(state);
      if (random.next() < 0.1 && dueMs !== null && state.atMs! < dueMs) {
        const { state: judged } = watch.tick(state, state.atMs!);
        const beforeMs = Math.min(dueMs, reading.atMs) - 1;
        assert.equal(watch.tick(judged, beforeMs).isTurned, false);
      }
      state = watch.hear(state, reading);
    }
    assert.ok(JSON.stringify(state).length < 60_000);
  }
});

function leafFindings(finding: Pick<Finding, 'parts'>): Finding[] {
  return finding.parts.flatMap((part) => (part.leaf ? [part] : leafFindings(part)));
}
