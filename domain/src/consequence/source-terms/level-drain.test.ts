import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { levelDrain } from './level-drain.ts';
import { liquidOrificeKgPerM2S, openingAreaM2 } from './liquid-orifice.ts';
import { endS, massAtKg, totalKg } from './mass-curve.ts';
import { drainedKg, tankDrain } from './tank-drain.ts';
import { volumeBelowM3 } from './vessel-shape.ts';
import type { VesselShape } from './vessel-shape.ts';

const density = 800;
const drained = (shape: VesselShape, overpressurePa: number) =>
  levelDrain({
    shape,
    densityKgPerM3: density,
    fromLevelM: 2.5,
    toLevelM: 0.5,
    rateKgPerS: (level) =>
      openingAreaM2(0.05) *
      liquidOrificeKgPerM2S({
        dischargeCoefficient: 0.62,
        densityKgPerM3: density,
        overpressurePa,
        headM: level - 0.5,
      }),
  });

describe('vessel that drains', () => {
  it('follows the closed form of an upright tank', () => {
    for (const padPa of [0, 50_000]) {
      const curve = drained({ form: 'vertical-cylinder', diameterM: 3, heightM: 4 }, padPa);
      const tank = { tankDiameterM: 3, holeDiameterM: 0.05, dischargeCoefficient: 0.62 };
      const closed = { ...tank, densityKgPerM3: density, headM: 2, padPa };
      const { drainTimeS } = tankDrain(closed);
      assert.ok(Math.abs(endS(curve) / drainTimeS - 1) < 1e-9);
      for (const share of [0.1, 0.5, 0.9]) {
        const expected = drainedKg(closed, share * drainTimeS);
        assert.ok(Math.abs(massAtKg(curve, share * drainTimeS) / expected - 1) < 1e-3);
      }
    }
  });
  it('releases what stands between the two levels, from a lying cylinder and a sphere too', () => {
    for (const shape of [
      { form: 'horizontal-cylinder', diameterM: 3, lengthM: 8 },
      { form: 'sphere', diameterM: 3 },
    ] as const) {
      const volume = volumeBelowM3(shape, 2.5) - volumeBelowM3(shape, 0.5);
      assert.ok(Math.abs(totalKg(drained(shape, 0)) / (density * volume) - 1) < 1e-12);
    }
  });
  it('drains a sphere from its bottom in the textbook time', () => {
    const [radius, area] = [1.5, 0.62 * openingAreaM2(0.05)];
    const curve = levelDrain({
      shape: { form: 'sphere', diameterM: 3 },
      densityKgPerM3: 1,
      fromLevelM: 3,
      toLevelM: 0,
      rateKgPerS: (level) => area * Math.sqrt(2 * 9.80665 * level),
    });
    // ∫ π (2 R h − h²)/(Cd a √(2 g h)) dh from 0 to 2 R
    const integral =
      (Math.PI * (2 * radius) ** 2.5 * (2 / 3 - 2 / 5)) / (area * Math.sqrt(2 * 9.80665));
    assert.ok(Math.abs(endS(curve) / integral - 1) < 2e-3, `${endS(curve)} ${integral}`);
  });
  it('stops where nothing drives it any more', () => {
    const held = drained({ form: 'vertical-cylinder', diameterM: 3, heightM: 4 }, -8000);
    const keptM = 8000 / (density * 9.80665);
    const lost = density * (Math.PI / 4) * 9 * (2 - keptM);
    assert.ok(Math.abs(totalKg(held) / lost - 1) < 0.02);
  });
});
