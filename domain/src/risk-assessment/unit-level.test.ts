import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FIRST_VERSIONS, nextVersionId, versionFault, versionInEffect } from './method-versions.ts';
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
  it('is not lowered by a milder table, nor by one that lacks the values', () => {
    assert.equal(unitLevel(null, [{ level: 2, today: 4 }]).level, 2);
    assert.equal(unitLevel(null, [{ level: 2, today: null }]).level, 2);
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
