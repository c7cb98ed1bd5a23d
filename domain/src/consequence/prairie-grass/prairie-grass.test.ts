import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ACCEPTANCE, isAccepted, modelStatistics } from './model-statistics.ts';
import { groupStatistics, type ArcMaximum } from './prairie-grass.ts';

const file = new URL('../../../vectors/consequence/prairie-grass.json', import.meta.url);
const { records, reference_statistics: reference } = JSON.parse(readFileSync(file, 'utf8')) as {
  records: ArcMaximum[];
  reference_statistics: Record<string, Record<string, number>>;
};

describe('the plume against Prairie Grass', () => {
  for (const set of ['briggs', 'isc3'] as const)
    it(`${set}: over all arcs FAC2 ≥ 0.65, |FB| ≤ 0.2, NMSE ≤ 1.2; in stable air FAC2 ≥ 0.5`, () => {
      const groups = groupStatistics(records, set);
      const all = groups.find(({ group }) => group === 'all')!;
      assert.equal(all.count, records.length);
      assert.ok(all.fac2 >= 0.65 && Math.abs(all.fb) <= 0.2 && all.nmse <= 1.2);
      assert.ok(groups.find(({ group }) => group === 'E-F')!.fac2 >= 0.5);
      for (const bounds of ACCEPTANCE) assert.ok(isAccepted(all, bounds), bounds.source);
    });

  it('gives the statistics that were worked out elsewhere from the same arcs', () => {
    const names = [
      ['briggs_rural_all', 'briggs', 'all'],
      ['briggs_rural_EF', 'briggs', 'E-F'],
      ['briggs_rural_D', 'briggs', 'D'],
      ['briggs_rural_ABC', 'briggs', 'A-C'],
      ['isc3_rural_all', 'isc3', 'all'],
    ] as const;
    for (const [name, set, group] of names) {
      const ours = groupStatistics(records, set).find((one) => one.group === group)!;
      const { n, FAC2, FB, NMSE, MG, VG } = reference[name]!;
      assert.equal(ours.count, n);
      for (const [mine, theirs] of [
        [ours.fac2, FAC2],
        [ours.fb, FB],
        [ours.nmse, NMSE],
        [ours.mg, MG],
        [ours.vg, VG],
      ] as const)
        assert.ok(Math.abs(mine - theirs!) < 2e-3, `${name}: ${mine} ${theirs}`);
    }
  });

  it('lists no group without arcs', () => {
    const stable = records.filter((arc) => arc.pasquill_class === 'F');
    const groups = groupStatistics(stable, 'briggs').map(({ group }) => group);
    assert.deepEqual(groups, ['all', 'E-F', 'F']);
  });
});

describe('statistics of a model', () => {
  it('of a model that says half of everything', () => {
    const half = [1, 2, 5].map((observed) => ({ observed, predicted: observed / 2 }));
    const { fac2, fb, mg, vg, nmse } = modelStatistics(half);
    assert.equal(fac2, 1);
    assert.ok(Math.abs(fb - 2 / 3) < 1e-12 && Math.abs(mg - 2) < 1e-12);
    assert.ok(Math.abs(vg - Math.exp(Math.LN2 ** 2)) < 1e-12);
    // mean (o/2)² = 30/12, ō p̄ = (8/3)²/2
    assert.ok(Math.abs(nmse - 30 / 12 / (64 / 18)) < 1e-12);
  });
  it('of a perfect model', () => {
    const perfect = [3, 4].map((value) => ({ observed: value, predicted: value }));
    const { fac2, fb, nmse, mg, vg } = modelStatistics(perfect);
    assert.deepEqual([fac2, fb, nmse, mg, vg], [1, 0, 0, 1, 1]);
    assert.ok(isAccepted(modelStatistics(perfect), ACCEPTANCE[0]!));
    const wrong = [{ observed: 10, predicted: 1 }];
    assert.ok(!isAccepted(modelStatistics(wrong), ACCEPTANCE[0]!));
  });
  it('are refused for nothing, and for what is not positive', () => {
    assert.throws(() => modelStatistics([]), /number of comparisons/);
    assert.throws(() => modelStatistics([{ observed: 0, predicted: 1 }]), /observed/);
    assert.throws(() => modelStatistics([{ observed: 1, predicted: NaN }]), /predicted/);
  });
});
