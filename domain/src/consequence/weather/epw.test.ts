import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { readEpw } from './epw.ts';

const file = new URL('fixtures/shanghai-hongqiao-3-weeks.epw', import.meta.url);
const text = readFileSync(file, 'utf8');
const lines = text.split('\n');

/** The file with some cells of its ninth line, the first hour, replaced. */
function withCells(cells: Readonly<Record<number, string>>): string {
  const first = lines[8]!.split(',').map((cell, at) => cells[at + 1] ?? cell);
  return [...lines.slice(0, 8), first.join(','), ...lines.slice(9)].join('\n');
}

describe('an EPW file', () => {
  it('tells its place and time zone', () => {
    assert.deepEqual(readEpw(text).site, {
      name: 'Shanghai-Hongqiao.Intl.AP',
      at: [121.336, 31.198],
      timeZoneH: 8,
      elevationM: 3,
    });
  });

  it('gives one observation an hour, each column in its unit', () => {
    const { observations, refused } = readEpw(text);
    assert.deepEqual([observations.length, refused.length], [504, 0]);
    assert.deepEqual(observations[0], {
      // 0:30 in Shanghai on 1 January 2013
      atMs: Date.UTC(2012, 11, 31, 16, 30),
      windMPerS: 3,
      windFromDeg: 200,
      cloudTenths: 0,
      temperatureK: 273.15 + 0.7,
      relativeHumidity: 0.66,
      pressurePa: 101_287,
    });
    const mean = observations.reduce((sum, { windMPerS }) => sum + windMPerS!, 0) / 504;
    assert.equal(mean.toFixed(6), '3.221032');
  });

  it('reads the same with lines of Windows and with a byte order mark', () => {
    assert.deepEqual(readEpw(`\uFEFF${text.replaceAll('\n', '\r\n')}`), readEpw(text));
  });

  it('takes missing codes as not measured, one by one', () => {
    const missing = { 7: '99.9', 9: '999', 10: '999999', 21: '999', 22: '999', 23: '99' };
    assert.deepEqual(readEpw(withCells(missing)).observations[0], {
      ...readEpw(text).observations[0],
      windMPerS: null,
      windFromDeg: null,
      cloudTenths: null,
      temperatureK: null,
      relativeHumidity: null,
      pressurePa: null,
    });
  });

  it('refuses a bad line with its number and reads the others', () => {
    for (const [column, cell, reason] of [
      [2, '13', /date/],
      [3, '32', /date/],
      [3, '1.5', /date/],
      [4, '0', /date/],
      [4, '25', /date/],
      [22, 'calm', /wind speed is no number/],
      [22, '', /wind speed is no number/],
      [22, '-1', /wind speed is impossible/],
      [21, '361', /wind direction is impossible/],
      [23, '11', /total sky cover is impossible/],
    ] as const) {
      const { observations, refused } = readEpw(withCells({ [column]: cell }));
      assert.deepEqual([observations.length, refused.length, refused[0]?.line], [503, 1, 9], cell);
      assert.match(refused[0]!.reason.en, reason);
      assert.ok(refused[0]!.reason.zh.length > 0);
    }
    const cut = [...lines.slice(0, 10), '2013,1,1,3', ...lines.slice(11)].join('\n');
    assert.deepEqual(
      readEpw(cut).refused.map(({ line }) => line),
      [11],
    );
  });

  it('refuses a text without place, and answers for any text', () => {
    for (const bad of ['', 'LOCATION', 'LOCATION,x,,,,,95,0,0,0', text.slice(5)]) {
      const { site, observations, refused } = readEpw(bad);
      assert.deepEqual([site, observations.length, refused[0]?.line], [null, 0, 1]);
    }
    const seed = 20;
    const random = seededRandom(seed);
    for (let trial = 0; trial < 40; trial++) {
      const at = random.below(4000);
      const torn =
        text.slice(0, at) + String.fromCharCode(random.below(200)) + text.slice(at + 3, 6000);
      assert.doesNotThrow(() => readEpw(torn), `seed ${seed}`);
    }
  });
});
