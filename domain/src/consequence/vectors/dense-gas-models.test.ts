import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { denseGasModels } from './dense-gas-models.ts';

describe('a free jet by the names of the vector files', () => {
  const reach = (density_factor: string): number => {
    const jet = { hole_diameter_m: 0.01, jet_density_kg_m3: 4.8, air_density_kg_m3: 1.2 };
    const asked = { ...jet, density_factor, c_target_vol_frac: 0.02 };
    return denseGasModels['jet.free_turbulent']!(asked).x_LEL_m as number;
  };
  it('has the density first that the factor names first', () => {
    for (const word of ['sqrt(rho_jet/rho_air)', 'sqrt(rho_j/rho_a)', '(rho_0 / rho_ambient)^0.5'])
      assert.ok(Math.abs(reach(word) - 6) < 1e-12, word);
    for (const word of ['sqrt(rho_air/rho_jet)', 'sqrt(rho_ambient/rho_jet)', 'sqrt(rhoa/rhoj)'])
      assert.ok(Math.abs(reach(word) - 1.5) < 1e-12, word);
    assert.throws(() => reach('none'), /density_factor/);
  });
});

describe('a building by the names of the vector files', () => {
  const indoors = (change: object): unknown =>
    denseGasModels['indoor.single_zone']!({
      ...{ ach_per_h: 0.5, pulse_start_h: 0, pulse_end_h: 1, c_out: 1, t_h: 1 },
      ...change,
    }).c_in;
  const once = 1 - Math.exp(-0.5);
  it('takes a list of concentrations as that many cases', () => {
    assert.deepEqual(indoors({ c_out: [1, 2], t_h: [1, 1] }), [once, 2 * once]);
    assert.deepEqual(indoors({ c_out: [1, 3] }), [once, 3 * once]);
  });
  it('takes a list of beginnings as pulses in a row', () => {
    const both = indoors({ pulse_start_h: [0, 1], pulse_end_h: [1, 2], c_out: [1, 1], t_h: 2 });
    assert.ok(Math.abs((both as number) - (1 - Math.exp(-1))) < 1e-12);
  });
});
