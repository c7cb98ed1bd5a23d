import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localFrame } from '../geo/local-frame.ts';
import type { Rings } from '../geo/lon-lat.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { residentsNear, residentsNearLonLat, type ResidentCell } from './residents-near.ts';

const SEED = 20261130;
const SQUARE = [
  [
    [0, 0],
    [200, 0],
    [200, 100],
    [0, 100],
    [0, 0],
  ],
] as const;
const cell = (at: readonly [number, number], values: Partial<ResidentCell> = {}): ResidentCell => ({
  id: String(at),
  at,
  residents: 10,
  ...values,
});

test('500 m from the edge counts, a metre more does not; corners are round', () => {
  const rows: [readonly [number, number], number][] = [
    [[700, 50], 10],
    [[701, 50], 0],
    [[100, -500], 10],
    [[100, -501], 0],
    [[200 + 300, 100 + 400], 10],
    [[200 + 400, 100 + 400], 0],
    [[100, 50], 10],
  ];
  for (const [at, people] of rows)
    assert.equal(residentsNear([cell(at)], [SQUARE]).people, people, String(at));
});

test('people inside the boundary count too and are named apart', () => {
  const count = residentsNear([cell([100, 50]), cell([300, 50])], [SQUARE]);
  assert.equal(count.people, 20);
  assert.equal(count.insideBoundary, 10);
});

test('a cell counts whole as soon as any of it may be in reach, a part of a person as one', () => {
  const far = cell([760, 50], { radiusM: 71, residents: 0.2 });
  assert.equal(residentsNear([far], [SQUARE]).people, 1);
  assert.equal(residentsNear([{ ...far, radiusM: 59 }], [SQUARE]).people, 0);
});

test('a cell in reach that is not known, or no population layer at all, leaves the number unknown', () => {
  const unknown = cell([300, 50], { id: 'unknown', residents: null });
  const count = residentsNear([cell([100, 150]), unknown], [SQUARE]);
  assert.equal(count.people, null);
  assert.equal(count.atLeast, 10);
  assert.deepEqual(count.unknownCellIds, ['unknown']);
  assert.equal(residentsNear([], [SQUARE]).people, null);
  const farAway = cell([9000, 0], { residents: null });
  assert.equal(residentsNear([farAway], [SQUARE]).people, 0);
});

test('several pieces of land count each person once', () => {
  const other = [SQUARE[0].map(([x, y]) => [x + 400, y] as const)];
  assert.equal(residentsNear([cell([300, 50])], [SQUARE, other]).people, 10);
});

test('nonsense is refused with the name of the cell', () => {
  assert.throws(() => residentsNear([cell([0, 0], { residents: -1 })], [SQUARE]), /cell 0,0/);
  assert.throws(() => residentsNear([cell([0, 0], { radiusM: -1 })], [SQUARE]), RangeError);
  assert.throws(() => residentsNear([cell([0, 0])], []), /boundary/);
  assert.throws(() => residentsNear([cell([0, 0])], [[[[0, 0]]]]), /boundary/);
  assert.throws(() => residentsNearLonLat([], []), /boundary/);
});

test(`degrees give what metres give, and more land or people never lower the count (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const frame = localFrame([121.4, 30.8]);
  const toDegrees = ([x, y]: readonly [number, number]) => frame.toLonLat([x, y]);
  // The middle of the land is the frame's origin on both ways, so that the two planes are one.
  const land = SQUARE.map((ring) => ring.map(([x, y]) => [x - 100, y - 50] as const));
  const landDegrees: Rings[] = [land.map((ring) => ring.map(toDegrees))];
  for (let round = 0; round < 500; round++) {
    const cells = Array.from({ length: 20 }, (_, at) =>
      cell([random.between(-900, 900), random.between(-900, 900)], {
        id: String(at),
        residents: random.below(30),
      }),
    );
    const inMetres = residentsNear(cells, [land]);
    const inDegrees = residentsNearLonLat(
      cells.map((one) => ({ ...one, at: toDegrees(one.at) })),
      landDegrees,
    );
    assert.equal(inDegrees.people, inMetres.people);
    const wider = residentsNear(cells, [
      land,
      land.map((ring) => ring.map(([x, y]) => [x + 300, y] as const)),
    ]);
    assert.ok(wider.people! >= inMetres.people!);
    assert.ok(residentsNear([...cells, cell([0, 200])], [land]).people === inMetres.people! + 10);
  }
});
