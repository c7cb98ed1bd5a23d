import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { exceedance, type CloudMember, type GroundGrid } from './exceedance.ts';
import { normalQuantile } from './normal-quantile.ts';
import { samplePlume, samplePuff } from './sample-clouds.ts';

const LEVEL = 2e-5;
const hour = { fromS: 0, toS: 3600 };
const grid: GroundGrid = { westM: -1000, southM: -1000, cellM: 20, columns: 100, rows: 100 };

/** Members about a wind from `fromDeg`, each with its own speed and rate. */
function membersAbout(fromDeg: number, sdDeg: number, seed = 1, count = 60): CloudMember[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => ({
    windFromDeg: fromDeg + sdDeg * normalQuantile((at + 0.5) / count),
    weight: random.between(0.2, 1),
    cloud: samplePlume({
      rateKgPerS: random.between(0.5, 3),
      windMPerS: random.between(2, 6),
      durationS: 900,
    }),
  }));
}
const sumOf = (shares: Float64Array): number => shares.reduce((sum, share) => sum + share, 0);

describe('exceedance', () => {
  it('stays within 0 to 1 and falls with the level', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const members = membersAbout(60 * seed, 12, seed);
      const low = exceedance(members, grid, LEVEL, hour);
      const high = exceedance(members, grid, 3 * LEVEL, hour);
      low.forEach((share, cell) => {
        assert.ok(share >= 0 && share <= 1);
        assert.ok(high[cell]! <= share + 1e-12, `seed ${seed}, cell ${cell}`);
      });
      assert.ok(sumOf(low) > 0);
    }
  });

  it('is the best estimate when no member differs from it, and 1 inside', () => {
    const cloud = samplePlume({ rateKgPerS: 1, windMPerS: 3, durationS: 600 });
    const members = Array.from({ length: 100 }, () => ({ cloud, windFromDeg: 225, weight: 0.01 }));
    const shares = exceedance(members, grid, LEVEL, hour);
    let inside = 0;
    shares.forEach((share, cell) => {
      const eastM = grid.westM + ((cell % 100) + 0.5) * 20;
      const northM = grid.southM + (Math.floor(cell / 100) + 0.5) * 20;
      const xM = (eastM + northM) * Math.SQRT1_2;
      const yM = (northM - eastM) * Math.SQRT1_2;
      const concentration = xM > 0 ? cloud.concentrationKgPerM3(xM, yM, xM / 3 + 1) : 0;
      // The outline is a table: within 3 % of the level a cell may fall either way.
      if (concentration > 1.03 * LEVEL) assert.equal(share, 1);
      if (concentration < 0.97 * LEVEL) assert.equal(share, 0);
      inside += share;
    });
    assert.ok(inside > 20);
  });

  it('spreads wider, and lower on the axis, the less sure the direction is', () => {
    const narrow = exceedance(membersAbout(270, 3), grid, LEVEL, hour);
    const wide = exceedance(membersAbout(270, 15), grid, LEVEL, hour);
    const touched = (shares: Float64Array): number => shares.filter((share) => share > 0).length;
    assert.ok(touched(wide) > 1.5 * touched(narrow));
    assert.ok(Math.max(...wide.slice(5075, 5100)) < Math.max(...narrow.slice(5075, 5100)));
  });

  it('turns with the wind', () => {
    const north = exceedance(membersAbout(180, 10), grid, LEVEL, hour);
    const east = exceedance(membersAbout(270, 10), grid, LEVEL, hour);
    for (let row = 0; row < 100; row++)
      for (let column = 0; column < 100; column++) {
        const there = east[(99 - column) * 100 + row]!;
        // A cell centre that lies on an outline to the last bit may fall on either side.
        assert.ok(Math.abs(north[row * 100 + column]! - there) < 0.05, `${row}, ${column}`);
      }
    assert.ok(Math.abs(sumOf(north) - sumOf(east)) < 0.05);
  });

  it('takes weights as shares of their sum; a member without weight does not count', () => {
    const [one, other] = membersAbout(270, 6, 3, 2);
    const shares = exceedance(
      [
        { ...one!, weight: 3 },
        { ...other!, weight: 1 },
        { ...other!, windFromDeg: 90, weight: 0 },
      ],
      grid,
      LEVEL,
      hour,
    );
    assert.deepEqual([...new Set(shares)].toSorted(), [0, 0.25, 0.75, 1]);
  });

  it('needs the cloud only while it passes', () => {
    const puff = { cloud: samplePuff(100, 5), windFromDeg: 270, weight: 1 };
    const early = exceedance([puff], grid, LEVEL, { fromS: 0, toS: 60 });
    const all = exceedance([puff], grid, LEVEL, hour);
    const rowAtSource = (shares: Float64Array): number[] => [...shares.slice(5050, 5100)];
    assert.ok(rowAtSource(early).lastIndexOf(1) < 22 && rowAtSource(all).lastIndexOf(1) > 26);
  });

  it('refuses an empty ensemble, weights below 0 and an empty grid', () => {
    const [member] = membersAbout(0, 0);
    assert.throws(() => exceedance([], grid, LEVEL, hour), /weights/);
    assert.throws(() => exceedance([{ ...member!, weight: -1 }], grid, LEVEL, hour), /weight/);
    assert.throws(() => exceedance([member!], { ...grid, rows: 0 }, LEVEL, hour), /rows/);
    assert.throws(() => exceedance([member!], { ...grid, cellM: 0 }, LEVEL, hour), /cellM/);
  });
});
