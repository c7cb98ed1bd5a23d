import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { fCdf, fQuantile } from './f-distribution.ts';
import { incompleteBeta, logGamma } from './incomplete-beta.ts';
import { median, quantile, robustScale } from './robust-scale.ts';
import { cusumLimit, cusumRunLength, ewmaLimit, ewmaRunLength } from './run-length.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const SEED = 20261128;
/** Within a share of the expected value. */
const near = (actual: number, expected: number, share: number): void =>
  assert.ok(
    Math.abs(actual - expected) <= share * Math.abs(expected),
    `${actual} is not ${expected}`,
  );

test('the gamma function of whole and half numbers', () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    near(Math.exp(logGamma(n)), factorial, 1e-12);
    factorial *= n;
  }
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13);
  near(logGamma(0.1), 2.252712651734206, 1e-13);
  assert.throws(() => logGamma(0), RangeError);
});

test('the incomplete beta function in closed cases', () => {
  for (const x of [0, 0.1, 0.37, 0.5, 0.9, 1]) {
    assert.ok(Math.abs(incompleteBeta(x, 1, 1) - x) < 1e-14);
    assert.ok(Math.abs(incompleteBeta(x, 2, 1) - x * x) < 1e-14);
    assert.ok(Math.abs(incompleteBeta(x, 1, 3) - (1 - (1 - x) ** 3)) < 1e-14);
    assert.ok(Math.abs(incompleteBeta(x, 7.5, 2.5) + incompleteBeta(1 - x, 2.5, 7.5) - 1) < 1e-13);
  }
  assert.throws(() => incompleteBeta(1.1, 1, 1), RangeError);
  assert.throws(() => incompleteBeta(0.5, 0, 1), RangeError);
});

test('quantiles of F are those of printed tables', () => {
  const rows: [share: number, d1: number, d2: number, printed: number][] = [
    [0.95, 1, 1, 161.45],
    [0.95, 1, 10, 4.965],
    [0.95, 5, 10, 3.326],
    [0.95, 10, 20, 2.348],
    [0.95, 4, 120, 2.447],
    [0.99, 1, 1, 4052.2],
    [0.99, 2, 10, 7.559],
    [0.99, 5, 10, 5.636],
    [0.99, 10, 20, 3.368],
    [0.99, 10, 120, 2.472],
    [0.975, 3, 7, 5.89],
  ];
  for (const [share, d1, d2, printed] of rows) near(fQuantile(share, [d1, d2]), printed, 3e-4);
  assert.throws(() => fQuantile(1, [1, 1]), RangeError);
});

test('a quantile of F is the root of its distribution', () => {
  for (const share of [0.001, 0.5, 0.9, 0.999])
    for (const d1 of [1, 3.5, 11, 50])
      for (const d2 of [1, 8, 469]) near(fCdf(fQuantile(share, [d1, d2]), [d1, d2]), share, 1e-9);
});

test('run lengths of the CUSUM are those of printed tables', () => {
  // k = 0.5: Hawkins 1993 / Montgomery, Introduction to Statistical Quality Control, table 9.4 (recalled).
  const rows: [shift: number, h4: number, h5: number][] = [
    [0, 168, 465],
    [0.25, 74.2, 139],
    [0.5, 26.6, 38],
    [1, 8.38, 10.4],
    [2, 3.34, 4.01],
    [3, 2.19, 2.57],
  ];
  for (const [shift, h4, h5] of rows) {
    near(cusumRunLength({ k: 0.5, h: 4 }, shift), h4, 0.006);
    near(cusumRunLength({ k: 0.5, h: 5 }, shift), h5, 0.006);
  }
  near(cusumLimit(0.5, 370), 4.77, 0.003); // Hawkins: k 0.5, h 4.77 for a run length of 370
  near(cusumLimit(0.25, 370), 8.01, 0.003);
});

