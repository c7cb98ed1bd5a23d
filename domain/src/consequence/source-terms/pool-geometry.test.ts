import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { poolDiameterM, poolGeometry } from './pool-geometry.ts';

describe('pool', () => {
  it('gives the Yellow Book example 6.6.3: 28.3 m³ of 2 cm make 1415 m²', () => {
    const { areaM2, diameterM } = poolGeometry(28.3, 0.02, null);
    assert.ok(Math.abs(areaM2 - 1415) < 1e-9);
    assert.ok(Math.abs(diameterM - 42.445) < 1e-3);
  });
  it('is held by the bund, but not stretched to it', () => {
    assert.equal(poolGeometry(28.3, 0.02, 200).areaM2, 200);
    assert.ok(Math.abs(poolGeometry(1, 0.02, 200).areaM2 - 50) < 1e-12);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => poolGeometry(0, 0.02, null), /volumeM3/);
    assert.throws(() => poolGeometry(1, 0, null), /thicknessM/);
    assert.throws(() => poolGeometry(1, 0.02, -5), /bundAreaM2/);
    assert.throws(() => poolDiameterM(-1), /areaM2/);
  });
});
