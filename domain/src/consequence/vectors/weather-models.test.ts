import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VectorInputs } from './vector-model.ts';
import { weatherModels } from './weather-models.ts';

const run = (model: string, inputs: VectorInputs) => weatherModels[model]!(inputs);

describe('vector models of weather', () => {
  it('take single values and lists in step', () => {
    const sky = { sky: 'night clear', wind_speed_10m_m_s: [1, 4] };
    assert.deepEqual(run('stability.pasquill', sky), { class: ['F', 'E'] });
    const overcast = { sky: 'night_overcast', wind_speed_10m_m_s: 1 };
    assert.deepEqual(run('stability.pasquill', overcast), { class: 'D' });
    const night = { wind_speed_10m_m_s: 2.2, dT_dz_K_per_m: 0.1 };
    assert.deepEqual(run('stability.srdt', night), { class: 'E' });
    const day = { ...night, solar_radiation_W_m2: 500, dT_dz_K_per_m: null };
    assert.deepEqual(run('stability.srdt', day), { class: 'C' });
  });

  it('take the exponents of Irwin unless others are named', () => {
    const urban = { u_ref_m_s: 1, z_ref_m: 1, z_m: 10, terrain: 'urban', class: 'F' };
    assert.deepEqual(run('wind.power_law', urban), { u_m_s: 10 ** 0.6 });
    const isc3 = { ...urban, exponent_set: 'isc3', z_m: [10, 100] };
    assert.deepEqual(run('wind.power_law', isc3), { u_m_s: [10 ** 0.3, 100 ** 0.3] });
    const between = { ...urban, terrain: 'rural', class: 'C-D' };
    assert.deepEqual(run('wind.power_law', between), { u_m_s: 10 ** 0.125 });
  });

  it('know the default zones of each hazard in the unit of its name', () => {
    const zones = (hazard: string) => run('zones.aloha_default_locs', { hazard });
    assert.deepEqual(zones('thermal_W_m2'), { red: 10_000, orange: 5000, yellow: 2000 });
    assert.deepEqual(zones('thermal_radiation_kW_m2'), { red: 10, orange: 5, yellow: 2 });
    assert.equal((zones('overpressure_kPa')['red'] as number).toFixed(2), '55.16');
    assert.equal((zones('overpressure_bar')['yellow'] as number).toFixed(4), '0.0689');
    assert.deepEqual(zones('flammable_fraction_LEL'), { red: 0.6, orange: null, yellow: 0.1 });
    assert.deepEqual(zones('flammable_percent_LEL'), { red: 60, orange: null, yellow: 10 });
    assert.deepEqual(zones('toxic'), { red: 'AEGL-3', orange: 'AEGL-2', yellow: 'AEGL-1' });
    const both = run('zones.aloha_default_locs', { hazard: ['thermal_kW_m2', 'overpressure_psi'] });
    assert.deepEqual(both, { red: [10, 8], orange: [5, 3.5], yellow: [2, 1] });
  });

  it('refuse words that they do not know', () => {
    for (const [model, inputs] of [
      ['stability.pasquill', { sky: 'constructor', wind_speed_10m_m_s: 1 }],
      ['wind.power_law', { u_ref_m_s: 1, z_m: 2, class: 'G' }],
      ['wind.power_law', { u_ref_m_s: 1, z_m: 2, class: 'A', terrain: 'sea' }],
      ['wind.power_law', { u_ref_m_s: 1, z_m: 2, class: 'A', exponent_set: 'x', terrain: 'urban' }],
      ['zones.aloha_default_locs', { hazard: 'noise' }],
      ['zones.aloha_default_locs', { hazard: 'thermal_btu' }],
    ] as const)
      assert.throws(() => run(model, inputs), RangeError, model);
    assert.throws(() => run('util.ppm_to_mg_m3', { ppm: 'many', molar_mass_g_mol: 17 }), TypeError);
  });
});
