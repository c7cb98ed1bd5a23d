import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explosionModels } from './explosion-models.ts';
import type { VectorInputs } from './vector-model.ts';

function run(model: string, inputs: VectorInputs): { readonly [key: string]: unknown } {
  return explosionModels[`blast.${model}`]!(inputs);
}

describe('blast models by the names of the vector files', () => {
  it('take single values and lists', () => {
    const one = run('kingery_bulmash', { Z_m_kg13: 5 })['overpressure_kPa'] as number;
    const list = run('kingery_bulmash', { Z_m_kg13: [5, 60] })['overpressure_kPa'] as number[];
    assert.equal(list[0], one);
    assert.deepEqual(run('multi_energy_plateau', { class: 7 }), { overpressure_bar: 1 });
  });

  it('know each curve of TNT, and no other', () => {
    const inputs = {
      fuel_mass_kg: 30_000,
      heat_of_combustion_kJ_kg: 43_930,
      efficiency: 0.03,
      distance_m: 500,
    };
    const kPa = (curve: string): number =>
      run('tnt_equivalence', { ...inputs, curve })['overpressure_kPa'] as number;
    assert.ok(Math.abs(kPa('crowl_louvar') / kPa('kinney_graham') - 2) < 1e-12);
    assert.ok(Math.abs(kPa('kingery_bulmash') - 4.718) < 0.001);
    assert.equal(kPa('Kingery-Bulmash (surface)'), kPa('kingery_bulmash'));
    assert.equal(kPa('Kinney-Graham, 808'), kPa('kinney_graham'));
    assert.equal(kPa('kinney_graham_1616'), kPa('crowl_louvar'));
    assert.throws(() => kPa('toString'), /curve/);
  });

  it('tell the mass of TNT alone where no curve or no distance is given', () => {
    const fuel = { fuel_mass_kg: 1000, heat_of_combustion_kJ_kg: 46_800, efficiency: 0.02 };
    assert.deepEqual(run('tnt_equivalence', fuel), { tnt_mass_kg: 200 });
    assert.deepEqual(run('tnt_equivalence', { ...fuel, distance_m: 100 }), { tnt_mass_kg: 200 });
    assert.deepEqual(run('tnt_equivalence', { ...fuel, curve: 'kinney_graham' }), {
      tnt_mass_kg: 200,
    });
  });

  it('take the standard atmosphere where none is given', () => {
    const inputs = { tnt_mass_kg: 1, distance_m: [5, 10] };
    assert.deepEqual(
      run('kinney_graham', inputs),
      run('kinney_graham', { ...inputs, ambient_pressure_kPa: 101.325 }),
    );
  });

  it('refuse distances nearer than a curve holds', () => {
    assert.throws(
      () => run('kingery_bulmash_scenario', { tnt_mass_kg: 1000, distance_m: 1 }),
      /at least 0.2/,
    );
  });
});