test('run lengths of the EWMA chart are those of printed tables', () => {
  // Lucas and Saccucci 1990: designs of a run length of 500 (recalled).
  const rows: [lambda: number, limit: number, atShift1: number][] = [
    [0.4, 3.054, 14.3],
    [0.25, 2.998, 11.1],
    [0.2, 2.962, 10.5],
    [0.1, 2.814, 10.3],
    [0.05, 2.615, 11.4],
  ];
  for (const [lambda, limit, atShift1] of rows) {
    near(ewmaRunLength({ lambda, limit }), 500, 0.01);
    near(ewmaRunLength({ lambda, limit }, 1), atShift1, 0.01);
    near(ewmaLimit(lambda, 500), limit, 0.002);
  }
  near(ewmaRunLength({ lambda: 1, limit: 3 }), 370.4, 0.02);
  assert.throws(() => ewmaLimit(0.2, 1), RangeError);
  assert.throws(() => ewmaRunLength({ lambda: 1.1, limit: 3 }), RangeError);
  assert.throws(() => cusumRunLength({ k: 0, h: 4 }), RangeError);
});

test('eigenvalues of matrices that are known', () => {
  assert.deepEqual(symmetricEigen([[3]]), { values: [3], vectors: [[1]] });
  const { values, vectors } = symmetricEigen([
    [2, 1],
    [1, 2],
  ]);
  near(values[0]!, 3, 1e-14);
  near(values[1]!, 1, 1e-14);
  near(vectors[0]![0]!, Math.SQRT1_2, 1e-14);
  // Second differences: 2 − 2 cos(jπ/(n + 1)).
  const size = 20;
  const chain = Array.from({ length: size }, (_, p) =>
    Array.from({ length: size }, (_, q) => (p === q ? 2 : Math.abs(p - q) === 1 ? -1 : 0)),
  );
  for (const [at, value] of symmetricEigen(chain).values.entries())
    near(value, 2 - 2 * Math.cos(((size - at) * Math.PI) / (size + 1)), 1e-11);
  assert.throws(() => symmetricEigen([]), RangeError);
  assert.throws(() => symmetricEigen([[1, 2]]), RangeError);
  assert.throws(
    () =>
      symmetricEigen([
        [1, 2],
        [3, 1],
      ]),
    RangeError,
  );
});

test(`eigenvectors are orthogonal and give the matrix back (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 40; round++) {
    const size = 1 + random.below(12);
    const half = Array.from({ length: size }, () =>
      Array.from({ length: size }, () => random.between(-1, 1)),
    );
    const matrix = half.map((row, p) => row.map((entry, q) => entry + half[q]![p]!));
    const { values, vectors } = symmetricEigen(matrix);
    for (let p = 0; p < size; p++) {
      for (let q = 0; q < size; q++) {
        const dot = vectors[p]!.reduce((sum, entry, at) => sum + entry * vectors[q]![at]!, 0);
        assert.ok(Math.abs(dot - (p === q ? 1 : 0)) < 1e-12);
        const back = values.reduce(
          (sum, value, at) => sum + value * vectors[at]![p]! * vectors[at]![q]!,
          0,
        );
        assert.ok(Math.abs(back - matrix[p]![q]!) < 1e-12);
      }
    }
    assert.deepEqual(
      values,
      values.toSorted((a, b) => b - a),
    );
  }
});

test('medians, quantiles and the scale that wild values do not turn', () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(quantile([1, 2, 3, 4, 5], 0.25), 2);
  assert.throws(() => median([]), RangeError);
  const clean = Array.from({ length: 101 }, (_, at) => at);
  const scale = robustScale(clean)!;
  near(scale.centre, 50, 1e-12);
  near(scale.scale, 29.3, 2e-3);
  const dirty = [...clean.slice(0, 99), 1e9, -1e9];
  near(robustScale(dirty)!.scale, scale.scale, 0.25);
  assert.equal(robustScale([7, 7, 7]), null);
  assert.equal(robustScale([0, 0, 0]), null);
  assert.ok(robustScale([0, 0, 0, 0, 0, 0, 1])!.scale > 0);
});
