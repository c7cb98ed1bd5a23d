import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInRings, signedArea } from '../../geo/polygon.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import { contourPolygons, polygonsAreaM2, type NodeGrid, type SampledField } from './contours.ts';

function sampled(grid: NodeGrid, value: (x: number, y: number) => number): SampledField {
  const values = new Float64Array(grid.columns * grid.rows);
  for (let at = 0; at < values.length; at++) {
    const column = at % grid.columns;
    const row = (at - column) / grid.columns;
    values[at] = value(grid.startXM + column * grid.cellM, grid.startYM + row * grid.cellM);
  }
  return { grid, values };
}

const GRID: NodeGrid = { startXM: -300, startYM: -300, cellM: 5, columns: 121, rows: 121 };

test('a cone gives a circle, its area within 0.1 %', () => {
  const polygons = contourPolygons(
    sampled(GRID, (x, y) => 300 - Math.hypot(x, y)),
    100,
  );
  assert.equal(polygons.length, 1);
  assert.equal(polygons[0]!.length, 1);
  assert.ok(Math.abs(polygonsAreaM2(polygons) / (Math.PI * 200 ** 2) - 1) < 1e-3);
});

test('a ring-shaped ridge gives one polygon with one hole that turns the other way', () => {
  const polygons = contourPolygons(
    sampled(GRID, (x, y) => -Math.abs(Math.hypot(x, y) - 150)),
    -50,
  );
  assert.deepEqual(
    polygons.map((rings) => rings.map((ring) => Math.sign(signedArea(ring)))),
    [[1, -1]],
  );
  const area = Math.PI * (200 ** 2 - 100 ** 2);
  assert.ok(Math.abs(polygonsAreaM2(polygons) / area - 1) < 2e-3);
});

test('an island in a hole is a polygon of its own', () => {
  const polygons = contourPolygons(
    sampled(GRID, (x, y) => Math.cos(Math.hypot(x, y) / 30)),
    0,
  );
  const inner = polygons.filter((rings) => rings.length === 1);
  assert.equal(inner.length >= 1, true);
  assert.ok(polygons.some((rings) => rings.length === 2));
});

test('between two nodes the crossing is linear in the value, or in its logarithm', () => {
  const grid: NodeGrid = { startXM: 0, startYM: 0, cellM: 10, columns: 3, rows: 3 };
  const values = Float64Array.of(0, 0, 0, 0, 100, 1, 0, 0, 0);
  const eastmost = (scale: 'linear' | 'log') =>
    Math.max(...contourPolygons({ grid, values, scale }, 10)[0]![0]!.map(([x]) => x));
  assert.ok(Math.abs(eastmost('linear') - (10 + (10 * 90) / 99)) < 1e-9);
  assert.ok(Math.abs(eastmost('log') - 15) < 1e-9);
});

test('a saddle is joined when the mean of its corners reaches the level, apart when not', () => {
  const grid: NodeGrid = { startXM: 0, startYM: 0, cellM: 1, columns: 2, rows: 2 };
  const at = (low: number) =>
    contourPolygons({ grid, values: Float64Array.of(10, low, low, 10) }, 5).length;
  assert.equal(at(0), 1);
  assert.equal(at(-1), 2);
});

test('an area that reaches the edge of the grid is closed along it', () => {
  const polygons = contourPolygons(
    sampled(GRID, () => 1),
    0.5,
  );
  assert.ok(Math.abs(polygonsAreaM2(polygons) / 600 ** 2 - 1) < 1e-6);
});

test('no area for a field below the level, or for a node that just reaches it', () => {
  const grid: NodeGrid = { startXM: 0, startYM: 0, cellM: 1, columns: 3, rows: 3 };
  assert.deepEqual(contourPolygons({ grid, values: new Float64Array(9) }, 1), []);
  assert.deepEqual(
    contourPolygons({ grid, values: Float64Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0) }, 1),
    [],
  );
});

for (const seed of [1, 2, 3, 4, 5, 6])
  test(`rings of a noisy field are simple, and hold the nodes above the level (seed ${seed})`, () => {
    const random = seededRandom(seed);
    const grid: NodeGrid = { startXM: -40, startYM: 12, cellM: 2.5, columns: 23, rows: 17 };
    // Whole numbers: many nodes are exactly at the level.
    const field = sampled(grid, () => random.below(5));
    const polygons = contourPolygons(field, 2);
    for (const ring of polygons.flat()) {
      assert.deepEqual(ring[0], ring.at(-1));
      assert.ok(!crossesItself(ring));
    }
    for (let at = 0; at < field.values.length; at++) {
      const column = at % grid.columns;
      const place: [number, number] = [
        grid.startXM + column * grid.cellM,
        grid.startYM + ((at - column) / grid.columns) * grid.cellM,
      ];
      const holders = polygons.filter((rings) => isInRings(place, rings)).length;
      if (field.values[at]! > 2) assert.equal(holders, 1);
      if (field.values[at]! < 2) assert.equal(holders, 0);
    }
    assert.deepEqual(contourPolygons(field, 2), polygons);
  });

function crossesItself(ring: readonly (readonly [number, number])[]): boolean {
  for (let i = 0; i + 1 < ring.length; i++)
    for (let j = i + 2; j + 1 < ring.length; j++) {
      if (i === 0 && j + 2 === ring.length) continue;
      if (doCross(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return true;
    }
  return false;
}

type Point = readonly [number, number];
/** Whether two segments have a point in common; segments on one line have none unless their boxes meet. */
function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const apart = [0, 1].some(
    (axis) =>
      Math.max(a[axis]!, b[axis]!) < Math.min(c[axis]!, d[axis]!) ||
      Math.max(c[axis]!, d[axis]!) < Math.min(a[axis]!, b[axis]!),
  );
  if (apart) return false;
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

test('fields that make no sense are refused', () => {
  const grid: NodeGrid = { startXM: 0, startYM: 0, cellM: 1, columns: 2, rows: 2 };
  assert.throws(() => contourPolygons({ grid, values: new Float64Array(3) }, 1), RangeError);
  assert.throws(
    () => contourPolygons({ grid, values: Float64Array.of(0, NaN, 1, 2) }, 1),
    /value 1/,
  );
  assert.throws(
    () => contourPolygons({ grid, values: new Float64Array(4), scale: 'log' }, 0),
    /level/,
  );
});
