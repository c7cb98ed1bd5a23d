import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { assessMajorHazard } from './assess-major-hazard.ts';
import { compareAssessments } from './compare-assessments.ts';
import { randomUnit, sampleUnit } from './sample-units.ts';
import type { InventoryItem } from './unit.ts';

const SEED = 20261129;
const CHLORINE = { name: { zh: '氯', en: 'chlorine' }, cas: '7782-50-5' };
const assess = (items: readonly Partial<InventoryItem>[], people: number | null = 0) =>
  assessMajorHazard(sampleUnit(items, people));
const codes = (change: ReturnType<typeof compareAssessments>) =>
  change.changes.map(({ code, itemId }) => (itemId === null ? code : `${code} ${itemId}`));

test('what changed, unit first, then item by item', () => {
  const before = assess([{}, { ...CHLORINE, designMaxT: '5' }, { designMaxT: '1' }], 20);
  const after = assess(
    [{ designMaxT: '20.0' }, { designMaxT: '5' }, { designMaxT: '1.00' }, { ...CHLORINE }],
    120,
  );
  const change = compareAssessments(before, after);
  assert.deepEqual(codes(change), [
    'people',
    'design-maximum item-1',
    'substance-replaced item-2',
    'critical-quantity item-2',
    'correction-factor item-2',
    'substance-added item-4',
  ]);
  assert.deepEqual(change.changes[0]?.text, {
    zh: '边界外 500 m 常住人口：20 → 120（α 1.0 → 2.0）',
    en: 'Residents within 500 m of the boundary: 20 → 120 (α 1.0 → 2.0)',
  });
  assert.equal(change.changes[1]?.text.zh, '氨：设计最大量 10 t → 20.0 t');
  assert.equal(
    change.changes[4]?.text.en,
    'ammonia: β 4 (table 3, chlorine) → 2 (table 3, ammonia)',
  );
  assert.deepEqual(codes(compareAssessments(after, before)).at(-1), 'substance-removed item-4');
});

test('how S, R and the level moved; a rise is towards level 1', () => {
  const low = assess([{ designMaxT: '10' }], 0);
  const high = assess([{ designMaxT: '250' }], 20);
  const rise = compareAssessments(low, high);
  assert.deepEqual(rise.level, { before: 4, after: 2, movement: 'rise' });
  assert.equal(rise.s.movement, 'rise');
  assert.equal(rise.s.by.fraction, '24');
  assert.equal(rise.r.by.decimal, '49');
  assert.equal(rise.summary.zh, '级别上升：四级 → 二级（S 1 → 25，R 1 → 50）');
  const fall = compareAssessments(high, low);
  assert.equal(fall.level.movement, 'fall');
  assert.equal(fall.r.movement, 'fall');
  assert.match(fall.summary.en, /Level falls: level 2 → level 4/);
});

test('a fall has to be certain, a rise is one as soon as it is shown', () => {
  const none = assess([{ designMaxT: '1' }]);
  const four = assess([{}]);
  const unknown = assess([{ designMaxT: '1' }, { designMaxT: null }]);
  const atLeastFour = assess([{}, { designMaxT: null }]);
  const atLeastThree = assess([{ designMaxT: '100' }, { designMaxT: null }]);
  const rows = [
    [none, four, 'rise'],
    [four, none, 'fall'],
    [four, four, 'none'],
    [four, unknown, 'unclear'],
    [unknown, four, 'rise'],
    [unknown, none, 'none'],
    [none, unknown, 'unclear'],
    [four, atLeastFour, 'unclear'],
    [atLeastFour, four, 'none'],
    [atLeastFour, atLeastThree, 'rise'],
    [atLeastThree, four, 'fall'],
    [atLeastThree, atLeastFour, 'unclear'],
  ] as const;
  for (const [before, after, movement] of rows) {
    const change = compareAssessments(before, after);
    assert.equal(change.level.movement, movement, change.summary.en);
  }
});

test('another edition of the standard is named', () => {
  const before = assess([{}]);
  const after = { ...before, standard: { ...before.standard, id: 'GB 18218-2030' } };
  const change = compareAssessments(before, after);
  assert.equal(
    change.changes[0]?.text.en,
    'Edition of the standard: GB 18218-2018 → GB 18218-2030',
  );
});

test('assessments of two units are not compared', () => {
  const other = assessMajorHazard({ ...sampleUnit([{}]), id: 'other' });
  assert.throws(() => compareAssessments(assess([{}]), other), /not one unit/);
});

test(`the same unit changes nothing, and there and back is opposite (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const opposite = { rise: 'fall', fall: 'rise', none: 'none', unclear: 'unclear' } as const;
  for (let round = 0; round < 1000; round++) {
    const [one, other] = [randomUnit(random), randomUnit(random)].map(assessMajorHazard);
    assert.deepEqual(compareAssessments(one!, one!).changes, []);
    assert.equal(compareAssessments(one!, one!).level.movement, 'none');
    const there = compareAssessments(one!, other!);
    const back = compareAssessments(other!, one!);
    assert.equal(back.level.movement, opposite[there.level.movement]);
    assert.equal(back.r.movement, opposite[there.r.movement]);
    assert.deepEqual(back.r.by, there.r.by);
  }
});
