import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { WindFacts } from './search-facts.ts';
import { windOfInterval } from './wind-of-interval.ts';

const AT: LonLat = [103.7, 1.27];
const NOON_MS = Date.parse('2026-11-20T05:00:00Z');
const NIGHT_MS = Date.parse('2026-11-20T17:00:00Z');
const STEADY: WindFacts = {
  ...{ windMPerS: 4, windFromDeg: 250, steadiness: 0.99 },
  ...{ temperatureK: 300, cloudTenths: null },
};
const windAt = (startMs: number, more: Partial<WindFacts> = {}) =>
  windOfInterval(
    { ...STEADY, ...more },
    { startMs, lengthMs: 600_000, count: 1 },
    { interval: 0, at: AT },
  );

describe('the wind that an estimate takes', () => {
  for (const [why, facts, words] of [
    ['no speed', { windMPerS: null }, /no usable wind speed/],
    ['no direction', { windFromDeg: null, steadiness: null }, /no usable wind direction/],
    ['a calm', { windMPerS: 0.4 }, /calm/],
    ['a wind that turned', { steadiness: 0.69 }, /turned/],
  ] as const) {
    it(`is none for ${why}, and says so`, () => {
      const { shown, used } = windAt(NOON_MS, facts);
      assert.equal(used, null);
      assert.match(shown.whyUnusable!.en, words);
      assert.equal(shown.stability, null);
    });
  }
  it('is an overcast day or a clear night where cloud is not measured', () => {
    assert.equal(windAt(NOON_MS).shown.stability, 'D');
    assert.equal(windAt(NIGHT_MS, { windMPerS: 2 }).shown.stability, 'F');
    assert.equal(windAt(NOON_MS, { cloudTenths: 0, windMPerS: 2 }).shown.stability, 'A');
  });
  for (const [why, facts, sdDeg] of [
    ['a steady wind: that of a vane', {}, 10],
    ['a weak wind: it meanders', { windMPerS: 1 }, 29],
    ['an unsteady wind: how far its readings lie apart', { steadiness: 0.8 }, 38],
  ] as const) {
    it(`has an error for ${why}`, () => {
      assert.equal(windAt(NOON_MS, facts).shown.directionSdDeg, sdDeg);
    });
  }
});
