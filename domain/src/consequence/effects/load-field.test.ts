import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cloud, WindGrid } from '../cloud.ts';
import { toxicLoadFields } from './load-field.ts';
import { toxicProbitOf } from './toxic-probits.ts';

const GRID: WindGrid = { startXM: 0, startYM: 0, cellM: 100, columns: 11, rows: 1 };
const PROBIT = toxicProbitOf('chlorine', 'purple-book')!;

/** A block of `kgPerM3` that arrives at x after x/5 s and stays for `durationS`. */
function block(kgPerM3: number, durationS: number): Cloud {
  const at = (xM: number, tS: number) => (tS >= xM / 5 && tS < xM / 5 + durationS ? kgPerM3 : 0);
  return {
    model: 'gaussian-plume',
    reason: { zh: '测试', en: 'test' },
    caveats: [],
    receptorHeightM: 0,
    averagingS: 600,
    axisKgPerM3: at,
    halfWidthM: () => 0,
    concentrationKgPerM3: (xM, _yM, tS) => at(xM, tS),
    fill: (grid, tS, out) => {
      for (let cell = 0; cell < out.length; cell++)
        out[cell] = at(grid.startXM + cell * grid.cellM, tS);
    },
    extentM: () => null,
    goneAfterS: (xM) => xM / 5 + durationS,
  };
}

const OPTIONS = { grid: GRID, probit: PROBIT, unitPerKgPerM3: 1e6, steps: 400 };

test('a constant exposure gives Cⁿ t wherever the cloud passes', () => {
  const { outdoors } = toxicLoadFields(block(500e-6, 600), OPTIONS);
  const exact = 500 ** PROBIT.n * 10;
  for (const load of outdoors) assert.ok(Math.abs(load / exact - 1) < 0.01);
});

test('nobody is taken to stay longer than 30 min from the arrival', () => {
  const { outdoors } = toxicLoadFields(block(500e-6, 7200), OPTIONS);
  const exact = 500 ** PROBIT.n * 30;
  for (const load of outdoors) assert.ok(Math.abs(load / exact - 1) < 0.01);
});

test('a harmless cloud leaves no load', () => {
  const { outdoors } = toxicLoadFields(block(1e-9, 600), OPTIONS);
  assert.ok(outdoors.every((load) => load === 0));
});

test('buildings halve the load and more, the tighter the more', () => {
  const { outdoors, indoors } = toxicLoadFields(block(500e-6, 600), {
    ...OPTIONS,
    airChangesPerH: [0.3, 3],
  });
  for (let cell = 0; cell < outdoors.length; cell++) {
    assert.ok(indoors[0]![cell]! < indoors[1]![cell]!);
    assert.ok(indoors[1]![cell]! < 0.5 * outdoors[cell]!);
    assert.ok(indoors[0]![cell]! > 0);
  }
});

test('a release without an end needs a time to stop', () => {
  const endless = { ...block(500e-6, 600), goneAfterS: () => Infinity };
  assert.throws(() => toxicLoadFields(endless, OPTIONS), /untilS/);
  assert.ok(toxicLoadFields(endless, { ...OPTIONS, untilS: 900 }).outdoors[0]! > 0);
  assert.throws(() => toxicLoadFields(block(1, 1), { ...OPTIONS, steps: 0 }), /steps/);
});
