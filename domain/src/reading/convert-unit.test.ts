import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertUnit, molarVolumeL, type GasFacts } from './convert-unit.ts';
import { isUnit, UNITS, unitEntry, type Unit } from './units.ts';

const CHLORINE = { molarMassGPerMol: 70.906, temperatureC: 25 };
const METHANE = { molarMassGPerMol: 16.043, lelVolPct: 5, temperatureC: 20 };

const valueOf = (value: number, [from, to]: [Unit, Unit], gas: GasFacts = {}): number => {
  const result = convertUnit(value, { from, to }, gas);
  assert.ok('value' in result, `${from} to ${to}`);
  return result.value;
};
const near = (actual: number, expected: number, share = 1e-9): void =>
  assert.ok(
    Math.abs(actual - expected) <= Math.abs(expected) * share,
    `${actual} is not ${expected}`,
  );

test('worked conversions', () => {
  near(valueOf(25, ['degC', 'K']), 298.15);
  near(valueOf(0, ['K', 'degC']), -273.15);
  near(valueOf(1.6, ['MPa', 'kPa']), 1600);
  near(valueOf(1, ['bar', 'kPa']), 100);
  near(valueOf(25, ['%LEL', 'vol%'], METHANE), 1.25);
  near(valueOf(25, ['%LEL', 'ppm'], METHANE), 12_500);
  near(valueOf(36, ['km/h', 'm/s']), 10);
  // NIOSH Pocket Guide: 1 ppm chlorine = 2.90 mg/m³ (25 °C).
  near(valueOf(1, ['ppm', 'mg/m3'], CHLORINE), 2.9, 0.002);
  near(valueOf(1, ['mg/m3', 'ug/m3'], CHLORINE), 1000);
});

test('the molar volumes are those that tables print', () => {
  near(molarVolumeL(25), 24.45, 0.001);
  near(molarVolumeL(20), 24.04, 0.001);
  near(molarVolumeL(0), 22.414, 1e-5);
});

test('nothing is assumed: a fact that is missing is named', () => {
  const refused = (from: Unit, to: Unit, gas: GasFacts = {}) => convertUnit(1, { from, to }, gas);
  assert.deepEqual(refused('ppm', 'mg/m3'), { rejected: 'molar-mass-unknown' });
  assert.deepEqual(refused('ppm', 'mg/m3', { molarMassGPerMol: 17 }), {
    rejected: 'temperature-unknown',
  });
  assert.deepEqual(refused('%LEL', 'vol%'), { rejected: 'lel-unknown' });
  assert.deepEqual(refused('degC', 'kPa'), { rejected: 'other-quantity' });
  assert.deepEqual(refused('mm/s', 'm/s'), { rejected: 'other-quantity' });
  assert.deepEqual(convertUnit(NaN, { from: 'K', to: 'degC' }), { rejected: 'not-finite' });
});

test('every pair of units of one quantity converts there and back', () => {
  const gas = { molarMassGPerMol: 34.08, lelVolPct: 4, temperatureC: 25 };
  const keys = Object.keys(UNITS).filter(isUnit);
  for (const from of keys)
    for (const to of keys) {
      if (unitEntry(from).quantity !== unitEntry(to).quantity) continue;
      near(valueOf(valueOf(37.5, [from, to], gas), [to, from], gas), 37.5);
    }
});

test('units are known by their key only', () => {
  assert.ok(isUnit('mg/m3'));
  assert.ok(!isUnit('toString'));
  assert.ok(!isUnit('MG/M3'));
});
