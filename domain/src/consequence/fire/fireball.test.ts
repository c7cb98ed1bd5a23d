import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Weather } from '../weather/weather.ts';
import { bleveFire } from './bleve-fire.ts';
import {
  ccpsFireball,
  fireballEmissivePowerWPerM2,
  fireballSight,
  fireballViewFactor,
  robertsRadiantFraction,
  tnoFireball,
} from './fireball.ts';
import { transmissivity } from './transmissivity.ts';

describe('fireball of 100 t of propane (CCPS example)', () => {
  const fireball = ccpsFireball(100_000);

  it('is 269 m wide, 202 m up, for 17.7 s', () => {
    assert.ok(Math.abs(fireball.diameterM - 269) < 0.5);
    assert.ok(Math.abs(fireball.heightM - 202) < 0.5);
    assert.ok(Math.abs(fireball.durationS - 17.7) < 0.05);
  });

  it('radiates 345 kW/m², of which 98 reach 200 m by the book and half by geometry', () => {
    const emissive = fireballEmissivePowerWPerM2(fireball, 100_000, 46.35e6, 0.3);
    assert.ok(Math.abs(emissive / 345_000 - 1) < 0.001);
    const tau = transmissivity(2810, fireballSight(fireball, 200).pathM);
    const flux = (form: 'ccps' | 'geometric'): number =>
      emissive * tau * fireballViewFactor(fireball, 200, form);
    assert.ok(Math.abs(flux('ccps') / 98_360 - 1) < 0.001);
    assert.ok(Math.abs(flux('geometric') / 48_713 - 1) < 0.001);
  });
});

describe('fireballs of other masses', () => {
  it('follow momentum up to 30 t and lift above', () => {
    assert.ok(Math.abs(ccpsFireball(1000).durationS - 4.5) < 1e-9);
    assert.ok(Math.abs(ccpsFireball(1000).diameterM - 58) < 1e-9);
    const [below, above] = [29_999, 30_000].map((kg) => ccpsFireball(kg).durationS);
    assert.ok(above! / below! > 1 && above! / below! < 1.05);
  });

  it('by TNO are about the same', () => {
    const fireball = tnoFireball(100_000);
    assert.ok(Math.abs(fireball.diameterM - 273.26) < 0.01);
    assert.ok(Math.abs(fireball.durationS - 17) < 0.01);
  });

  it('radiate a share that rises with the burst pressure', () => {
    assert.ok(Math.abs(robertsRadiantFraction(1e6) - 0.27) < 1e-12);
    assert.ok(robertsRadiantFraction(2e6) > 0.33 && robertsRadiantFraction(2e6) < 0.34);
    assert.equal(robertsRadiantFraction(1e9), 1);
  });

  it('never fill more than all of a view', () => {
    assert.equal(fireballViewFactor(ccpsFireball(1000), 0, 'ccps'), 1);
    assert.ok(fireballViewFactor(ccpsFireball(1000), 0, 'geometric') < 0.5);
  });
});

const WEATHER: Weather = {
  windMPerS: 3,
  windFromDeg: 0,
  stability: 'D',
  temperatureK: 293.15,
  pressurePa: 101_325,
  relativeHumidity: 0.7,
  terrain: 'rural',
  roughnessM: 0.1,
  mixingHeightM: null,
};
const BLEVE = { massKg: 20_000, heatOfCombustionJPerKg: 46.35e6, radiantFraction: 0.3 };

describe('radiation of a BLEVE', () => {
  it('is on a lying surface below it what it is on the most exposed one', () => {
    const field = bleveFire(BLEVE, WEATHER);
    assert.equal(field.fluxWPerM2(0, 0, 'horizontal'), field.fluxWPerM2(0, 0));
    assert.equal(field.fluxWPerM2(0, 0, 'vertical'), 0);
  });

  it('says when it would be hotter than any that was measured', () => {
    assert.deepEqual(bleveFire(BLEVE, WEATHER).caveats, []);
    const [caveat] = bleveFire({ ...BLEVE, radiantFraction: 0.6 }, WEATHER).caveats;
    assert.equal(caveat!.code, 'outside-range:fireball.emissive-power');
  });

  it('refuses nothing to burn', () => {
    assert.throws(() => bleveFire({ ...BLEVE, massKg: 0 }, WEATHER), /massKg/);
  });
});
