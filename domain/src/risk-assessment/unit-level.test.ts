import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessRisk } from './assess-risk.ts';
import { FIRST_VERSIONS, nextVersionId, versionFault, versionInEffect } from './method-versions.ts';
import { sheetUnder } from './sheet-under.ts';
import { unitLevel } from './unit-level.ts';
import { USUAL_METHODS } from './usual-methods.ts';

describe('the level of a risk unit', () => {
  it('is the strictest of feed, sheets and tables of today', () => {
    assert.deepEqual(unitLevel(null, []), { level: null, setBy: null });
    assert.deepEqual(unitLevel(3, []), { level: 3, setBy: 'feed' });
    assert.deepEqual(unitLevel(3, [{ level: 2, today: 2 }]), { level: 2, setBy: 'sheet' });
    assert.deepEqual(unitLevel(2, [{ level: 3, today: 3 }]), { level: 2, setBy: 'feed' });
    assert.deepEqual(unitLevel(4, [{ level: 3, today: 1 }]), { level: 1, setBy: 'method' });
  });
  it('is not lowered by a milder table', () => {
    assert.equal(unitLevel(null, [{ level: 2, today: 4 }]).level, 2);
  });
});

describe('a sheet under another version', () => {
  const lsA = USUAL_METHODS.find(({ id }) => id === 'ls-a')!;
  const lsB = USUAL_METHODS.find(({ id }) => id === 'ls-b')!;
  const row = (L: number, S: number) => assessRisk(lsA, { L, S });
  it('has the level of its worst row, and tells what becomes of each', () => {
    const found = sheetUnder([row(3, 4), row(5, 5), row(1, 1)], lsB);
    assert.deepEqual(found, {
      ...{ level: 1, change: 'same' },
      rows: { raised: 1, lowered: 0, open: 0, same: 2 },
    });
    assert.equal(sheetUnder([row(3, 4)], lsB).change, 'raised');
    assert.equal(sheetUnder([assessRisk(lsB, { L: 3, S: 4 })], lsA).change, 'lowered');
  });
  it('keeps the level of a row whose value the table no longer has', () => {
    const shorter = {
      ...lsB,
      factors: lsB.factors.map((one) => ({ ...one, values: one.values.slice(0, 4) })),
    };
    assert.deepEqual(sheetUnder([row(1, 5)], shorter), {
      ...{ level: 4, change: 'open' },
      rows: { raised: 0, lowered: 0, open: 1, same: 0 },
    });
  });
});

describe('versions of methods', () => {
  const lsA = USUAL_METHODS.find(({ id }) => id === 'ls-a')!;
  const next = { ...lsA, id: 'ls-a-v2', effectiveFrom: '2026-12-01' };
  it('hold from their day on', () => {
    const all = [...FIRST_VERSIONS, { family: 'ls-a', method: next }];
    assert.equal(versionInEffect(all, 'ls-a', '2026-11-30')?.id, 'ls-a');
    assert.equal(versionInEffect(all, 'ls-a', '2026-12-01')?.id, 'ls-a-v2');
    assert.equal(versionInEffect(all, 'ls-b', '2026-12-01')?.id, 'ls-b');
    assert.equal(nextVersionId(all, 'ls-a'), 'ls-a-v3');
    assert.equal(nextVersionId(all, 'mes'), 'mes-v2');
  });
  it('rewrite no day that is over, and come after the last one', () => {
    const fault = (effectiveFrom: string, more: object = {}, family = 'ls-a') =>
      versionFault(
        [...FIRST_VERSIONS, { family: 'ls-a', method: next }],
        { family, method: { ...next, effectiveFrom, ...more } },
        '2026-11-28',
      )?.path;
    assert.equal(fault('2026-12-02'), undefined);
    assert.equal(fault('2026-12-01'), '/method/effectiveFrom');
    assert.equal(fault('2026-11-27', {}, 'ls-b'), '/method/effectiveFrom');
    assert.equal(fault('2026-11-28', {}, 'ls-b'), undefined);
    assert.equal(fault('2026-12-02', {}, 'nobody'), '/family');
    assert.equal(fault('2026-12-02', {}, 'mes'), '/method/kind');
  });
});
