import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { assessRisk, reassess } from './assess-risk.ts';
import { methodInEffect, riskMethod, type RiskMethod } from './risk-method.ts';
import { riskSheet, sheetLevel } from './risk-sheets.ts';
import { USUAL_METHODS } from './usual-methods.ts';

const SEED = 20261128;
const method = (id: string): RiskMethod => USUAL_METHODS.find((one) => one.id === id)!;
const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/risk-assessment/methods.json', import.meta.url), 'utf8'),
) as {
  lec: { L: number; E: number; C: number; D: number; level: number }[];
  lsA: { L: number; S: number; R: number; level: number }[];
};

describe('methods of assessment', () => {
  it('are valid tables', () => {
    for (const one of USUAL_METHODS) assert.deepEqual(riskMethod.parse(one), one);
  });
  it('meet the worked cases', () => {
    for (const { L, E, C, D, level } of vectors.lec) {
      const { value, level: found } = assessRisk(method('lec-classic'), { L, E, C });
      assert.deepEqual([value, found], [D, level]);
    }
    for (const { L, S, R, level } of vectors.lsA) {
      const { value, level: found } = assessRisk(method('ls-a'), { L, S });
      assert.deepEqual([value, found], [R, level]);
    }
  });
  it('differ in their cuts: 12 is general by A, larger by B and C', () => {
    const levels = ['a', 'b', 'c'].map(
      (letter) => assessRisk(method(`ls-${letter}`), { L: 3, S: 4 }).level,
    );
    assert.deepEqual(levels, [3, 2, 2]);
  });
  it('never judge a worse factor milder, and multiply tenths exactly', () => {
    const random = seededRandom(SEED);
    for (let turn = 0; turn < 2_000; turn++) {
      const one = random.pick(USUAL_METHODS);
      const chosen = Object.fromEntries(
        one.factors.map(({ key, values }) => [key, random.pick(values).value]),
      );
      const { key, values } = random.pick(one.factors);
      const worse = values.filter(({ value }) => value >= chosen[key]!);
      const before = assessRisk(one, chosen);
      const after = assessRisk(one, { ...chosen, [key]: random.pick(worse).value });
      assert.ok(after.value >= before.value && after.level <= before.level);
      assert.equal(Math.round(before.value * 1000) / 1000, before.value);
    }
  });
  it('have a level for every product: those of MES lie in its printed classes', () => {
    const { factors } = method('mes');
    const [m, e, s] = factors.map(({ values }) => values.map(({ value }) => value)) as [
      number[],
      number[],
      number[],
    ];
    for (const M of m)
      for (const E of e)
        for (const S of s) {
          const R = M * E * S;
          const isPrinted =
            R >= 180 ||
            (R >= 90 && R <= 150) ||
            (R >= 50 && R <= 80) ||
            (R >= 20 && R <= 48) ||
            R <= 18;
          assert.ok(isPrinted, `${R}`);
        }
  });
  it('refuse what the table does not have', () => {
    const lec = method('lec-classic');
    for (const factors of [
      { L: 3, E: 6 },
      { L: 4, E: 6, C: 15 },
      { L: 3, E: 6, C: 15, S: 1 },
    ])
      assert.throws(() => assessRisk(lec, factors), RangeError);
    const wrong: unknown[] = [
      { ...lec, cuts: lec.cuts.toReversed() },
      { ...lec, cuts: lec.cuts.slice(0, 2) },
      { ...lec, cuts: lec.cuts.map((cut, at) => ({ ...cut, level: 4 - at })) },
      { ...lec, factors: lec.factors.slice(1) },
      {
        ...lec,
        factors: lec.factors.map((factor) => ({ ...factor, values: factor.values.toReversed() })),
      },
    ];
    for (const table of wrong) assert.equal(riskMethod.safeParse(table).success, false);
  });
  it('hold from their date on, and say whose level a new version moves', () => {
    const a = { ...method('ls-a'), effectiveFrom: '2020-01-01' };
    const stricter = { ...method('ls-b'), effectiveFrom: '2026-07-01' };
    assert.equal(methodInEffect([stricter, a], '2026-06-30')?.id, 'ls-a');
    assert.equal(methodInEffect([a, stricter], '2026-07-01')?.id, 'ls-b');
    assert.equal(methodInEffect([a], '2019-12-31'), undefined);
    const made = [
      assessRisk(a, { L: 3, S: 4 }),
      assessRisk(a, { L: 5, S: 5 }),
      assessRisk(a, { L: 4, S: 1 }),
    ];
    assert.deepEqual(
      reassess(made, stricter).map(({ change }) => change),
      ['raised', 'same', 'raised'],
    );
    const shorter = {
      ...a,
      factors: a.factors.map((one) => ({ ...one, values: one.values.slice(0, 4) })),
    };
    assert.deepEqual(
      reassess([assessRisk(a, { L: 1, S: 3 })], shorter).map(({ change, after }) => [
        change,
        after,
      ]),
      [['open', null]],
    );
  });
});

describe('sheets', () => {
  it('have the level of their worst row', () => {
    const row = (level: number) => ({
      ...{ step: '开阀', hazard: '误操作', consequence: '泄漏', measures: [], proposed: [] },
      assessed: { factors: { L: 3, S: 4 }, value: 12, level },
    });
    const sheet = riskSheet.parse({
      ...{ form: 'jha', id: 'J1', subject: { zh: '卸车', en: 'Unloading' }, methodId: 'ls-a' },
      ...{ assessedOn: '2026-11-28', rows: [row(3), row(2), row(4)] },
    });
    assert.equal(sheetLevel(sheet), 2);
  });
});
