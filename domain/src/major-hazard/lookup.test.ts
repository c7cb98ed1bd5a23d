import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctionFactor } from './correction-factor.ts';
import { criticalQuantity } from './critical-quantity.ts';
import { bareName, comparedName } from './substance-names.ts';
import { sampleItem } from './sample-units.ts';
import { standingRows } from './standing-rows.ts';
import { TABLE_1 } from './table-1.ts';
import type { InventoryItem } from './unit.ts';

const named = (zh: string, values: Partial<InventoryItem> = {}) =>
  sampleItem({ name: { zh, en: `(${zh})` }, cas: null, ...values });
const rowsOf = (item: InventoryItem) => standingRows(item).rows.map(({ no }) => no);
const criticalOf = (item: InventoryItem) => {
  const found = criticalQuantity(item, standingRows(item));
  return typeof found === 'string'
    ? found
    : `${found.table}/${found.row}/${found.criticalT}${found.isAssumed ? '?' : ''}`;
};
const betaOf = (item: InventoryItem) => {
  const { table, row, beta, isAssumed } = correctionFactor(item, standingRows(item));
  return `${table}/${row}/${beta}${isAssumed ? '?' : ''}`;
};

test('names are compared half-width, without spaces, brackets and capitals', () => {
  assert.equal(comparedName('甲醛（含量＞90%)'), comparedName('甲醛 ( 含量>90％ )'));
  assert.equal(bareName('硝化纤维素［干的或含水（或乙醇）<25%]'), '硝化纤维素');
  assert.equal(bareName('  ＴＤＩ '), 'tdi');
  assert.equal(comparedName('2–丙烯腈'), '2-丙烯腈');
  assert.notEqual(comparedName('1,3-丁二烯'), comparedName('13-丁二烯'));
});

test('every substance is found by each of its CAS numbers, names and aliases', () => {
  for (const row of TABLE_1) {
    for (const cas of row.cas)
      assert.ok(rowsOf(sampleItem({ name: { zh: '-', en: '-' }, cas })).length > 0, cas);
    for (const name of [row.name.zh, row.name.en, ...row.aliases])
      assert.ok(standingRows(named(name)).isListed, name);
    assert.ok(rowsOf(named(row.name.zh)).includes(row.no), row.name.zh);
  }
});

test('a name as people write it leads to its row', () => {
  const rows = [
    ['液 氨', [1]],
    ['（液氯）', [12]],
    ['光气', [6]],
    ['环氧氯丙烷', [21]],
    ['3－氯－1，2－环氧丙烷', [21]],
    ['tdi', [23]],
    ['天然气', [49]],
    ['丙烷', [52]],
    ['LPG', [52]],
    ['乙醇汽油', [66]],
    ['煤气', [13]],
    ['Propylene Oxide', [63]],
    ['氨水', []],
    ['', []],
  ] as const;
  for (const [name, expected] of rows) assert.deepEqual(rowsOf(named(name)), expected, name);
});

test('rows that differ by content: what is not ruled out stays, and the strictest counts', () => {
  const rows: [string, Partial<InventoryItem>, string][] = [
    ['甲醛', {}, '1/8/5?'],
    ['甲醛', { contents: { substance: '90' } }, 'class-unknown'],
    ['甲醛', { contents: { substance: '90.1' } }, '1/8/5'],
    ['甲醛', { contents: { substance: '37' }, categories: ['J5'] }, '2/J5/500'],
    ['甲醛', { categories: ['W1.1'] }, '2/W1.1/1?'],
    ['甲醛', { categories: ['J5'] }, '1/8/5?'],
    ['甲醛（含量>90%）', {}, '1/8/5'],
    ['甲醛（含量>90%）', { contents: { substance: '37' }, categories: [] }, 'out-of-scope'],
    ['硝酸铵', {}, '1/43/5?'],
    ['硝酸铵', { contents: { combustible: '0.2' } }, '1/44/50'],
    ['硝酸铵', { contents: { combustible: '0.21' } }, '1/43/5'],
    ['硝酸铵', { form: 'fertiliser', contents: { combustible: '0.4' } }, '1/45/200'],
    ['硝酸铵肥料', { contents: { combustible: '0.4' } }, '1/45/200'],
    ['硝酸铵肥料', { contents: { combustible: '0.5' } }, '1/43/5'],
    ['硝酸铵肥料', {}, '1/43/5?'],
    ['硝酸铵肥料（含可燃物≤0.4%）', {}, '1/45/200'],
    ['硝化棉', {}, '1/37/1?'],
    ['硝化棉', { contents: { water: '20', ethanol: '5' } }, '1/40/50?'],
    ['硝化棉', { contents: { water: '30', ethanol: '0' } }, '1/41/50'],
    ['硝化棉', { contents: { ethanol: '25', water: '0' } }, '1/39/10'],
    ['硝化棉', { contents: { water: '0', ethanol: '0', plasticiser: '20' } }, '1/37/1'],
    ['硝化棉溶液', { contents: { nitrogen: '12', substance: '55' } }, '1/42/50'],
    ['硝酸', { contents: { substance: '70' }, categories: ['W9.2'] }, '2/W9.2/200'],
    ['硝酸', { contents: { substance: '98' } }, '1/81/100'],
    ['发烟硝酸', {}, '1/80/20'],
    ['氯化氢', {}, '1/11/20?'],
    ['氯化氢', { form: 'anhydrous' }, '1/11/20'],
    ['氯化氢', { form: 'aqueous', categories: [] }, 'out-of-scope'],
    ['过氧化甲基乙基酮', { contents: { 'available-oxygen': '10' } }, 'class-unknown'],
    ['过氧化甲基乙基酮', { contents: { 'available-oxygen': '10.5' } }, '1/72/10?'],
  ];
  for (const [name, values, expected] of rows)
    assert.equal(criticalOf(named(name, values)), expected, `${name} ${JSON.stringify(values)}`);
});

