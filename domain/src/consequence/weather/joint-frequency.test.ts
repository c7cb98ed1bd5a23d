import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { readEpw } from './epw.ts';
import type { HourlyObservation } from './hourly-observation.ts';
import { jointFrequency, SECTORS, sectorOf } from './joint-frequency.ts';

const shanghai = readEpw(
  readFileSync(new URL('fixtures/shanghai-hongqiao-3-weeks.epw', import.meta.url), 'utf8'),
);
const PLACE = shanghai.site!.at;

const HOUR: HourlyObservation = {
  // noon in Shanghai in June: the sun is above 60°
  atMs: Date.UTC(2026, 5, 21, 4),
  windMPerS: 1,
  windFromDeg: 90,
  cloudTenths: 0,
  temperatureK: null,
  relativeHumidity: null,
  pressurePa: null,
};
const CALM: HourlyObservation = { ...HOUR, windMPerS: 0, windFromDeg: null };

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
const probabilities = (cells: readonly { readonly probability: number }[]): number =>
  sum(cells.map(({ probability }) => probability));

function randomHours(seed: number, count: number): HourlyObservation[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => ({
    ...HOUR,
    atMs: Date.UTC(2026, 0, 1) + random.below(8760) * 3_600_000,
    windMPerS: random.next() < 0.05 ? null : random.between(0, 12),
    windFromDeg: random.next() < 0.05 ? null : random.between(0, 360),
    cloudTenths: random.next() < 0.05 ? null : random.below(11),
  }));
}

describe('the joint frequency of wind and stability', () => {
  it('counts the hours of a real station as an independent count does', () => {
    const table = jointFrequency(shanghai.observations, PLACE);
    assert.deepEqual([table.knownHours, table.unknownHours], [504, 0]);
    assert.equal(sum(table.calms.map(({ hours }) => hours)), 28);
    const hoursBy = (key: 'sector' | 'band', at: number) =>
      sum(table.cells.filter((cell) => cell[key] === at).map(({ hours }) => hours));
    assert.deepEqual(
      Array.from({ length: SECTORS }, (_, sector) => hoursBy('sector', sector)),
      [109, 32, 30, 19, 22, 25, 31, 34, 29, 35, 20, 8, 16, 6, 15, 45],
    );
    assert.deepEqual(
      table.bands.map((_, band) => hoursBy('band', band)),
      [92, 196, 125, 48, 15],
    );
  });

  it('sums to one with the calms, whatever the hours', () => {
    for (const seed of [1, 2, 3]) {
      const hours = randomHours(seed, 3000);
      const table = jointFrequency(hours, PLACE);
      const total = probabilities(table.cells) + probabilities(table.calms);
      assert.ok(Math.abs(total - 1) < 1e-12, `seed ${seed}`);
      assert.equal(table.knownHours + table.unknownHours, hours.length);
    }
  });

  it('leaves out an hour without wind, cloud or direction, but a calm needs no direction', () => {
    const hours = [
      { ...HOUR, windMPerS: null },
      { ...HOUR, cloudTenths: null },
      { ...HOUR, windFromDeg: null },
      CALM,
    ];
    const { knownHours, unknownHours, calms, cells } = jointFrequency(hours, PLACE);
    assert.deepEqual([knownHours, unknownHours, cells.length], [1, 3, 0]);
    assert.deepEqual(calms, [{ stability: 'A', hours: 1, probability: 1 }]);
  });

  it('puts a wind on the end of a band into the faster one, and has no upper end', () => {
    const hours = [0.5, 1.99, 2, 8, 40].map((windMPerS) => ({ ...HOUR, windMPerS }));
    const { cells } = jointFrequency(hours, PLACE);
    const byBand = [0, 1, 2, 3, 4].map((at) =>
      sum(cells.filter(({ band }) => band === at).map(({ hours: count }) => count)),
    );
    assert.deepEqual(byBand, [2, 1, 0, 0, 2]);
  });

  it('centres its sectors on their directions', () => {
    assert.deepEqual([0, 11.2, 11.3, 348.8, 360, 180].map(sectorOf), [0, 0, 1, 0, 0, 8]);
  });

  it('refuses bands that do not rise and observations of which nothing is known', () => {
    for (const bandEndsMPerS of [[2, 2], [0.4], [3, 1], [NaN]])
      assert.throws(() => jointFrequency([HOUR], PLACE, { bandEndsMPerS }), /bandEndsMPerS/);
    assert.throws(() => jointFrequency([HOUR], PLACE, { calmBelowMPerS: 0 }), /calmBelowMPerS/);
    assert.throws(() => jointFrequency([], PLACE), /observations/);
  });
});
