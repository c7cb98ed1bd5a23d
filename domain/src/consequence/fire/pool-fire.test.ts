import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Weather } from '../weather/weather.ts';
import { LNG_EMISSIVE_POWER_W_PER_M2 } from './emissive-power.ts';
import { poolFire, type PoolFire } from './pool-fire.ts';
import { poolFlameFluxWPerM2, poolFlameShape } from './pool-flame.ts';

const WEATHER: Weather = {
  windMPerS: 5,
  windFromDeg: 0,
  stability: 'D',
  temperatureK: 288.15,
  pressurePa: 101_325,
  relativeHumidity: 0.7,
  terrain: 'rural',
  roughnessM: 0.1,
  mixingHeightM: null,
};
const GASOLINE: PoolFire = {
  diameterM: 20,
  burningFluxKgPerM2S: 0.055,
  heatOfCombustionJPerKg: 43.7e6,
  burnableKg: 10_000,
  emission: { method: 'mudan' },
};

describe('solid flame of a pool', () => {
  it('reproduces the whole of Yellow Book example 6.6.3: 4.58 kW/m² at 100 m', () => {
    const shape = poolFlameShape(
      {
        diameterM: 42.445,
        burningFluxKgPerM2S: 0.085,
        emission: { method: 'soot', radiantFraction: 0.4, heatOfCombustionJPerKg: 40.15e6 },
      },
      // The book works with a viscosity half the true one.
      { form: 'wind', densityKgPerM3: 1.2243, windMPerS: 5, viscosityM2PerS: 7.5133e-6 },
    );
    const flux = poolFlameFluxWPerM2(shape, () => 0.71474);
    assert.ok(Math.abs(flux(100, 0, 'max') / 4581 - 1) < 0.001);
  });

  it('gives still-air fluxes of an independent code', () => {
    const shape = poolFlameShape(GASOLINE, { form: 'still', densityKgPerM3: 1.2 });
    const flux = poolFlameFluxWPerM2(shape, () => 0.8);
    for (const [distanceM, expected] of [
      [15, 9826.616756],
      [30, 3900.510979],
      [60, 1151.684289],
    ] as const)
      assert.ok(Math.abs(flux(0, distanceM, 'max') / expected - 1) < 1e-6);
  });
});

describe('pool fire', () => {
  it('reaches farther downwind than across, and farther across than upwind', () => {
    const field = poolFire(GASOLINE, WEATHER);
    const [down, across, up] = [0, 90, 180].map((deg) => field.distanceToFluxM(4000, deg)!);
    assert.ok(down! > across! && across! > up! && up! > 10);
  });

  it('stands upright and radiates the same to all sides below 1 m/s', () => {
    const field = poolFire(GASOLINE, { ...WEATHER, windMPerS: 0.5 });
    const [down, up] = [0, 180].map((deg) => field.distanceToFluxM(4000, deg)!);
    assert.ok(Math.abs(down! - up!) < 1e-3);
  });

  it('engulfs what stands in it or under it', () => {
    const field = poolFire(GASOLINE, WEATHER);
    const emissiveWPerM2 = 1000 * field.figures.find(({ key }) => key === 'emissive-power')!.value;
    for (const xM of [-9, 0, 15]) assert.equal(field.fluxWPerM2(xM, 0), emissiveWPerM2);
    assert.ok(field.fluxWPerM2(-11, 0) < emissiveWPerM2);
  });

  it('lasts until the pool has burnt, or as long as it is fed', () => {
    const area = Math.PI * 10 ** 2;
    assert.ok(Math.abs(poolFire(GASOLINE, WEATHER).durationS! - 10_000 / (0.055 * area)) < 1e-6);
    assert.equal(poolFire({ ...GASOLINE, burnableKg: null }, WEATHER).durationS, null);
  });

  it('takes a measured emissive power, as for LNG, and leans by AGA when asked', () => {
    const lng = {
      ...GASOLINE,
      emission: { method: 'given', wPerM2: LNG_EMISSIVE_POWER_W_PER_M2.high },
    } as const;
    const yellowBook = poolFire(lng, WEATHER);
    const aga = poolFire({ ...lng, tilt: 'aga' }, WEATHER);
    const tiltOf = (field: typeof aga): number =>
      field.figures.find(({ key }) => key === 'flame-tilt')!.value;
    assert.ok(tiltOf(aga) > 0 && tiltOf(aga) < tiltOf(yellowBook));
    assert.ok(aga.fluxWPerM2(40, 0) > poolFire(GASOLINE, WEATHER).fluxWPerM2(40, 0));
  });

  it('says when the pool is larger than those that were burnt', () => {
    assert.deepEqual(poolFire(GASOLINE, WEATHER).caveats, []);
    const codes = poolFire({ ...GASOLINE, diameterM: 90 }, WEATHER).caveats.map(({ code }) => code);
    assert.ok(codes.includes('outside-range:pool-fire.diameter'));
  });

  it('refuses nonsense, naming it', () => {
    assert.throws(() => poolFire({ ...GASOLINE, diameterM: 0 }, WEATHER), /diameterM/);
    assert.throws(() => poolFire({ ...GASOLINE, burnableKg: -1 }, WEATHER), /burnableKg/);
    const emission = { method: 'given', wPerM2: 0 } as const;
    assert.throws(() => poolFire({ ...GASOLINE, emission }, WEATHER), /emissive power/);
  });
});
