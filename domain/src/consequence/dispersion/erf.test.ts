import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { erf, erfc, normalCdf } from './erf.ts';

/** x, erf, erfc of the C library (glibc), another algorithm. */
const TABLE: readonly (readonly [number, number, number])[] = [
  [0.1, 0.1124629160182849, 0.8875370839817152],
  [0.3, 0.3286267594591274, 0.6713732405408726],
  [0.46, 0.4846553900016797, 0.5153446099983203],
  [0.47, 0.4937450508860821, 0.5062549491139179],
  [0.5, 0.5204998778130465, 0.4795001221869535],
  [1, 0.8427007929497149, 0.15729920705028513],
  [1.5, 0.9661051464753108, 0.033894853524689274],
  [2, 0.9953222650189527, 0.004677734981047265],
  [3, 0.9999779095030014, 2.2090496998585438e-5],
  [3.9, 0.9999999652077514, 3.479224859723177e-8],
  [4.1, 0.9999999932999724, 6.700027654084918e-9],
  [5, 0.9999999999984626, 1.5374597944280351e-12],
  [8, 1, 1.1224297172982928e-29],
  [15, 1, 7.212994172451206e-100],
  [26, 1, 5.663192408856143e-296],
];

function near(actual: number, expected: number, relative = 1e-13): void {
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} ${expected}`);
}

/** 2/√π Σ (−1)ⁿ x^(2n+1)/(n!(2n+1)): enough for |x| ≤ 2. */
function series(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

describe('erf', () => {
  it('agrees with the C library in all three ranges and at their seams', () => {
    for (const [x, value, complement] of TABLE) {
      near(erf(x), value);
      near(erf(-x), -value);
      near(erfc(x), complement);
      near(erfc(-x), 2 - complement);
    }
  });

  it('agrees with its power series at random places (seed 1)', () => {
    const random = seededRandom(1);
    for (let turn = 0; turn < 500; turn++) {
      const x = random.between(-2, 2);
      assert.ok(Math.abs(erf(x) - series(x)) < 1e-13, `x ${x}`);
    }
  });

  it('ends at its limits and hands on what is no number', () => {
    assert.equal(erf(0), 0);
    assert.equal(erf(Infinity), 1);
    assert.equal(erf(-Infinity), -1);
    assert.equal(erfc(Infinity), 0);
    assert.equal(erfc(30), 0);
    assert.ok(Number.isNaN(erf(NaN)));
    assert.ok(Number.isNaN(erfc(NaN)));
  });
});

describe('normalCdf', () => {
  it('gives the quantiles of the tables, exact in the lower tail too', () => {
    near(normalCdf(0), 0.5);
    near(normalCdf(1.959963984540054), 0.975);
    near(normalCdf(-2.326347874040841), 0.01);
    near(normalCdf(-10), 7.619853024160525e-24);
  });
});
