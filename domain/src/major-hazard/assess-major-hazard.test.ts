import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessMajorHazard } from './assess-major-hazard.ts';
import { sampleUnit } from './sample-units.ts';
import type { InventoryItem } from './unit.ts';

const assess = (items: readonly Partial<InventoryItem>[], people: number | null = 0) =>
  assessMajorHazard(sampleUnit(items, people));
const CHLORINE = { name: { zh: '氯', en: 'chlorine' }, cas: '7782-50-5' };
const PHOSGENE = { name: { zh: '光气', en: 'phosgene' }, cas: '75-44-5' };
const UNCLASSED = { name: { zh: '某物', en: 'something' }, cas: null };

test('exactly at the limits: S of 1 is a major hazard source, a cut belongs to the worse level', () => {
  const rows: [Partial<InventoryItem>[], number, string, string, number | null][] = [
    [[{ designMaxT: '10' }], 0, '1', '1', 4],
    [[{ designMaxT: '9.999999999' }], 500, '9999999999/10000000000', '9999999999/2500000000', null],
    [[{ ...PHOSGENE, designMaxT: '0.3' }], 0, '1', '10', 3],
    [
      [
        { ...PHOSGENE, designMaxT: '0.1' },
        { ...PHOSGENE, designMaxT: '0.2' },
      ],
      0,
      '1',
      '10',
      3,
    ],
    [[{ ...CHLORINE, designMaxT: '62.5' }], 100, '25/2', '100', 1],
    [[{ ...CHLORINE, designMaxT: '62.499' }], 100, '62499/5000', '62499/625', 2],
    [[{ designMaxT: '0' }], 0, '0', '0', null],
  ];
  for (const [items, people, s, r, level] of rows) {
    const result = assess(items, people);
    assert.equal(result.s.fraction, s);
    assert.equal(result.r.fraction, r);
    assert.equal(result.level, level);
    assert.equal(result.verdict, level === null ? 'not-major-hazard' : 'major-hazard');
  }
});

test('α by the people, at each edge of its bands', () => {
  const rows: [number | null, string][] = [
    [0, '0.5'],
    [1, '1.0'],
    [29, '1.0'],
    [30, '1.2'],
    [49, '1.2'],
    [50, '1.5'],
    [99, '1.5'],
    [100, '2.0'],
    [1e6, '2.0'],
    [null, '2.0'],
  ];
  for (const [people, alpha] of rows) {
    const result = assess([{}], people);
    assert.equal(result.alpha.alpha, alpha);
    assert.equal(result.alpha.isAssumed, people === null);
    assert.equal(result.isAssumed, people === null);
  }
  assert.equal(assess([{}], null).caveats[0]?.code, 'people-unknown');
  for (const people of [-1, 0.5, Number.NaN]) assert.throws(() => assess([{}], people), RangeError);
});

test('a quantity that is not known leaves a lower bound: below 1 nothing is decided', () => {
  const open = assess([{ designMaxT: '9' }, { ...CHLORINE, designMaxT: null }]);
  assert.equal(open.verdict, 'not-determined');
  assert.equal(open.level, null);
  assert.ok(open.isLowerBound);
  assert.equal(open.s.fraction, '9/10');
  assert.equal(open.rows[1]?.state, 'quantity-unknown');
  assert.match(open.summary.zh, /尚不能判定/);
  assert.deepEqual(
    open.caveats.map(({ code }) => code),
    ['quantity-unknown:item-2'],
  );
});

test('a lower bound that reaches 1 gives a level of at least', () => {
  const result = assess([{ ...CHLORINE, designMaxT: '50' }, UNCLASSED], 120);
  assert.equal(result.verdict, 'major-hazard');
  assert.equal(result.level, 2);
  assert.ok(result.isLowerBound);
  assert.match(result.summary.zh, /至少为二级/);
  assert.match(result.steps.at(-1)!.text.en, /at least level 2/);
  assert.equal(result.rows[1]?.state, 'class-unknown');
});

test('an empty inventory shows nothing', () => {
  const result = assess([]);
  assert.equal(result.verdict, 'not-determined');
  assert.equal(result.caveats[0]?.code, 'no-inventory');
});

test('what is classified and of no category is out of scope, and no gap', () => {
  const result = assess([{}, { ...UNCLASSED, categories: [] }]);
  assert.equal(result.rows[1]?.state, 'out-of-scope');
  assert.ok(!result.isLowerBound);
  assert.equal(result.level, 4);
});

