import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { SIGMA_SET_NAMES, stabilityBetween } from './sigma-set.ts';
import { SIGMA_SETS, sigmaCurves } from './sigma-sets.ts';

const near = (actual: number, expected: number, share = 1e-9) =>
  assert.ok(Math.abs(actual / expected - 1) < share, `${actual} ${expected}`);

const WAY = Array.from({ length: 40 }, (_, at) => 1.3 ** at);

describe('sets of sigmas', () => {
  it('have Turner’s σz on both sides of its seam, as another program computes them', () => {
    // GasDispersion.jl, test/utils/turner_tests.jl: σz at 120 m and 520 m.
    const known = [
      ['A', 16.85072624954395, 130.3205905733347],
      ['B', 12.751343710359913, 52.9324088164219],
      ['C', 8.735202083580425, 33.17271865454032],
      ['D', 5.44235676295498, 18.33607966620897],
      ['E', 4.156640589233231, 13.43619462405115],
      ['F', 2.625547335519663, 8.572359097689173],
    ] as const;
    for (const [stability, at120, at520] of known) {
      const { z } = sigmaCurves('turner', stability, 'rural');
      near(z(120), at120);
      near(z(520), at520);
    }
  });

  it('have ISC3’s σz in each piece of class E, and its cap', () => {
    const { z } = sigmaCurves('isc3', 'E', 'rural');
    const known = [
      [50, 1.979015073784176],
      [200, 6.23857638464594],
      [500, 12.80138815568348],
      [1500, 27.931190340632067],
      [3000, 42.22135548587303],
      [7500, 68.37414410048738],
      [15_000, 95.55830909365176],
      [30_000, 127.31152395989899],
      [50_000, 151.5410717370677],
    ] as const;
    for (const [xM, sigmaM] of known) near(z(xM), sigmaM);
    assert.equal(sigmaCurves('isc3', 'A', 'rural').z(20_000), 5000);
  });

  const ALL = SIGMA_SET_NAMES.flatMap((set) =>
    (['rural', 'urban'] as const).map((terrain) => ({ set, terrain })),
  );

  it('grow with the distance', () => {
    for (const { set, terrain } of ALL)
      for (const stability of STABILITY_CLASSES) {
        const { x, y, z } = sigmaCurves(set, stability, terrain);
        const grows = [x, y, z].every((sigma) =>
          WAY.every((xM) => sigma(xM) > 0 && sigma(1.3 * xM) >= sigma(xM)),
        );
        assert.ok(grows, `${set} ${stability} ${terrain}`);
      }
  });

  it('are ordered from A to F at 1 km', () => {
    for (const { set, terrain } of ALL) {
      const at1km = STABILITY_CLASSES.map((it) => sigmaCurves(set, it, terrain));
      for (const [at, { y, z }] of at1km.entries()) {
        const next = at1km[at + 1] ?? { y, z };
        assert.ok(next.y(1000) <= y(1000) && next.z(1000) <= z(1000), `${set} ${at}`);
      }
    }
  });

  it('differ by terrain where their authors do so', () => {
    const z = (set: 'briggs' | 'isc3' | 'turner', terrain: 'rural' | 'urban') =>
      sigmaCurves(set, 'D', terrain).z(1000);
    assert.ok(z('briggs', 'urban') > z('briggs', 'rural'));
    assert.equal(z('isc3', 'urban'), z('briggs', 'urban'));
    assert.equal(z('turner', 'urban'), z('turner', 'rural'));
  });

  it('stand half way, on the logarithm, between two classes', () => {
    const [one, other] = (['A', 'B'] as const).map((it) => sigmaCurves('briggs', it, 'rural'));
    const between = sigmaCurves('briggs', 'A-B', 'rural');
    near(between.z(700) ** 2, one!.z(700) * other!.z(700));
    near(between.y(700) ** 2, one!.y(700) * other!.y(700));
    const turner = sigmaCurves('turner', 'A-B', 'rural');
    assert.equal(turner.range.to, 3000, 'the shorter range of the two holds');
  });

  it('of puffs have no averaging time, those of plumes 10 min, and all a range and a name', () => {
    for (const set of SIGMA_SET_NAMES) {
      const { averagingS, range } = sigmaCurves(set, 'D', 'rural');
      assert.equal(averagingS, set.endsWith('puff') ? null : 600);
      assert.ok(range.from < range.to && range.source !== '');
      assert.equal(SIGMA_SETS[set].name, set);
    }
    assert.equal(sigmaCurves('tno-puff', 'D', 'rural').x(1000), 130);
    const [plume, puff] = (['tno-plume', 'tno-puff'] as const).map((it) =>
      sigmaCurves(it, 'D', 'rural'),
    );
    near(puff!.y(500), plume!.y(500) / 2);
  });
});

describe('a class between two', () => {
  it('is read, and anything else refused by name', () => {
    assert.equal(stabilityBetween('D'), 'D');
    assert.equal(stabilityBetween('A-B'), 'A-B');
    for (const word of ['', 'G', 'a', 'A-', 'A-B-C', 'AB', 'constructor'])
      assert.throws(() => stabilityBetween(word), RangeError, word);
  });
});
