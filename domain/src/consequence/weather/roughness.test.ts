import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LAND_USES, roughnessOf, terrainOf } from './roughness.ts';

describe('the roughness of land', () => {
  it('rises from water to city, each code once and in both languages', () => {
    const lengths = LAND_USES.map(({ roughnessM }) => roughnessM);
    assert.deepEqual(
      lengths,
      [...lengths].sort((a, b) => a - b),
    );
    assert.equal(new Set(LAND_USES.map(({ code }) => code)).size, LAND_USES.length);
    assert.ok(LAND_USES.every(({ name }) => name.zh !== '' && name.en !== ''));
  });
  it('decides the curves: rural below half a metre', () => {
    assert.equal(terrainOf(roughnessOf('farmland')), 'rural');
    assert.equal(terrainOf(roughnessOf('plant')), 'urban');
    assert.equal(terrainOf(0.5), 'urban');
  });
  it('refuses a land use of no list, also names of the prototype', () => {
    for (const code of ['moon', 'constructor', ''])
      assert.throws(() => roughnessOf(code), RangeError, code);
    assert.throws(() => terrainOf(0), /roughnessM/);
  });
});
