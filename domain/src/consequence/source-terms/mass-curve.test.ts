import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import {
  atOnce,
  curveOfRates,
  cutAt,
  delayed,
  endS,
  massAtKg,
  NOTHING,
  scaled,
  steady,
  stepsOf,
  sumOf,
  totalKg,
} from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';

/** A falling rate, kg/s, over 500 s. */
function decaying(points: number): MassCurve {
  const timesS = Array.from({ length: points + 1 }, (_, at) => (500 * at) / points);
  return { timesS, massKg: timesS.map((time) => 100 * (1 - Math.exp(-time / 80))) };
}

describe('mass over time', () => {
  it('is read between its points, nothing before and all after', () => {
    const curve = steady(2, 10);
    assert.deepEqual(
      [-1, 0, 2.5, 10, 99].map((at) => massAtKg(curve, at)),
      [0, 0, 5, 20, 20],
    );
    assert.equal(massAtKg(atOnce(7), 0), 7);
    assert.equal(massAtKg(atOnce(7), -1), 0);
  });
  it('can be cut, scaled, delayed and added', () => {
    const curve = cutAt(steady(2, 10), 4);
    assert.deepEqual([endS(curve), totalKg(curve)], [4, 8]);
    assert.equal(cutAt(curve, 9), curve);
    assert.equal(totalKg(scaled(curve, 0.25)), 2);
    const both = sumOf([curve, delayed(steady(1, 3), 4)]);
    assert.deepEqual(
      [2, 4, 5, 7].map((at) => massAtKg(both, at)),
      [4, 8, 9, 11],
    );
    assert.deepEqual(sumOf([]), NOTHING);
    assert.deepEqual(steady(3, 0), NOTHING);
  });
  it('follows rates, and ends where they end', () => {
    const curve = curveOfRates([0, 10, 20, 30], [4, 2, 0, 0]);
    assert.ok(Math.abs(endS(curve) - (10 / 3 + 10)) < 1e-12);
    assert.equal(totalKg(curve), 20);
  });
  it('never goes down, whatever its parts (seed 5)', () => {
    const random = seededRandom(5);
    for (let run = 0; run < 50; run++) {
      const parts = Array.from({ length: 4 }, () => {
        const part = steady(random.between(0, 9), random.between(0, 300));
        return delayed(cutAt(part, random.between(1, 300)), random.between(0, 50));
      });
      const { timesS, massKg } = sumOf(parts);
      for (let at = 1; at < timesS.length; at++)
        assert.ok(timesS[at]! > timesS[at - 1]! && massKg[at]! >= massKg[at - 1]! - 1e-9);
    }
  });
});

describe('steps of constant rate', () => {
  it('are one for a constant rate', () => {
    assert.deepEqual(stepsOf(steady(3, 600)), [{ fromS: 0, toS: 600, rateKgPerS: 3 }]);
    assert.deepEqual(stepsOf(NOTHING), []);
  });
  it('keep the mass exactly, in order, without overlap, at most as many as asked', () => {
    for (const most of [1, 2, 7, 60]) {
      const steps = stepsOf(decaying(1000), most);
      assert.ok(steps.length <= most && steps.length > 0);
      const mass = steps.reduce(
        (sum, { fromS, toS, rateKgPerS }) => sum + rateKgPerS * (toS - fromS),
        0,
      );
      assert.ok(Math.abs(mass / totalKg(decaying(1000)) - 1) < 1e-12);
      for (const [at, { fromS, toS, rateKgPerS }] of steps.entries())
        assert.ok(toS > fromS && rateKgPerS > 0 && fromS >= (steps[at - 1]?.toS ?? 0));
    }
  });
  it('are nowhere off by more than a thousandth of the whole with few of them', () => {
    const curve = decaying(1000);
    const steps = stepsOf(curve);
    assert.ok(steps.length < 30, `${steps.length}`);
    const timesS = [0, ...steps.map(({ toS }) => toS)];
    const coarse = { timesS, massKg: timesS.map((time) => massAtKg(curve, time)) };
    for (let at = 0; at < 500; at++)
      assert.ok(Math.abs(massAtKg(coarse, at) - massAtKg(curve, at)) < 1e-3 * totalKg(curve));
  });
  it('leave a gap where nothing comes', () => {
    const steps = stepsOf(sumOf([steady(1, 10), delayed(steady(2, 5), 20)]));
    assert.deepEqual(
      steps.map(({ fromS, toS }) => [fromS, toS]),
      [
        [0, 10],
        [20, 25],
      ],
    );
  });
});
