import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localFrame } from '../geo/local-frame.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { gridCovering, type Grid } from './grid.ts';
import { decay, riskGrid } from './risk-grid.ts';
import type { RiskSource } from './risk-source.ts';
import { SAMPLE_CENTRE, sampleSources } from './sample-sources.ts';

const SEED = 20260725;
const GRID: Grid = { centre: SAMPLE_CENTRE, cellM: 25, columns: 41, rows: 41 };
const MIDDLE = 20 * 41 + 20;
const POINT: RiskSource = {
  id: 'alarm:1',
  kind: 'alarm',
  refId: 1,
  enterpriseId: 1,
  label: { zh: '报警', en: 'Alarm' },
  at: { type: 'Point', coordinates: SAMPLE_CENTRE },
  weight: 0.5,
  radiusM: 200,
};

test('the kernel is 1 at the source, 0 from the radius on, and falls', () => {
  assert.equal(decay(0, 100), 1);
  assert.equal(decay(100, 100), 0);
  assert.equal(decay(1e9, 100), 0);
  assert.equal(decay(50, 100), 0.5625);
  for (let at = 1; at <= 100; at++) assert.ok(decay(at, 100) < decay(at - 1, 100));
});

test('one source has its weight at its own cell and ends at its radius', () => {
  const { values } = riskGrid([POINT], GRID);
  assert.ok(Math.abs(values[MIDDLE]! - 0.5) < 1e-12);
  // 200 m is 8 cells; half a cell of grace.
  assert.ok(values[MIDDLE + 8]! > 0);
  assert.equal(values[MIDDLE + 9], 0);
});

test('two sources at one place combine as 1 - (1 - a)(1 - b)', () => {
  const { values } = riskGrid([POINT, { ...POINT, id: 'alarm:2', weight: 0.4 }], GRID);
  assert.ok(Math.abs(values[MIDDLE]! - 0.7) < 1e-12);
});

test('an area has its full weight all over, and a hole does not', () => {
  const frame = localFrame(SAMPLE_CENTRE);
  const square = (halfM: number) =>
    [
      [-halfM, -halfM],
      [halfM, -halfM],
      [halfM, halfM],
      [-halfM, halfM],
      [-halfM, -halfM],
    ].map(([e, n]) => frame.toLonLat([e!, n!]));
  const at = { type: 'Polygon', coordinates: [square(300), square(200)] } as const;
  const { values } = riskGrid(
    [{ ...POINT, at: { ...at, coordinates: [...at.coordinates] }, radiusM: 50 }],
    GRID,
  );
  assert.ok(Math.abs(values[MIDDLE + 10]! - 0.5) < 1e-12);
  assert.equal(values[MIDDLE], 0);
});

test('a source smaller than a cell, anywhere in it, still counts nearly fully', () => {
  const frame = localFrame(SAMPLE_CENTRE);
  for (const shiftM of [0, 6, 12.4]) {
    const at = { type: 'Point', coordinates: frame.toLonLat([shiftM, shiftM]) } as const;
    const { values } = riskGrid([{ ...POINT, at, radiusM: 1 }], GRID);
    assert.ok(values[MIDDLE]! > 0.5 * 0.88, `${shiftM}: ${values[MIDDLE]}`);
  }
});

test('a source outside the grid counts as far as it reaches in', () => {
  const frame = localFrame(SAMPLE_CENTRE);
  const at = { type: 'Point', coordinates: frame.toLonLat([600, 0]) } as const;
  const { values } = riskGrid([{ ...POINT, at }], GRID);
  assert.ok(values[MIDDLE + 20]! > 0);
  assert.equal(values[MIDDLE], 0);
});

test(`adding any source, an unknown sensor above all, never lowers any cell (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 40; round++) {
    const sources = sampleSources(random, 12, 1000);
    const all = riskGrid(sources, GRID).values;
    const without = random.below(sources.length);
    const fewer = riskGrid(
      sources.filter((_, index) => index !== without),
      GRID,
    ).values;
    all.forEach((value, cell) => assert.ok(value >= fewer[cell]! && value >= 0 && value < 1));
  }
});

test(`raising a weight or a radius never lowers any cell (seed ${SEED})`, () => {
  const random = seededRandom(SEED + 1);
  for (let round = 0; round < 40; round++) {
    const sources = sampleSources(random, 12, 1000);
    const chosen = random.below(sources.length);
    const source = sources[chosen]!;
    const before = riskGrid(sources, GRID).values;
    for (const stronger of [
      { ...source, weight: Math.min(1, source.weight + random.between(0, 0.4)) },
      { ...source, radiusM: source.radiusM + random.between(0, 200) },
    ]) {
      const after = riskGrid(sources.with(chosen, stronger), GRID).values;
      after.forEach((value, cell) => assert.ok(value >= before[cell]!));
    }
  }
});

test('wrong figures are refused with the name of the source', () => {
  assert.throws(() => riskGrid([{ ...POINT, weight: 1.2 }], GRID), /weight of alarm:1/);
  assert.throws(() => riskGrid([{ ...POINT, weight: Number.NaN }], GRID), /weight of alarm:1/);
  assert.throws(() => riskGrid([{ ...POINT, radiusM: 0 }], GRID), /radius of alarm:1/);
});

test('a grid covers its box with whole cells and refuses nonsense', () => {
  const frame = localFrame([103.7, 1.27]);
  const [west, south] = frame.toLonLat([-4750, -4000]);
  const [east, north] = frame.toLonLat([4740, 3990]);
  const grid = gridCovering([west, south, east, north]);
  assert.deepEqual([grid.columns, grid.rows, grid.cellM], [380, 320, 25]);
  assert.throws(() => gridCovering([0, 0, 10, 10], 1), /too many/);
  assert.throws(() => gridCovering([0, 0, 1, 1], 0), /cell/);
});
