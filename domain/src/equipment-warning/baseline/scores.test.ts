import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { filledForLeast } from './fill-gaps.ts';
import { componentsForShare, speLimit, t2Limit } from './principal-components.ts';
import { dataOf, plantRows, SEED, trained, VARIABLES } from './sample-plant.ts';
import { scoresOf } from './scores.ts';

const MODEL = trained(dataOf(plantRows(SEED, 1000)));

test('limits of T² and SPE by hand', () => {
  // 2 × 899 / (30 × 28) × F₀.₉₉(2, 28) = 5.453
  assert.ok(Math.abs(t2Limit(2, 30, 0.01) - 11.672) < 0.005);
  // Equal eigenvalues of 1: SPE is χ² of as many degrees, 23.209 and 15.086 at 99 %.
  assert.ok(Math.abs(speLimit(new Array<number>(10).fill(1), 0.01)! - 23.209) < 0.05);
  assert.ok(Math.abs(speLimit(new Array<number>(5).fill(1), 0.01)! - 15.086) < 0.06);
  assert.equal(speLimit([], 0.01), null);
  assert.equal(componentsForShare([6, 3, 1], 0.6), 1);
  assert.equal(componentsForShare([6, 3, 1], 0.61), 2);
  assert.equal(componentsForShare([6, 3, 1], 1), 3);
  assert.throws(() => componentsForShare([1], 0), RangeError);
  assert.throws(() => t2Limit(30, 30, 0.01), RangeError);
});

test(`contributions add up to T² and SPE (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 2000; round++) {
    const scaled = VARIABLES.map(() => random.between(-6, 6));
    const { t2, spe, t2Parts, speParts } = scoresOf(MODEL.pca, scaled);
    const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
    assert.ok(Math.abs(sum(t2Parts) - t2) < 1e-9 && Math.abs(sum(speParts) - spe) < 1e-9);
    assert.ok(t2 >= -1e-9 && speParts.every((part) => part >= 0));
    const scores = MODEL.pca.loadings.map((loading) =>
      sum(loading.map((entry, at) => entry * scaled[at]!)),
    );
    const length = sum(scaled.map((value) => value ** 2));
    // Pythagoras: what the components hold and what is left over are all there is.
    assert.ok(Math.abs(length - spe - sum(scores.map((score) => score ** 2))) < 1e-9);
  }
});

test(`a row with gaps has at least the T² and SPE of the row so filled (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 4000; round++) {
    const statistic = random.pick(['t2', 'spe'] as const);
    const of = (row: readonly number[]): number => scoresOf(MODEL.pca, row)[statistic];
    const whole = VARIABLES.map(() => random.between(-6, 6));
    const gaps = whole.map((value) => (random.next() < 0.3 ? null : value));
    const filled = filledForLeast(statistic, MODEL.pca, gaps);
    assert.equal(
      filled === null,
      gaps.every((value) => value === null),
    );
    if (filled === null) continue;
    const least = of(filled);
    assert.ok(least <= of(whole) + 1e-9, `${statistic} ${least} of ${of(whole)}`);
    const moved = filled.map((value, at) => gaps[at] ?? value + random.between(-0.1, 0.1));
    assert.ok(of(moved) >= least - 1e-9);
    assert.ok(gaps.every((value, at) => value === null || value === filled[at]));
  }
});
