import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import { gasBlowDown } from './gas-blow-down.ts';
import { gasOrifice } from './gas-orifice.ts';
import type { GasUpstream } from './gas-orifice.ts';
import { endS, massAtKg, totalKg } from './mass-curve.ts';

/** A diving cylinder: 11.11 L at 207 bar through 1 mm, Cd 0.85. */
const AIR = {
  pressurePa: 20.68e6,
  temperatureK: 288.15,
  molarMassKgPerMol: 0.02896,
  heatCapacityRatio: 1.4,
  ambientPressurePa: 101_325,
};
const VOLUME = 0.01111;
const contentsKg = VOLUME * gasDensityKgPerM3(AIR);
const rateKgPerS = (upstream: GasUpstream): number =>
  (Math.PI / 4) * 1e-6 * gasOrifice(upstream, 0.85).fluxKgPerM2S;
const tauS = contentsKg / rateKgPerS(AIR);
const blowDown = (mode: 'adiabatic' | 'isothermal') =>
  gasBlowDown({ upstream: AIR, contentsKg, mode, rateKgPerS });

describe('gas vessel', () => {
  it('follows the closed form of the choked part, adiabatic and isothermal', () => {
    for (const atS of [1, 5, 15]) {
      const pressure = (1 + 0.2 * (atS / tauS)) ** -7;
      const adiabatic = contentsKg * (1 - pressure ** (1 / 1.4));
      assert.ok(Math.abs(massAtKg(blowDown('adiabatic'), atS) / adiabatic - 1) < 2e-3);
      const isothermal = contentsKg * (1 - Math.exp(-atS / tauS));
      assert.ok(Math.abs(massAtKg(blowDown('isothermal'), atS) / isothermal - 1) < 2e-3);
    }
  });
  it('keeps what fills it at ambient pressure', () => {
    const share = 101_325 / AIR.pressurePa;
    assert.ok(Math.abs(totalKg(blowDown('isothermal')) / contentsKg - (1 - share)) < 1e-9);
    const cold = 1 - share ** (1 / 1.4);
    assert.ok(Math.abs(totalKg(blowDown('adiabatic')) / contentsKg - cold) < 1e-9);
  });
  it('takes finite time, the rate never rising', () => {
    const { timesS, massKg } = blowDown('adiabatic');
    let last = Infinity;
    for (let at = 1; at < timesS.length; at++) {
      const rate = (massKg[at]! - massKg[at - 1]!) / (timesS[at]! - timesS[at - 1]!);
      assert.ok(rate > 0 && rate <= last * (1 + 1e-9));
      last = rate;
    }
    // Were it choked to the end: a little sooner, as the unchoked part is slower.
    const chokedS = (tauS / 0.2) * ((AIR.pressurePa / 101_325) ** (0.2 / 1.4) - 1);
    const ratio = endS(blowDown('adiabatic')) / chokedS;
    assert.ok(ratio > 1 && ratio < 1.15, `${ratio}`);
  });
  it('lets nothing out at ambient pressure and refuses contents below 0', () => {
    const upstream = { ...AIR, pressurePa: 101_325 };
    assert.equal(
      totalKg(gasBlowDown({ upstream, contentsKg: 1, mode: 'adiabatic', rateKgPerS })),
      0,
    );
    assert.throws(
      () => gasBlowDown({ upstream, contentsKg: -1, mode: 'adiabatic', rateKgPerS }),
      /contentsKg/,
    );
  });
});