test('Q: table 1 before any category, else the lowest of all categories', () => {
  const rows: [string, Partial<InventoryItem>, string][] = [
    ['甲醇', { categories: ['J3', 'W5.3'] }, '1/65/500'],
    ['自编', { categories: ['W5.3', 'J3', 'W9.2'] }, '2/J3/50'],
    ['自编', { categories: ['W5.1', 'W2'] }, '2/W5.1/10'],
    ['自编', { categories: null }, 'class-unknown'],
    ['自编', { categories: [] }, 'out-of-scope'],
  ];
  for (const [name, values, expected] of rows)
    assert.equal(criticalOf(named(name, values)), expected);
});

test('mixtures: of the same class as the pure, of another, not known which', () => {
  const of = (isSameClassAsPure: boolean | null) => ({ mixture: { isSameClassAsPure } });
  const rows: [Partial<InventoryItem>, string, string][] = [
    [{ ...of(true), categories: ['J3'] }, '1/1/10', '3/氨/2'],
    [{ ...of(false), categories: ['W9.2'] }, '2/W9.2/200', '4/W9.2/1'],
    [{ ...of(false), categories: null }, 'class-unknown', '4/J1/4?'],
    [{ ...of(null), categories: ['W9.2'] }, '1/1/10?', '3/氨/2?'],
    [{ ...of(null), categories: ['J1'] }, '2/J1/5?', '4/J1/4?'],
    [{ ...of(null), categories: null }, '1/1/10?', '3/氨/2?'],
  ];
  for (const [values, critical, beta] of rows) {
    assert.equal(criticalOf(named('氨', values)), critical, JSON.stringify(values));
    assert.equal(betaOf(named('氨', values)), beta, JSON.stringify(values));
  }
});

test('β: table 3 first, else the highest of the categories, else the highest of table 4', () => {
  const rows: [string, Partial<InventoryItem>, string][] = [
    ['液氯', { categories: ['J1'] }, '3/氯/4'],
    ['一氧化碳', { categories: ['W2', 'J3'] }, '3/一氧化碳/2'],
    ['Carbon Monoxide', {}, '3/一氧化碳/2'],
    ['光气', {}, '3/碳酰氯/20'],
    ['液化石油气', { categories: ['W2'] }, '4/W2/1.5'],
    ['苯', { categories: ['W5.3', 'J5'] }, '4/W5.3/1'],
    ['苯', { categories: ['W5.3', 'W5.1'] }, '4/W5.1/1.5'],
    ['苯', {}, '4/J1/4?'],
    ['氯化氢', { form: 'anhydrous' }, '3/氯化氢/3'],
    ['氯化氢', { categories: ['J1'] }, '4/J1/4?'],
    ['氯化氢', { form: 'aqueous', categories: ['J5'] }, '4/J5/1'],
  ];
  for (const [name, values, expected] of rows)
    assert.equal(betaOf(named(name, values)), expected, `${name} ${JSON.stringify(values)}`);
});

test('a CAS number and a name of different substances: the stricter one, marked', () => {
  const item = named('甲醇', { cas: '7782-50-5' });
  assert.ok(standingRows(item).isContradictory);
  assert.equal(criticalOf(item), '1/12/5?');
  assert.equal(betaOf(item), '3/氯/4?');
  assert.equal(criticalOf(named('甲醇', { cas: '67-56-2' })), '1/65/500');
});

test('nonsense is refused', () => {
  assert.throws(() => standingRows(named('硝酸', { contents: { substance: '101' } })), RangeError);
  assert.throws(() => standingRows(named('硝酸', { contents: { substance: '-1' } })), RangeError);
  const item = named('自编', { categories: ['W99' as 'W2'] });
  assert.throws(() => criticalOf(item), /W99/);
});
