import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { casalKgPerM2S } from './casal-evaporation.ts';
import { crowlLouvarKgPerM2S } from './crowl-louvar-evaporation.ts';
import { epaRmpKgPerM2S } from './epa-rmp-evaporation.ts';
import { mackayMatsuguMPerS, schmidtNumber } from './mackay-matsugu.ts';
import { evaporationKgPerM2S, EVAPORATION_MODELS } from './pool-evaporation.ts';
import { saturatedVapourKgPerM3 } from './saturated-vapour.ts';

const TOLUENE = { vapourPressurePa: 3800, molarMassKgPerMol: 0.0921, temperatureK: 298.15 };
const POOL = { windMPerS: 5, diameterM: 16, ambientPressurePa: 101_325 };

describe('evaporation of a pool', () => {
  it('gives the published examples', () => {
    const hexane = { vapourPressurePa: 16_000, molarMassKgPerMol: 0.08618, temperatureK: 293.15 };
    const transfer = mackayMatsuguMPerS(5, 10, 0.8);
    assert.ok(Math.abs(transfer - 0.0151390634) < 1e-9);
    assert.ok(Math.abs(transfer * saturatedVapourKgPerM3(hexane) - 0.0085644878) < 1e-9);
    const casal = casalKgPerM2S(TOLUENE, { windMPerS: 5, radiusM: 8, ambientPressurePa: 101_325 });
    assert.ok(Math.abs(casal * Math.PI * 64 - 0.16153) < 1e-4);
    const open = { vapourPressurePa: 3759.68, molarMassKgPerMol: 0.092, temperatureK: 298.15 };
    assert.ok(Math.abs((crowlLouvarKgPerM2S(open) * 1.824147) / 0.0012247 - 1) < 0.005);
    const nitrile = {
      vapourPressurePa: 14_398.776,
      molarMassKgPerMol: 0.05306,
      temperatureK: 298.15,
    };
    assert.ok(Math.abs(epaRmpKgPerM2S(nitrile, 1.5) * 100 - 0.1977) < 2e-4);
  });
  it('differs by less than four times between the models', () => {
    const rates = EVAPORATION_MODELS.map((model) => evaporationKgPerM2S(model, TOLUENE, POOL));
    assert.ok(Math.max(...rates) / Math.min(...rates) < 4, `${rates.join(' ')}`);
  });
  it('never falls with vapour pressure or wind, and is finite up to boiling', () => {
    for (const model of EVAPORATION_MODELS) {
      let last = 0;
      for (let pressure = 0; pressure <= 150_000; pressure += 2000) {
        const rate = evaporationKgPerM2S(model, { ...TOLUENE, vapourPressurePa: pressure }, POOL);
        assert.ok(rate >= last && Number.isFinite(rate), `${model} ${pressure}`);
        last = rate;
      }
      const windy = evaporationKgPerM2S(model, TOLUENE, { ...POOL, windMPerS: 10 });
      assert.ok(windy >= evaporationKgPerM2S(model, TOLUENE, POOL));
    }
  });
  it('counts the drift that volatile vapour makes, up to four times', () => {
    const plain = mackayMatsuguMPerS(5, 16, schmidtNumber(0.0921));
    const driftAt = (vapourPressurePa: number): number => {
      const vapour = { ...TOLUENE, vapourPressurePa };
      const linear = plain * saturatedVapourKgPerM3(vapour);
      return evaporationKgPerM2S('mackay-matsugu', vapour, POOL) / linear;
    };
    assert.ok(Math.abs(driftAt(10) - 1) < 1e-4);
    assert.ok(Math.abs(driftAt(50_662.5) - 2 * Math.LN2) < 1e-9);
    assert.ok(Math.abs(driftAt(0.98 * 101_325) - 4) < 0.02);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => mackayMatsuguMPerS(-1, 10, 0.8), /windMPerS/);
    assert.throws(() => mackayMatsuguMPerS(1, 0, 0.8), /diameterM/);
    assert.throws(
      () =>
        casalKgPerM2S(
          { ...TOLUENE, vapourPressurePa: 2e5 },
          { windMPerS: 1, radiusM: 1, ambientPressurePa: 1e5 },
        ),
      /vapourPressurePa/,
    );
    assert.throws(() => saturatedVapourKgPerM3({ ...TOLUENE, vapourPressurePa: -1 }), /vapour/);
    assert.throws(() => crowlLouvarKgPerM2S(TOLUENE, 0), /waterTransfer/);
    assert.throws(() => epaRmpKgPerM2S({ ...TOLUENE, temperatureK: 0 }, 1), /temperatureK/);
  });
});
