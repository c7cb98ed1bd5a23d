import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { contractFaults } from './cloud-contract.ts';
import type { Cloud } from './cloud.ts';

/** A box of 1 g/m³, 100 m long, 20 m wide, that goes at 1 m/s until 500 m. */
function box(change: Partial<Cloud> = {}): Cloud {
  const isIn = (xM: number, yM: number, tS: number) =>
    xM >= 0 && xM <= 500 && xM <= tS && xM >= tS - 100 && Math.abs(yM) <= 10;
  const concentrationKgPerM3 = (xM: number, yM: number, tS: number) =>
    isIn(xM, yM, tS) ? 1e-3 : 0;
  return {
    model: 'dense-slab',
    reason: { zh: '测试', en: 'test' },
    caveats: [],
    receptorHeightM: 0,
    averagingS: 0,
    axisKgPerM3: (xM, tS) => concentrationKgPerM3(xM, 0, tS),
    concentrationKgPerM3,
    halfWidthM: (xM, tS, level) => (level <= 1e-3 && isIn(xM, 0, tS) ? 10 : 0),
    fill: ({ startXM, startYM, cellM, columns }, tS, out) => {
      for (let cell = 0; cell < out.length; cell++) {
        const xM = startXM + (cell % columns) * cellM;
        const yM = startYM + Math.floor(cell / columns) * cellM;
        out[cell] = concentrationKgPerM3(xM, yM, tS);
      }
    },
    extentM: (level) => (level > 1e-3 ? null : { upwindM: 0, downwindM: 500, halfWidthM: 10 }),
    goneAfterS: (xM) => (xM <= 500 ? xM + 100 : 0),
    ...change,
  };
}

function faultsOf(change: Partial<Cloud>): string {
  const probe = { levelsKgPerM3: [1e-4, 1], timesS: [50, 120, 300], random: seededRandom(1) };
  return contractFaults(box(change), probe).join('\n');
}

describe('the contract of clouds', () => {
  it('has nothing to say of a cloud that keeps it', () => {
    assert.equal(faultsOf({}), '');
  });
  it('names what is broken', () => {
    const good = box();
    const broken: readonly (readonly [RegExp, Partial<Cloud>])[] = [
      [/concentration NaN/, { concentrationKgPerM3: () => NaN }],
      [
        /not symmetric/,
        { concentrationKgPerM3: (x, y, t) => (y < 0 ? 0 : good.concentrationKgPerM3(x, y, t)) },
      ],
      [/axis .* but/, { axisKgPerM3: () => 2e-3 }],
      [/half width 5 where the axis is below/, { halfWidthM: () => 5 }],
      [/beyond the half width/, { halfWidthM: () => 0 }],
      [/within the half width/, { halfWidthM: () => 11 }],
      [/outside its extent/, { extentM: () => ({ upwindM: 0, downwindM: 80, halfWidthM: 10 }) }],
      [/outside its extent/, { extentM: () => null }],
      [/fill NaN/, { fill: () => {} }],
      [/after it was gone/, { goneAfterS: () => 0 }],
    ];
    for (const [words, change] of broken) assert.match(faultsOf(change), words);
  });
});
