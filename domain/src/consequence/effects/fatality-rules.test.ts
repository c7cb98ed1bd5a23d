import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AQT_3046_RULES,
  explosionFractions,
  flashFireFractions,
  heatFractions,
  populationFraction,
  PURPLE_BOOK_RULES,
  toxicFractions,
} from './fatality-rules.ts';

test('an explosion kills all above 0.3 bar, and from 0.1 bar 2.5 % of those indoors', () => {
  const all = { unprotected: 1, outdoors: 1, indoors: 1 };
  assert.deepEqual(explosionFractions(PURPLE_BOOK_RULES, 31_000), all);
  assert.deepEqual(explosionFractions(PURPLE_BOOK_RULES, 20_000), {
    unprotected: 0,
    outdoors: 0,
    indoors: 0.025,
  });
  assert.equal(explosionFractions(PURPLE_BOOK_RULES, 10_000).indoors, 0);
});

test('at exactly 0.03 MPa the Chinese guide takes all for dead, the Dutch one does not', () => {
  assert.equal(explosionFractions(AQT_3046_RULES, 30_000).unprotected, 1);
  assert.equal(explosionFractions(PURPLE_BOOK_RULES, 30_000).unprotected, 0);
});

test('at night one in a hundred is outdoors', () => {
  const share = populationFraction(explosionFractions(PURPLE_BOOK_RULES, 20_000), 'night');
  assert.ok(Math.abs(share - 0.02475) < 1e-12);
  assert.equal(populationFraction(flashFireFractions(true), 'night'), 1);
  assert.equal(populationFraction(flashFireFractions(false), 'day'), 0);
});

test('walls protect from heat until the building burns; clothing saves most outdoors', () => {
  const below = heatFractions(AQT_3046_RULES, 25_000, 20);
  assert.equal(below.indoors, 0);
  assert.ok(Math.abs(below.outdoors / below.unprotected - 0.14) < 1e-12);
  assert.equal(heatFractions(AQT_3046_RULES, 37_500, 20).indoors, 1);
});

test('without a dose indoors a tenth dies there of the gas', () => {
  assert.equal(toxicFractions(PURPLE_BOOK_RULES, 0.5).indoors, 0.05);
  assert.equal(toxicFractions(PURPLE_BOOK_RULES, 0.5, 0.2).indoors, 0.2);
  assert.throws(() => toxicFractions(PURPLE_BOOK_RULES, 1.2), /outdoorShare/);
});
