import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { readEpw } from './epw.ts';
import type { HourlyObservation } from './hourly-observation.ts';
import { jointFrequency, SECTORS } from './joint-frequency.ts';
import { SIX_WEATHERS, sixWeathers, weatherCells } from './weather-cells.ts';

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

describe('the weathers of a risk analysis', () => {
  it('have the middle wind of their band, at least 1 m/s, and sum to one', () => {
    const cells = weatherCells(jointFrequency(randomHours(4, 4000), PLACE));
    assert.ok(Math.abs(probabilities(cells) - 1) < 1e-12);
    const winds = new Set(cells.map(({ windMPerS }) => windMPerS));
    assert.deepEqual(
      [...winds].sort((a, b) => a - b),
      [1.25, 3, 5, 7, 9],
    );
    assert.ok(cells.every(({ windFromDeg }) => windFromDeg % 22.5 === 0 && windFromDeg < 360));
  });

  it('spread calms as the slow wind of their class blows, else as any slow wind, else evenly', () => {
    const north = { ...HOUR, windFromDeg: 0 };
    const same = weatherCells(jointFrequency([HOUR, HOUR, north, CALM], PLACE));
    assert.deepEqual(
      same.map(({ windFromDeg, probability }) => [windFromDeg, Number(probability.toFixed(6))]),
      [
        [0, 0.333333],
        [90, 0.666667],
      ],
    );
    const night = { ...HOUR, atMs: Date.UTC(2026, 5, 21, 16) };
    const other = weatherCells(jointFrequency([night, CALM], PLACE));
    const calm = other.find(({ stability }) => stability === 'A');
    assert.deepEqual([calm?.windFromDeg, calm?.probability], [90, 0.5]);
    const alone = weatherCells(jointFrequency([CALM], PLACE));
    assert.equal(alone.length, SECTORS);
    assert.ok(alone.every(({ probability }) => probability === 1 / SECTORS));
  });

  it('gather into the six of the standard without losing any', () => {
    const table = jointFrequency(shanghai.observations, PLACE);
    const six = sixWeathers(weatherCells(table));
    assert.ok(Math.abs(probabilities(six) - 1) < 1e-12);
    const names = new Set(SIX_WEATHERS.map(({ stability, windMPerS }) => stability + windMPerS));
    assert.ok(six.every(({ stability, windMPerS }) => names.has((stability + windMPerS) as 'B4')));
    const keys = six.map((cell) => `${cell.stability}${cell.windMPerS} ${cell.windFromDeg}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('go to the class of the standard that is theirs', () => {
    const to = (stability: 'A' | 'C' | 'D' | 'E' | 'F', windMPerS: number) => {
      const [six] = sixWeathers([{ stability, windMPerS, windFromDeg: 45, probability: 1 }]);
      return `${six!.stability} ${six!.windMPerS} ${six!.windFromDeg}`;
    };
    assert.deepEqual(
      [to('A', 1), to('C', 2), to('D', 5), to('D', 7), to('E', 1), to('F', 3), to('E', 9)],
      ['B 4 45', 'D 1.5 45', 'D 4 45', 'D 8.5 45', 'F 1.5 45', 'E 4 45', 'D 8.5 45'],
    );
  });
});
