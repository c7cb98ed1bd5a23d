import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dominoModels } from './domino-models.ts';
import { effectsModels } from './effects-models.ts';

test('tables lose the level of an input that is a single value', () => {
  const percent = (t_s: number | number[], q_kW_m2: number | number[]) =>
    effectsModels['probit.thermal_percent']!({ model: 'Tsao & Perry', t_s, q_kW_m2 }).percent;
  const table = percent([10, 20], [20, 30]) as number[][];
  assert.deepEqual(percent(20, [20, 30]), table[1]);
  assert.deepEqual(percent([10, 20], 30), [table[0]![1], table[1]![1]]);
  assert.equal(percent(20, 30), table[1]![1]);
});

test('a guide’s own rule of heat is used when the guide is named', () => {
  const percent = (model: string, q_kW_m2: number) =>
    effectsModels['probit.thermal_percent']!({ model, t_s: 60, q_kW_m2 }).percent;
  assert.equal(percent('Purple Book', 36), 100);
  assert.ok((percent('AQ/T 3046', 36) as number) < 99);
  assert.throws(() => percent('constructor', 36), /constructor/);
});

test('coefficients come from the tables when the vector has none', () => {
  const dose = effectsModels['probit.thermal_dose']!({
    models: ['Eisenberg', 'Lees'],
    fraction: 0.5,
  }).dose;
  assert.deepEqual(
    (dose as number[]).map((value) => Math.round(value)),
    [2377, 2669],
  );
  const toxic = { substance: 'Hydrogen sulphide', t_min: 30 };
  const { c_ppm } = effectsModels['probit.toxic_ppm_lc']!({ ...toxic, fraction: [0.01, 0.5] });
  assert.deepEqual(
    (c_ppm as number[]).map((value) => Math.round(value)),
    [257, 441],
  );
  const { fraction } = effectsModels['probit.toxic_mg_m3']!({ ...toxic, c_mg_m3: 1000 });
  assert.ok((fraction as number) > 0.5 && (fraction as number) < 0.52);
});

test('pressures come in psi, bar, kPa and Pa', () => {
  const at = (unit: string, a: number) =>
    effectsModels['probit.overpressure_hsc']!({ a, b: 1.37, unit, fraction: 0.5 }).p_psi as number;
  assert.ok(Math.abs(at('psi', 1.47) - 13.15) < 0.01);
  assert.ok(Math.abs(at('psig', 1.47) - 13.15) < 0.01);
  assert.ok(Math.abs(at('bar', 5.13) / 13.19 - 1) < 0.01);
  assert.ok(Math.abs(at('kPa', 5.13 - 1.37 * Math.log(100)) / at('bar', 5.13) - 1) < 1e-9);
  assert.ok(Math.abs(at('Pa', 5.13 - 1.37 * Math.log(1e5)) / at('bar', 5.13) - 1) < 1e-9);
  assert.throws(() => at('atm', 5), /unit/);
});

test('thresholds of heat and pressure in one list keep their places', () => {
  const found = dominoModels['domino.escalation_thresholds']!({
    equipment: ['atmospheric', 'pressurized vessel', 'elongated'],
    vector: ['heat', 'fire', 'overpressure'],
  });
  assert.deepEqual(found, {
    threshold_kW_m2: [15, 45, null],
    threshold_kPa: [null, null, 31],
  });
});

test('one equipment and many pressures, and the other way round', () => {
  const of = (equipment: string | string[], p_Pa: number | number[]) =>
    dominoModels['domino.overpressure_probit']!({ equipment, p_Pa }).probability;
  const table = of(['atmospheric', 'small'], [2e4, 5e4]) as number[][];
  assert.deepEqual(of('small', [2e4, 5e4]), table[1]);
  assert.deepEqual(of(['atmospheric', 'small'], 5e4), [table[0]![1], table[1]![1]]);
});
