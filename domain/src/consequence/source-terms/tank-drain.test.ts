import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drainedKg, tankDrain } from './tank-drain.ts';

/** Crowl & Louvar ex. 4-2: benzene, 1 inch hole 5 ft up a tank of 8 ft, 1 atm over it. */
const BENZENE = {
  tankDiameterM: 2.4384,
  headM: 3.6576,
  holeDiameterM: 0.0254,
  padPa: 101_325,
  dischargeCoefficient: 0.61,
  densityKgPerM3: 879,
};
const OPEN = { ...BENZENE, padPa: 0 };

describe('tank that drains', () => {
  it('gives the example of Crowl & Louvar within 1 %: 17.07 m³ in 3386 s', () => {
    const { volumeLostM3, drainTimeS, initialRateKgPerS } = tankDrain(BENZENE);
    assert.ok(Math.abs(volumeLostM3 / 17.068 - 1) < 0.01);
    assert.ok(Math.abs(drainTimeS / 3386 - 1) < 0.01);
    assert.ok(Math.abs(initialRateKgPerS / 4.717 - 1) < 0.01);
  });
  it('loses what stood above the hole, not more later', () => {
    for (const tank of [BENZENE, OPEN]) {
      const { volumeLostM3, drainTimeS } = tankDrain(tank);
      const above = (Math.PI / 4) * tank.tankDiameterM ** 2 * tank.headM;
      assert.ok(Math.abs(volumeLostM3 / above - 1) < 1e-12);
      assert.equal(drainedKg(tank, 1e6), drainedKg(tank, drainTimeS));
      assert.equal(drainedKg(tank, 0), 0);
    }
  });
  it('is half empty after the textbook share of its time: 1 − √½', () => {
    const { drainTimeS, volumeLostM3 } = tankDrain(OPEN);
    const half = drainedKg(OPEN, drainTimeS * (1 - Math.SQRT1_2));
    assert.ok(Math.abs(half / (OPEN.densityKgPerM3 * volumeLostM3) - 0.5) < 1e-12);
  });
  it('keeps what vacuum holds', () => {
    const { volumeLostM3 } = tankDrain({ ...OPEN, padPa: -9000 });
    const held = 9000 / (879 * 9.80665);
    const lost = (Math.PI / 4) * 2.4384 ** 2 * (3.6576 - held);
    assert.ok(Math.abs(volumeLostM3 / lost - 1) < 1e-9);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => tankDrain({ ...OPEN, headM: -1 }), /headM/);
    assert.throws(() => tankDrain({ ...OPEN, tankDiameterM: 0 }), /diameterM/);
    assert.throws(() => drainedKg(OPEN, -1), /atS/);
  });
});
