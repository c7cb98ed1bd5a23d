import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { boiledKgPerM2 } from './boiling-pool.ts';
import { GROUNDS, GROUND_KINDS } from './ground.ts';
import { atOnce, massAtKg, steady, totalKg } from './mass-curve.ts';
import { evaporationKgPerM2S, EVAPORATION_MODELS } from './pool-evaporation.ts';
import { poolHistory } from './pool-history.ts';
import type { PoolInput, VolatileLiquid } from './pool-history.ts';

/** Vapour pressure by Clausius and Clapeyron from the boiling point. */
const volatile = (
  boilingPointK: number,
  molarMassKgPerMol: number,
  latentHeatJPerKg: number,
): VolatileLiquid => ({
  heatCapacityJPerKgK: 2000,
  latentHeatJPerKg,
  molarMassKgPerMol,
  boilingPointK,
  vapourPressurePa: (temperatureK) =>
    101_325 *
    Math.exp(
      ((latentHeatJPerKg * molarMassKgPerMol) / 8.314) * (1 / boilingPointK - 1 / temperatureK),
    ),
});
const SOLVENT = volatile(384, 0.0921, 360_000);
const LNG = volatile(111.7, 0.016, 510_000);
const SITE = {
  ground: GROUNDS.concrete,
  groundTemperatureK: 293.15,
  bundAreaM2: 100,
  minimumDepthM: 0.005,
  windMPerS: 3,
  airTemperatureK: 293.15,
  airPressurePa: 101_325,
  radiationWPerM2: 0,
};
const SPILL: PoolInput = {
  inflow: atOnce(5000),
  inflowTemperatureK: 293.15,
  liquid: { densityKgPerM3: 800, volatile: SOLVENT },
  site: SITE,
  evaporation: 'mackay-matsugu',
  horizonS: 3600,
};

describe('pool over time', () => {
  it('loses nothing and makes nothing: evaporated and left are what fell in (seed 6)', () => {
    const random = seededRandom(6);
    for (let run = 0; run < 40; run++) {
      const amount = 10 ** random.between(0, 5);
      const duration = random.between(1, 5000);
      const input = {
        ...SPILL,
        inflow: random.next() < 0.5 ? atOnce(amount) : steady(amount / duration, duration),
        inflowTemperatureK: random.between(220, 340),
        liquid: {
          densityKgPerM3: 800,
          volatile: volatile(
            random.between(150, 450),
            random.between(0.016, 0.15),
            random.between(2e5, 1e6),
          ),
        },
        evaporation: random.pick(EVAPORATION_MODELS),
        site: {
          ...SITE,
          bundAreaM2: random.next() < 0.5 ? null : random.between(5, 500),
          ground: GROUNDS[random.pick(GROUND_KINDS)],
          windMPerS: random.between(1, 12),
          radiationWPerM2: random.between(-50, 600),
        },
      };
      const { evaporated, remainingKg, largestAreaM2, meanTemperatureK } = poolHistory(input);
      const fellIn = massAtKg(input.inflow, 3600);
      assert.ok(Math.abs((totalKg(evaporated) + remainingKg) / fellIn - 1) < 1e-9, `run ${run}`);
      assert.ok(remainingKg >= 0 && largestAreaM2 <= (input.site.bundAreaM2 ?? Infinity));
      assert.ok(meanTemperatureK <= input.liquid.volatile.boilingPointK + 1e-9);
      for (const [at, mass] of evaporated.massKg.entries())
        assert.ok(mass >= (evaporated.massKg[at - 1] ?? 0));
    }
  });
  it('boils like the conduction model says when the ground alone heats it', () => {
    const site = { ...SITE, windMPerS: 0, bundAreaM2: 20 };
    const cold = {
      ...SPILL,
      liquid: { densityKgPerM3: 800, volatile: LNG },
      inflowTemperatureK: 111.7,
      site,
      inflow: atOnce(8000),
    };
    const { evaporated, largestAreaM2 } = poolHistory(cold);
    assert.equal(largestAreaM2, 20);
    const pool = { ...LNG, ground: SITE.ground, groundTemperatureK: 293.15 };
    const expected = 20 * boiledKgPerM2(pool, 600);
    assert.ok(Math.abs(massAtKg(evaporated, 600) / expected - 1) < 0.02);
  });
  it('evaporates like the correlation says when it is deep and hardly cools', () => {
    const deep = { ...SPILL, inflow: atOnce(200_000) };
    const { evaporated, meanTemperatureK } = poolHistory(deep);
    const vapourPressurePa = SOLVENT.vapourPressurePa(meanTemperatureK);
    const flux = evaporationKgPerM2S(
      'mackay-matsugu',
      { vapourPressurePa, molarMassKgPerMol: 0.0921, temperatureK: meanTemperatureK },
      { windMPerS: 3, diameterM: Math.sqrt(400 / Math.PI), ambientPressurePa: 101_325 },
    );
    assert.ok(293.15 - meanTemperatureK < 1);
    assert.ok(Math.abs(totalKg(evaporated) / (flux * 100 * 3600) - 1) < 0.02);
  });
  it('gives off more in more wind, in a larger bund, under the sun', () => {
    const more = (site: Partial<PoolInput['site']>): number =>
      totalKg(poolHistory({ ...SPILL, site: { ...SITE, ...site } }).evaporated);
    const base = more({});
    assert.ok(more({ windMPerS: 6 }) > base);
    assert.ok(more({ bundAreaM2: 200 }) > base);
    assert.ok(more({ radiationWPerM2: 500 }) > base);
  });
  it('runs apart until it is as thin as the ground lets it', () => {
    const free = { ...SPILL, site: { ...SITE, bundAreaM2: null } };
    const { largestAreaM2 } = poolHistory(free);
    assert.ok(Math.abs(largestAreaM2 / (5000 / 800 / 0.005) - 1) < 0.02, `${largestAreaM2}`);
  });
  it('lies there when its vapour cannot be told', () => {
    const petrol = { ...SPILL, liquid: { densityKgPerM3: 740, volatile: null } };
    const { evaporated, remainingKg, largestAreaM2 } = poolHistory(petrol);
    assert.deepEqual([totalKg(evaporated), remainingKg, largestAreaM2], [0, 5000, 100]);
  });
  it('is gone in the end, and then gives nothing more', () => {
    const thin = { ...SPILL, inflow: atOnce(50), site: { ...SITE, windMPerS: 10 } };
    const { evaporated, remainingKg } = poolHistory(thin);
    assert.equal(remainingKg, 0);
    assert.ok(evaporated.timesS.at(-1)! < 3600);
  });
  it('refuses a horizon of nothing', () => {
    assert.throws(() => poolHistory({ ...SPILL, horizonS: 0 }), /horizonS/);
  });
});
