import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gaussianModels } from './gaussian-models.ts';
import type { VectorInputs } from './vector-model.ts';

function run(model: string, inputs: VectorInputs): { readonly [key: string]: unknown } {
  return gaussianModels[model]!(inputs);
}

const PLUME = { Q_kg_s: 1, u_m_s: 3, class: 'D', sigma_set: 'briggs' };

describe('Gaussian models of the vector files', () => {
  it('answer single values with single values, and lists of any input with lists', () => {
    const one = run('sigma.briggs', { class: 'D', x_m: 500 }).sigma_z_m as number;
    const terrains = run('sigma.briggs', { class: 'D', x_m: 500, terrain: ['rural', 'urban'] });
    const [rural, urban] = terrains.sigma_z_m as number[];
    assert.ok(rural === one && urban! > one);
    const classes = run('gaussian.plume', { ...PLUME, class: ['A', 'F'], x_m: 500 });
    assert.equal((classes.c_kg_m3 as number[]).length, 2);
    const levels = run('gaussian.isopleth', { ...PLUME, c_endpoint_kg_m3: [1e-4, 1e-3] });
    assert.equal((levels.area_m2 as number[]).length, 2);
  });

  it('take a source and a receptor on the ground, on the axis, in open country when nothing else is said', () => {
    const said = { h_m: 0, y_m: 0, z_m: 0, terrain: 'rural' };
    assert.deepEqual(
      run('gaussian.plume', { ...PLUME, x_m: 300 }),
      run('gaussian.plume', { ...PLUME, ...said, x_m: 300 }),
    );
  });

  it('know every set by its name in the files', () => {
    const sets = ['briggs', 'Briggs', 'isc3', 'isc3_pg_rural', 'turner', 'ccps-puff', 'TNO plume'];
    for (const set of [...sets, 'ccps_puff', 'tno']) {
      const { c_kg_m3: plume } = run('gaussian.plume', { ...PLUME, sigma_set: set, x_m: 300 });
      assert.ok((plume as number) > 0, set);
      const puff = { mass_kg: 1, u_m_s: 2, class: 'B-C', sigma_set: set, x_m: 100, t_s: 50 };
      assert.ok((run('gaussian.puff', puff).c_kg_m3 as number) > 0, set);
    }
    const tno = { class: 'D', x_m: 500 };
    const [plume, puff] = ['plume', 'puff'].map((mode) => run('sigma.tno', { ...tno, mode }));
    assert.equal(puff!.sigma_y_m, (plume!.sigma_y_m as number) / 2);
  });

  it('take spreads as given in place of a set', () => {
    const given = { sigma_x_m: 10, sigma_y_m: 8, sigma_z_m: 5, Q_kg_s: 2, u_m_s: 4 };
    const { c_kg_m3: long } = run('gaussian.finite_duration', {
      ...given,
      x_m: 200,
      t_s: 1000,
      duration_s: 5000,
    });
    const { c_kg_m3: steady } = run('gaussian.plume_sigma_given', given);
    assert.ok(Math.abs((long as number) / (steady as number) - 1) < 1e-12);
  });

  it('answer 0 where the level is met nowhere', () => {
    const high = { ...PLUME, h_m: 60, c_endpoint_kg_m3: 1 };
    assert.deepEqual(run('gaussian.endpoint_distance', high), { x_m: 0 });
    assert.deepEqual(run('gaussian.endpoint_distance_elevated', high), {
      x_near_m: 0,
      x_far_m: 0,
    });
    assert.deepEqual(run('gaussian.isopleth', high), {
      x_max_m: 0,
      half_width_max_m: 0,
      area_m2: 0,
    });
  });

  it('balance the mass of a plume and a puff of any height at once, and refuse places and times before the release', () => {
    const { Q_recovered_kg_s: flux } = run('gaussian.mass_balance', {
      ...PLUME,
      x_m: 200,
      h_m: [0, 40, 900, 1e9],
    });
    for (const rate of flux as number[]) assert.ok(Math.abs(rate - 1) < 1e-6, `${rate}`);
    const puff = { mass_kg: 3, u_m_s: 2, class: 'F', t_s: 50, h_m: [0, 5, 1e9] };
    for (const mass of run('gaussian.mass_balance', puff).mass_recovered_kg as number[])
      assert.ok(Math.abs(mass - 3) < 1e-6, `${mass}`);
    for (const x_m of [0, -5])
      assert.throws(() => run('gaussian.mass_balance', { ...PLUME, x_m, h_m: 25 }), RangeError);
    assert.throws(() => run('gaussian.mass_balance', { ...puff, t_s: 0 }), RangeError);
  });

  it('refuse unknown words', () => {
    const at = { ...PLUME, x_m: 300 };
    for (const wrong of [
      { sigma_set: 'constructor' },
      { class: 'G' },
      { terrain: 'sea' },
      { class: 4 },
    ])
      assert.throws(() => run('gaussian.plume', { ...at, ...wrong }), /sigma_set|class|terrain/);
    assert.throws(() => run('sigma.tno', { class: 'D', x_m: 1, mode: 'jet' }), /mode/);
  });
});