test('the live stock is a finding, never q', () => {
  const rows: [Partial<InventoryItem>, string | undefined][] = [
    [{ designMaxT: '9', liveT: '12' }, 'live-above-design-maximum'],
    [{ designMaxT: '9', liveT: '9.0' }, undefined],
    [{ designMaxT: '9', liveT: '0' }, undefined],
    [{ designMaxT: null, liveT: '12' }, 'live-without-design-maximum'],
    [{ designMaxT: null, liveT: '0' }, undefined],
    [{ designMaxT: null, liveT: null }, undefined],
  ];
  for (const [values, code] of rows) {
    const result = assess([values]);
    assert.equal(result.findings[0]?.code, code, JSON.stringify(values));
    assert.notEqual(result.verdict, 'major-hazard');
    assert.deepEqual(result.s, assess([{ designMaxT: values.designMaxT! }]).s);
  }
});

test('assumptions are marked and named, each with its item', () => {
  const result = assess([
    { name: { zh: '硝酸铵', en: 'ammonium nitrate' }, cas: null, designMaxT: '5' },
    { cas: '7664-41-8', designMaxT: '1' },
    { name: { zh: '甲醇', en: 'methanol' }, cas: '7782-50-5' },
    { mixture: { isSameClassAsPure: null } },
  ]);
  assert.ok(result.isAssumed);
  assert.deepEqual(
    result.caveats.map(({ code }) => code),
    [
      'content-unknown:item-1',
      'beta-assumed:item-1',
      'cas-wrong:item-2',
      'cas-name-differ:item-3',
      'content-unknown:item-3',
      'mixture-class-unknown:item-4',
    ],
  );
  assert.match(result.summary.en, /assumptions/);
});

test('the steps follow the clauses and can be read as the calculation', () => {
  const { steps } = assess([{ ...CHLORINE, designMaxT: '5' }, { designMaxT: '5' }], 60);
  assert.deepEqual(
    steps.map(({ clause, itemId }) => `${clause}${itemId ? ` ${itemId}` : ''}`),
    [
      '3.6',
      '4.2.2 item-1',
      '4.1.2 item-1',
      '4.2.1 item-1',
      '4.2.2 item-2',
      '4.1.2 item-2',
      '4.2.1 item-2',
      '4.2.1',
      '4.2.1',
      '4.3.2 item-1',
      '4.3.2 item-2',
      '4.3.2',
      '4.3.2',
      '4.3.3',
    ],
  );
  const zh = steps.map(({ text }) => text.zh);
  assert.ok(zh.includes('S = Σ q/Q = 1 + 1/2 = 3/2 = 1.5'));
  assert.ok(zh.includes('R = α Σ β·q/Q = 1.5 × (4 × 1 + 2 × 0.5) = 15/2 = 7.5'));
  assert.ok(zh.includes('厂区边界外 500 m 范围内常住人口 60 人，属 50–99，表 5：α = 1.5'));
  assert.equal(zh.at(-1), 'R < 10，表 6：四级');
});

test('no text has a gap, and both languages are there', () => {
  const result = assess(
    [{}, UNCLASSED, { ...UNCLASSED, categories: [] }, { designMaxT: null }],
    null,
  );
  const texts = [result.summary, ...[result.steps, result.caveats].flat().map(({ text }) => text)];
  for (const { zh, en } of texts) {
    assert.doesNotMatch(zh + en, /undefined|null|\{|\}/);
    assert.match(zh, /\p{Script=Han}|[SR] [<≥=]/u);
    assert.doesNotMatch(en, /\p{Script=Han}/u, en);
  }
});

test('the kinds of unit name their bounds', () => {
  const rows = [
    ['production', /切断阀/, '3.5'],
    ['storage', /防火堤/, '3.6'],
    ['warehouse', /独立库房/, '3.6'],
  ] as const;
  for (const [kind, words, clause] of rows) {
    const [step] = assessMajorHazard({ ...sampleUnit([{}]), kind }).steps;
    assert.match(step!.text.zh, words);
    assert.equal(step!.clause, clause);
  }
});

test('nonsense is refused', () => {
  for (const designMaxT of ['-1', 'ten', '', '1 t'])
    assert.throws(() => assess([{ designMaxT }]), RangeError);
  assert.throws(() => assess([{ liveT: '-1' }]), RangeError);
  assert.throws(() => assess([{ id: 'same' }, { id: 'same' }]), /two items/);
});
