import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fireModels } from './fire-models.ts';
import type { VectorInputs } from './vector-model.ts';

function run(model: string, inputs: VectorInputs): { readonly [key: string]: unknown } {
  return fireModels[`fire.${model}`]!(inputs);
}

describe('fire models by the names of the vector files', () => {
  it('take single values and lists', () => {
    const one = run('sep_mudan', { pool_diameter_m: 10 })['SEP_kW_m2'] as number;
    assert.deepEqual(run('sep_mudan', { pool_diameter_m: [10, 10] }), { SEP_kW_m2: [one, one] });
    const wind = { pool_diameter_m: 20, mass_flux_kg_m2_s: 0.055, rho_air_kg_m3: 1.2 };
    const lengths = run('thomas_wind', { ...wind, wind_10m_m_s: [2, 8] })['L_over_D'] as number[];
    assert.equal(lengths[0], run('thomas_wind', { ...wind, wind_10m_m_s: 2 })['L_over_D']);
  });

  it('take a fuel by name, and one that does not depend on the diameter', () => {
    assert.deepEqual(run('burning_rate_babrauskas', { fuel: 'Methanol', pool_diameter_m: 5 }), {
      mass_flux_kg_m2_s: 0.015,
    });
    const fixed = { fuel: 'x', m_inf_kg_m2_s: 0.02, k_beta_per_m: null, pool_diameter_m: [1, 9] };
    assert.deepEqual(run('burning_rate_babrauskas', fixed), { mass_flux_kg_m2_s: [0.02, 0.02] });
    assert.throws(
      () => run('burning_rate_babrauskas', { fuel: 'constructor', pool_diameter_m: 5 }),
      /not in the table/,
    );
  });

  it('take soot for a solid flame, with the Yellow Book values where they are left out', () => {
    const inputs = {
      sep_method: 'soot',
      flame_method: 'thomas_wind',
      pool_diameter_m: 42.445,
      mass_flux_kg_m2_s: 0.085,
      heat_of_combustion_J_kg: 40.15e6,
      radiant_fraction: 0.4,
      rho_air_kg_m3: 1.2243,
      wind_10m_m_s: 5,
      kinematic_viscosity_m2_s: 7.5133e-6,
      tau: 0.71474,
    };
    const flux = run('pool_fire_solid_flame', { ...inputs, distance_from_centre_m: 100 });
    assert.ok(Math.abs((flux['q_W_m2'] as number) / 4581 - 1) < 0.001);
    const written = { ...inputs, sep_method: 'sep_soot', flame_method: 'Thomas, wind' };
    assert.deepEqual(
      run('pool_fire_solid_flame', { ...written, distance_from_centre_m: 100 }),
      flux,
    );
    const inside = run('pool_fire_solid_flame', { ...inputs, distance_from_centre_m: [30] });
    assert.ok(Math.abs((inside['q_W_m2'] as number[])[0]! / 66_487 - 1) < 0.001);
  });

  it('tell the two view factors of a fireball apart by their words', () => {
    const inputs = {
      mass_kg: 100_000,
      radiant_fraction: 0.3,
      heat_of_combustion_kJ_kg: 46_350,
      water_partial_pressure_Pa: 2810,
      ground_distance_m: 200,
    };
    const flux = (view_factor_form: string): number =>
      run('bleve_flux', { ...inputs, view_factor_form })['q_kW_m2'] as number;
    assert.equal(run('bleve_flux', inputs)['q_kW_m2'], flux('D^2/(4 x^2), x = ground distance'));
    const geometric = run('bleve_flux_geometric', inputs)['q_kW_m2'] as number;
    assert.equal(flux('(D/2)^2/r^2, r = sqrt(x^2 + H^2)'), geometric);
    assert.ok(flux('book') / geometric > 1.9);
    assert.throws(() => flux('cube'), /view_factor_form/);
  });

  it('refuse methods that they do not know', () => {
    const inputs = { pool_diameter_m: 20, mass_flux_kg_m2_s: 0.05, distance_from_centre_m: 30 };
    assert.throws(
      () =>
        run('pool_fire_solid_flame', { ...inputs, sep_method: 'x', flame_method: 'thomas_still' }),
      /sep_method/,
    );
    assert.throws(
      () => run('pool_fire_solid_flame', { ...inputs, sep_method: 'mudan', flame_method: 'x' }),
      /flame_method/,
    );
  });
});
