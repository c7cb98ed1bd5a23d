import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import {
  majorHazardAssessment,
  majorHazardChange,
  majorHazardUnit,
} from '../wire/major-hazards.ts';
import { assessMajorHazard } from './assess-major-hazard.ts';
import { compareAssessments } from './compare-assessments.ts';
import { randomUnit, sampleUnit } from './sample-units.ts';

const SEED = 20261201;

test(`assessments and changes go through their contracts unchanged (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  let before = assessMajorHazard(sampleUnit([{ designMaxT: null }], null));
  for (let round = 0; round < 200; round++) {
    const after = assessMajorHazard(randomUnit(random));
    const change = compareAssessments(before, after);
    assert.deepEqual(majorHazardAssessment.parse(JSON.parse(JSON.stringify(after))), after);
    assert.deepEqual(majorHazardChange.parse(JSON.parse(JSON.stringify(change))), change);
    before = after;
  }
});

test('a unit as it comes by HTTP can be assessed', () => {
  const unit = majorHazardUnit.parse({
    id: 'u',
    name: { zh: '仓库', en: 'warehouse' },
    kind: 'warehouse',
    people: null,
    items: [
      {
        id: 'a',
        name: { zh: '硝酸铵', en: 'ammonium nitrate' },
        cas: '6484-52-2',
        designMaxT: '50.000000000',
        categories: ['W9.2'],
        contents: { combustible: '0.1' },
        form: 'plain',
      },
    ],
  });
  const result = assessMajorHazard(unit);
  assert.equal(result.rows[0]?.critical?.row, '44');
  assert.equal(result.level, 4);
});

test('quantities are decimal texts: numbers, signs, powers and shares above 100 % are refused', () => {
  const unit = sampleUnit([{}]);
  const isFine = (change: object) =>
    majorHazardUnit.safeParse({ ...unit, items: [{ ...unit.items[0], ...change }] }).success;
  assert.ok(isFine({}));
  for (const designMaxT of [10, '-1', '1e3', '', '1.', '0x10', '1234567890123'])
    assert.ok(!isFine({ designMaxT }), String(designMaxT));
  assert.ok(!isFine({ contents: { water: '101' } }));
  assert.ok(!isFine({ contents: { gold: '1' } }));
  assert.ok(!isFine({ categories: ['W99'] }));
  assert.ok(isFine({ designMaxT: null }));
});
