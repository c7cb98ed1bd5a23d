import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampledField } from './contours.ts';
import { PURPLE_BOOK_RULES, toxicFractions } from './fatality-rules.ts';
import { expectedFatalities, peopleAtLevels, type PopulationCell } from './people-affected.ts';
import { valueAt } from './sample-field.ts';

const CELLS: readonly PopulationCell[] = [
  { id: 'a', xM: 5, yM: 0, peopleDay: 100, peopleNight: 300, buildingId: 'dwelling' },
  { id: 'b', xM: 15, yM: 0, peopleDay: 50, peopleNight: 0, buildingId: null },
];
const FIELD: SampledField = {
  grid: { startXM: 0, startYM: -10, cellM: 10, columns: 3, rows: 3 },
  values: Float64Array.of(30, 20, 10, 30, 20, 10, 30, 20, 10),
};

test('people are counted at or above each level, outdoors and indoors apart', () => {
  const at = (cell: PopulationCell) => valueAt(FIELD, cell.xM, cell.yM);
  const [all, near, none] = peopleAtLevels(CELLS, 'day', { levels: [15, 25, 26], valueAt: at });
  assert.ok(Math.abs(all!.outdoors - 57) < 1e-9);
  assert.ok(Math.abs(all!.indoors - 93) < 1e-9);
  assert.ok(Math.abs(near!.outdoors + near!.indoors - 100) < 1e-9);
  assert.deepEqual(none, { outdoors: 0, indoors: 0 });
});

test('expected deaths weigh those outdoors and indoors by their own shares', () => {
  const dead = expectedFatalities(CELLS, 'night', () => toxicFractions(PURPLE_BOOK_RULES, 0.5));
  assert.ok(Math.abs(dead.outdoors - 0.5 * 3) < 1e-9);
  assert.ok(Math.abs(dead.indoors - 0.05 * 297) < 1e-9);
});

test('a field is linear between its nodes and nothing outside', () => {
  assert.equal(valueAt(FIELD, 12.5, 3), 17.5);
  assert.equal(valueAt(FIELD, 20, 10), 10);
  assert.equal(valueAt(FIELD, 20.1, 0), 0);
  assert.equal(valueAt(FIELD, NaN, 0), 0);
});

test('a negative number of people is refused with the cell', () => {
  const wrong = { ...CELLS[0]!, peopleDay: -1 };
  assert.throws(
    () => expectedFatalities([wrong], 'day', () => toxicFractions(PURPLE_BOOK_RULES, 0)),
    /people of a/,
  );
});
