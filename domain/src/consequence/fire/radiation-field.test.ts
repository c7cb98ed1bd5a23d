import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInRings, signedArea } from '../../geo/polygon.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import type { Weather } from '../weather/weather.ts';
import { bleveFire } from './bleve-fire.ts';
import { jetFire } from './jet-fire.ts';
import { pointSourceFire } from './point-source.ts';
import { poolFire } from './pool-fire.ts';
import type { RadiationField } from './radiation-field.ts';

const SEED = 4711;
const WEATHER: Weather = {
  windMPerS: 4,
  windFromDeg: 90,
  stability: 'D',
  temperatureK: 293.15,
  pressurePa: 101_325,
  relativeHumidity: 0.6,
  terrain: 'rural',
  roughnessM: 0.1,
  mixingHeightM: null,
};
const PROPANE = { heatOfCombustionJPerKg: 46.3e6, radiantFraction: 0.3 };
const POOL = { ...PROPANE, diameterM: 15, burningFluxKgPerM2S: 0.055, burnableKg: 20_000 };
const JET = {
  ...PROPANE,
  rateKgPerS: 4,
  heightM: 2,
  bearingDeg: 0,
  elevationDeg: 0,
  exitVelocityMPerS: null,
  durationS: 600,
};

/** Each with what is its middle, from which it falls to all sides. */
const FIRES: readonly (readonly [string, RadiationField, number])[] = [
  ['pool fire', poolFire({ ...POOL, emission: { method: 'mudan' } }, WEATHER), 8],
  [
    'sooty pool fire without wind',
    poolFire({ ...POOL, emission: { method: 'soot', ...PROPANE } }, { ...WEATHER, windMPerS: 0.2 }),
    0,
  ],
  ['jet fire', jetFire(JET, WEATHER), 18],
  ['upright jet fire', jetFire({ ...JET, elevationDeg: 90, exitVelocityMPerS: 200 }, WEATHER), 0.5],
  ['fireball', bleveFire({ ...PROPANE, massKg: 20_000 }, WEATHER), 0],
  [
    'fireball by TNO with the CCPS view factor',
    bleveFire({ ...PROPANE, massKg: 20_000, geometry: 'tno', viewFactor: 'ccps' }, WEATHER),
    0,
  ],
  [
    'point source',
    pointSourceFire(
      { heatReleaseW: 5e8, radiantFraction: 0.3, heightM: 10, durationS: null },
      WEATHER,
    ),
    0,
  ],
];
const LEVELS_W_PER_M2 = [12_500, 4000, 1600];

for (const [name, field, middleM] of FIRES)
  describe(`heat radiation of a ${name}`, () => {
    it(`is finite, never negative, symmetric and most on the most exposed surface (seed ${SEED})`, () => {
      const random = seededRandom(SEED);
      for (let turn = 0; turn < 300; turn++) {
        const [xM, yM] = [random.between(-400, 400), random.between(-400, 400)];
        const max = field.fluxWPerM2(xM, yM);
        assert.ok(max >= 0 && max < 1e6, `${max} at ${xM}, ${yM}`);
        assert.ok(Math.abs(field.fluxWPerM2(xM, -yM) - max) < 1e-6 * max);
        for (const facing of ['vertical', 'horizontal'] as const) {
          const flux = field.fluxWPerM2(xM, yM, facing);
          assert.ok(flux >= 0 && flux <= max * (1 + 1e-9));
        }
      }
    });

    it(`falls along lines away from its middle (seed ${SEED})`, () => {
      const random = seededRandom(SEED);
      for (let turn = 0; turn < 60; turn++) {
        const bearing = random.between(0, 2 * Math.PI);
        const along = Array.from({ length: 30 }, (_, step) => {
          const distanceM = 30 * 1.12 ** step;
          return field.fluxWPerM2(
            middleM + distanceM * Math.cos(bearing),
            distanceM * Math.sin(bearing),
          );
        });
        for (let step = 1; step < along.length; step++)
          assert.ok(along[step]! <= along[step - 1]! * (1 + 1e-9), `step ${step} at ${bearing}`);
      }
    });

    it('has at its distances the flux that was asked for', () => {
      for (const level of LEVELS_W_PER_M2)
        for (const bearingDeg of [0, 45, 90, 180, 270]) {
          const distanceM = field.distanceToFluxM(level, bearingDeg)!;
          const bearing = (bearingDeg / 180) * Math.PI;
          const at = (metres: number): number =>
            field.fluxWPerM2(metres * Math.cos(bearing), metres * Math.sin(bearing));
          assert.ok(at(distanceM) >= level && at(distanceM * 1.0001) < level, `${bearingDeg}`);
        }
    });

    it('has closed, counter-clockwise rings that lie within each other', () => {
      const rings = LEVELS_W_PER_M2.map((level) =>
        field.ring(level)!.map(([x, y]) => [x, y] as [number, number]),
      );
      for (const [at, ring] of rings.entries()) {
        assert.deepEqual(ring[0], ring.at(-1));
        assert.ok(signedArea(ring) > 0);
        const outer = rings[at + 1];
        if (outer !== undefined) assert.ok(ring.every((place) => isInRings(place, [outer])));
      }
    });

    it('has neither distance nor ring for a level above all, and refuses none at all', () => {
      assert.equal(field.distanceToFluxM(1e7), null);
      assert.equal(field.ring(1e7), null);
      assert.throws(() => field.ring(0), /level/);
    });

    it('tells how it came about in both languages, with finite values', () => {
      assert.ok(field.figures.length >= 3);
      for (const { label, value } of field.figures)
        assert.ok(label.zh !== '' && label.en !== '' && Number.isFinite(value));
    });
  });
