import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LonLat, Rings } from './lon-lat.ts';
import { distanceToRings, isInPolygon, signedArea } from './polygon.ts';

const SQUARE: Rings = [
  [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ],
  [
    [4, 4],
    [4, 6],
    [6, 6],
    [6, 4],
    [4, 4],
  ],
];

test('a hole is outside', () => {
  const rows: [LonLat, boolean][] = [
    [[1, 1], true],
    [[5, 5], false],
    [[11, 5], false],
    [[5, 3.9], true],
    [[-1, 0], false],
    [[5, 20], false],
  ];
  for (const [place, expected] of rows)
    assert.equal(isInPolygon(place, SQUARE), expected, String(place));
});

test('a concave polygon and a ray through a vertex', () => {
  const arrow: Rings = [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 2],
      [0, 4],
      [0, 0],
    ],
  ];
  assert.ok(isInPolygon([1, 2], arrow));
  assert.ok(isInPolygon([3.5, 3], arrow));
  assert.ok(!isInPolygon([2, 3], arrow));
});

test('distance is 0 inside and to the nearest edge outside, hole edges included', () => {
  const rows: [LonLat, number][] = [
    [[1, 1], 0],
    [[5, 5], 1],
    [[13, 14], 5],
    [[5, -2], 2],
  ];
  for (const [place, expected] of rows) assert.equal(distanceToRings(place, SQUARE), expected);
  assert.equal(distanceToRings([0, 0], []), Infinity);
});

test('area is positive counter-clockwise', () => {
  assert.equal(signedArea(SQUARE[0]!), 100);
  assert.equal(signedArea(SQUARE[1]!), -4);
  assert.equal(signedArea([]), 0);
});
