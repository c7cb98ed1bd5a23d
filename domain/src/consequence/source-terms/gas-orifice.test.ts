import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { gasOrifice } from './gas-orifice.ts';
import { openingAreaM2 } from './liquid-orifice.ts';

const HYDROGEN = {
  pressurePa: 5e6,
  temperatureK: 288.15,
  molarMassKgPerMol: 0.002016,
  heatCapacityRatio: 1.405,
  ambientPressurePa: 101_325,
};

describe('gas through a hole', () => {
  it('gives the Yellow Book example 2.6.2.1: hydrogen at 50 bar through 100 mm', () => {
    const rate = gasOrifice(HYDROGEN, 0.62).fluxKgPerM2S * openingAreaM2(0.1);
    assert.ok(Math.abs(rate - 15.31) < 0.02, `${rate}`);
  });
  it('agrees with the textbook forms of choked and unchoked flow', () => {
    const { pressurePa: p, temperatureK: t, molarMassKgPerMol: m, heatCapacityRatio: k } = HYDROGEN;
    const density = (p * m) / (8.314462618 * t);
    const choked = Math.sqrt(k * density * p * (2 / (k + 1)) ** ((k + 1) / (k - 1)));
    assert.ok(Math.abs(gasOrifice(HYDROGEN, 1).fluxKgPerM2S / choked - 1) < 1e-12);
    const ambientPressurePa = 0.8 * p;
    const bracket = 0.8 ** (2 / k) - 0.8 ** ((k + 1) / k);
    const unchoked = Math.sqrt(((2 * k) / (k - 1)) * density * p * bracket);
    const flow = gasOrifice({ ...HYDROGEN, ambientPressurePa }, 1);
    assert.equal(flow.isChoked, false);
    assert.equal(flow.throatPressurePa, ambientPressurePa);
    assert.ok(Math.abs(flow.fluxKgPerM2S / unchoked - 1) < 1e-12);
  });
  it('has no jump where it begins to choke', () => {
    const critical = HYDROGEN.pressurePa * (2 / 2.405) ** (1.405 / 0.405);
    const [below, above] = [critical * (1 - 1e-9), critical * (1 + 1e-9)].map((ambientPressurePa) =>
      gasOrifice({ ...HYDROGEN, ambientPressurePa }, 1),
    );
    assert.deepEqual([below!.isChoked, above!.isChoked], [true, false]);
    assert.ok(Math.abs(below!.fluxKgPerM2S / above!.fluxKgPerM2S - 1) < 1e-8);
  });
  it('is no flow without overpressure, even into higher pressure', () => {
    for (const pressurePa of [101_325, 50_000])
      assert.equal(gasOrifice({ ...HYDROGEN, pressurePa }, 1).fluxKgPerM2S, 0);
  });
  it('never falls with the pressure inside (seed 2)', () => {
    const random = seededRandom(2);
    for (let run = 0; run < 200; run++) {
      const pressurePa = random.between(1e5, 1e7);
      const state = { ...HYDROGEN, pressurePa, heatCapacityRatio: random.between(1.05, 1.67) };
      const more = { ...state, pressurePa: pressurePa * (1 + random.next()) };
      assert.ok(gasOrifice(more, 1).fluxKgPerM2S >= gasOrifice(state, 1).fluxKgPerM2S);
    }
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => gasOrifice({ ...HYDROGEN, heatCapacityRatio: 1 }, 1), /heatCapacityRatio/);
    assert.throws(() => gasOrifice({ ...HYDROGEN, pressurePa: -1 }, 1), /pressurePa/);
    assert.throws(() => gasOrifice({ ...HYDROGEN, temperatureK: 0 }, 1), /temperatureK/);
    assert.throws(() => gasOrifice(HYDROGEN, NaN), /dischargeCoefficient/);
  });
});
