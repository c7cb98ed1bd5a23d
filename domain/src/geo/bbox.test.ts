import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bboxOf, bufferBbox, isBboxOverlap, isInBbox, type Bbox } from './bbox.ts';
import { distanceM } from './distance.ts';
import { isLonLat } from './lon-lat.ts';

test('the box around places', () => {
  assert.deepEqual(
    bboxOf([
      [1, 5],
      [3, 2],
    ]),
    [1, 2, 3, 5],
  );
  assert.equal(bboxOf([]), null);
});

test('edges count as in, and boxes that touch overlap', () => {
  const box: Bbox = [0, 0, 2, 2];
  assert.ok(isInBbox([2, 2], box));
  assert.ok(!isInBbox([2.0001, 2], box));
  assert.ok(isBboxOverlap(box, [2, 2, 3, 3]));
  assert.ok(!isBboxOverlap(box, [2.1, 0, 3, 3]));
});

test('a grown box is never too small, on either side of the equator', () => {
  for (const box of [
    [103.6, 1.2, 103.8, 1.3],
    [-70, -41, -69, 5],
    [8, 59, 9, 60],
  ] as Bbox[]) {
    const grown = bufferBbox(box, 1000);
    for (const lat of [box[1], box[3]]) {
      assert.ok(distanceM([grown[0], lat], [box[0], lat]) > 990);
      assert.ok(distanceM([box[0], grown[1]], [box[0], box[1]]) > 990);
      assert.ok(distanceM([box[0], grown[3]], [box[0], box[3]]) > 990);
    }
  }
  assert.throws(() => bufferBbox([0, 0, 1, 1], -1), /margin/);
});

test('places from outside are checked', () => {
  const rows: [unknown, boolean][] = [
    [[103.7, 1.27], true],
    [[181, 0], false],
    [[0, 91], false],
    [['1', 2], false],
    [[1], false],
    [[1, 2, 3], false],
    [[Number.NaN, 0], false],
    [null, false],
    ['1,2', false],
  ];
  for (const [value, expected] of rows) assert.equal(isLonLat(value), expected);
});
