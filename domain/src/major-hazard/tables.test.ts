import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HAZARD_CATEGORIES } from './hazard-categories.ts';
import { GB_18218_2018, LEVEL_CUTS, LEVEL_NAMES, PEOPLE_BANDS } from './standard.ts';
import { isCasNumber } from './substance-names.ts';
import { TABLE_1 } from './table-1.ts';
import { TABLE_3 } from './table-3.ts';

type Transcript = {
  effective: string;
  confidence: string;
  alpha: { min: number; max: number | null; alpha: number }[];
  levels: { level: number; name: string; min_R: number | null }[];
  table1_substances: { no: number; name: string; aliases: string[]; cas: string[]; Q_t: number }[];
  table2_table4_categories: {
    symbol: string;
    class: string;
    description: string;
    Q_t: number;
    beta: number;
  }[];
  table3_beta_toxic_gas: { name: string; cas: string[]; beta: number }[];
};
const FILE = new URL('../../vectors/major-hazard/tables.json', import.meta.url);
const transcript = JSON.parse(readFileSync(FILE, 'utf8')) as Transcript;

test('table 1 has the 85 substances as they were transcribed', () => {
  assert.equal(TABLE_1.length, 85);
  assert.deepEqual(
    TABLE_1.map(({ no, name, aliases, cas, criticalT }) => ({
      no,
      name: name.zh,
      aliases,
      cas,
      Q_t: Number(criticalT),
    })),
    transcript.table1_substances,
  );
});

test('each CAS number of tables 1 and 3 has its check digit', () => {
  for (const cas of [...TABLE_1.flatMap((row) => row.cas), ...TABLE_3.map((gas) => gas.cas)])
    assert.ok(isCasNumber(cas), cas);
  for (const cas of ['7664-41-8', '1-2-3', '', '７664-41-7', '7664-41-7 '])
    assert.ok(!isCasNumber(cas), cas);
});

test('no two rows share an English name', () => {
  assert.equal(new Set(TABLE_1.map(({ name }) => name.en)).size, 85);
});

test('tables 2 and 4 have the 24 categories as they were transcribed, J2 with a β of 1', () => {
  assert.equal(HAZARD_CATEGORIES.length, 24);
  assert.deepEqual(
    HAZARD_CATEGORIES.map(({ symbol, hazardClass, description, criticalT, beta }) => ({
      symbol,
      class: hazardClass.zh,
      description: description.zh,
      Q_t: Number(criticalT),
      beta: Number(beta),
    })),
    transcript.table2_table4_categories,
  );
  assert.equal(HAZARD_CATEGORIES.find(({ symbol }) => symbol === 'J2')?.beta, '1');
});

test('table 3 has the 14 gases as they were transcribed', () => {
  assert.deepEqual(
    TABLE_3.map(({ name, cas, beta }) => ({ name: name.zh, cas: [cas], beta: Number(beta) })),
    transcript.table3_beta_toxic_gas,
  );
});

test('α, levels and edition are those of the transcript', () => {
  assert.deepEqual(
    PEOPLE_BANDS.map(({ from, to, alpha }) => ({ min: from, max: to, alpha: Number(alpha) })),
    transcript.alpha,
  );
  assert.deepEqual(
    LEVEL_CUTS.map(({ level, fromR }) => [level, LEVEL_NAMES[level].zh, Number(fromR)]),
    transcript.levels.map(({ level, name, min_R }) => [level, name, min_R ?? 0]),
  );
  assert.equal(GB_18218_2018.effectiveFrom, transcript.effective);
  assert.equal(GB_18218_2018.confidence, transcript.confidence);
});
