import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AQT_3046_HEAT,
  heatLethality,
  lethalHeat,
  PURPLE_BOOK_HEAT,
  THERMAL_PROBIT_MODELS,
  thermalLethality,
  thermalProbitOfWatts,
} from './thermal-probits.ts';

test('probits of a dose in watts are HyRAM’s', () => {
  const expected = {
    eisenberg: 2.7823249,
    'tsao-perry': 4.8823249,
    tno: 4.0323249,
    'lees-clothed': 1.6756475,
  };
  for (const [model, probit] of Object.entries(expected))
    assert.ok(Math.abs(thermalProbitOfWatts(model as keyof typeof expected, 1e7) - probit) < 1e-6);
});

test('shares by Tsao and Perry are those of OSD/30 table 18', () => {
  const table = [
    [10, [0, 5, 39]],
    [20, [1, 53, 93]],
    [30, [11, 87, 100]],
  ] as const;
  for (const [seconds, percents] of table)
    for (const [at, percent] of percents.entries()) {
      const share = thermalLethality('tsao-perry', (at + 1) * 10_000, seconds);
      assert.ok(Math.abs(100 * share - percent) < 1);
    }
});

test('worked values of the AQ/T 3046 formula are met, and people flee after 20 s', () => {
  const cases = [
    [12.5, 20, 0.06536],
    [25, 20, 0.80363],
    [37.4, 20, 0.98711],
    [25, 10, 0.17883],
  ] as const;
  for (const [kW, seconds, share] of cases)
    assert.ok(Math.abs(heatLethality(AQT_3046_HEAT, kW * 1000, seconds) - share) < 1e-4);
  assert.equal(
    heatLethality(AQT_3046_HEAT, 12_500, 3600),
    heatLethality(AQT_3046_HEAT, 12_500, 20),
  );
});

test('nobody survives the heat at which a rule ends', () => {
  assert.equal(heatLethality(PURPLE_BOOK_HEAT, 35_000, 1), 1);
  assert.ok(heatLethality(AQT_3046_HEAT, 35_000, 1) < 1);
  assert.equal(heatLethality(AQT_3046_HEAT, 37_500, 1), 1);
});

test('the heat for a share gives back the share, by every model', () => {
  for (const model of THERMAL_PROBIT_MODELS) {
    const heat = lethalHeat(model, { share: 0.01, seconds: 30 });
    assert.ok(Math.abs(thermalLethality(model, heat, 30) - 0.01) < 1e-9);
  }
});

test('no heat or no time kills nobody; negative ones are refused', () => {
  assert.equal(thermalLethality('eisenberg', 0, 60), 0);
  assert.equal(thermalLethality('eisenberg', 5000, 0), 0);
  assert.throws(() => thermalLethality('eisenberg', -1, 60), /heatWPerM2/);
  assert.throws(() => heatLethality(AQT_3046_HEAT, 1, -1), /seconds/);
});
