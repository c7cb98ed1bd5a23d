import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AMMONIA,
  BURRO_AIR,
  BURRO_POOL,
  CHLORINE,
  METHANE,
  TORTOISE_AIR,
  TORTOISE_JET,
} from './sample-slab-cases.ts';
import { slabPlume, type SlabPlumeRow } from './slab-plume.ts';
import { surfaceAir } from './surface-air.ts';

const JET = { source: TORTOISE_JET, substance: AMMONIA, air: TORTOISE_AIR };
const POOL = { source: BURRO_POOL, substance: METHANE, air: BURRO_AIR };

function at(
  rows: readonly SlabPlumeRow[],
  xM: number,
): (of: (row: SlabPlumeRow) => number) => number {
  const next = rows.findIndex((row) => row.xM >= xM);
  const [a, b] = [rows[next - 1]!, rows[next]!];
  const share = (xM - a.xM) / (b.xM - a.xM);
  return (of) => of(a) + share * (of(b) - of(a));
}

test('the Desert Tortoise jet runs as in SLAB: height, width, speed, temperature, concentration', () => {
  // x less 1 m (SLAB begins there), h, B, mole fraction, T, U of slab_inpr2_out, GasDispersion.jl (MIT).
  const rows: readonly (readonly number[])[] = [
    [5.9, 1.64, 0.87, 0.82528, 228.6, 19.5],
    [16.6, 1.61, 3.25, 0.57167, 220.3, 12.2],
    [77.6, 2.21, 28.2, 0.17845, 224, 5.18],
    [216.3, 3.9, 82.03, 0.05151, 282.2, 4.45],
    [602.4, 9.12, 158.49, 0.01091, 302.1, 4.98],
    [1005.3, 14.85, 203.57, 0.00485, 304.5, 5.39],
  ];
  const plume = slabPlume(JET, 1100);
  for (const [x, h, B, mole, kelvin, speed] of rows) {
    const here = at(plume.rows, x!);
    const off = (of: (row: SlabPlumeRow) => number, wanted: number): number =>
      Math.abs(here(of) / wanted - 1);
    assert.ok(off((row) => row.heightM, h!) < 0.05, `h at ${x}`);
    assert.ok(off((row) => row.halfWidthM, B!) < 0.05, `B at ${x}`);
    assert.ok(off((row) => row.mixture.moleFraction, mole!) < 0.05, `c at ${x}`);
    assert.ok(off((row) => row.mixture.temperatureK, kelvin!) < 0.01, `T at ${x}`);
    assert.ok(off((row) => row.speedMPerS, speed!) < 0.05, `U at ${x}`);
  }
});

test('what is released passes every section: 2 ρ U B h m = Q', () => {
  for (const inputs of [JET, POOL])
    for (const row of slabPlume(inputs, 5000).rows.filter(({ xM }) => xM > 40)) {
      const { mixture, speedMPerS, halfWidthM, heightM, massFraction } = row;
      const flow = 2 * mixture.densityKgPerM3 * speedMPerS * halfWidthM * heightM * massFraction;
      assert.ok(Math.abs(flow / inputs.source.rateKgPerS - 1) < 2e-3, `${row.xM} m: ${flow}`);
    }
});

test('concentration falls with distance, width and time of travel grow', () => {
  const { rows } = slabPlume(JET, 20_000);
  for (const [before, row] of rows.slice(1).map((row, i) => [rows[i]!, row] as const)) {
    assert.ok(row.mixture.moleFraction < before.mixture.moleFraction);
    assert.ok(row.halfWidthM >= before.halfWidthM * (1 - 1e-6));
    assert.ok(row.travelS > before.travelS);
  }
});

test('a pool that gives more than a light wind carries off spreads upwind', () => {
  const { sourceHalfM } = slabPlume(POOL, 100);
  const geometric = 0.5 * Math.sqrt(657);
  // SLAB's own search ends at 31.5 m.
  assert.ok(sourceHalfM > 2 * geometric && Math.abs(sourceHalfM / 31.5 - 1) < 0.15);
  const strong = surfaceAir({
    ...{ windMPerS: 12, windHeightM: 10, stability: 'D', roughnessM: 0.001, temperatureK: 300 },
    ...{ pressurePa: 101_325, relativeHumidity: 0.5, mixingHeightM: null },
  });
  assert.equal(slabPlume({ ...POOL, air: strong }, 100).sourceHalfM, geometric);
});

test('a strong source through a tiny opening in a light wind still finds its size', () => {
  const calm = surfaceAir({
    ...{ windMPerS: 1, windHeightM: 10, stability: 'F', roughnessM: 0.03, temperatureK: 293 },
    ...{ pressurePa: 101_325, relativeHumidity: 0.5, mixingHeightM: null },
  });
  const source = { ...BURRO_POOL, rateKgPerS: 10.4, areaM2: 0.4, temperatureK: 239.1 };
  const { rows, sourceHalfM } = slabPlume({ source, substance: CHLORINE, air: calm }, 2000);
  assert.ok(sourceHalfM > 1 && Number.isFinite(rows.at(-1)!.halfWidthM));
});

test('the same inputs give the same bits', () => {
  assert.deepEqual(slabPlume(JET, 500), slabPlume(JET, 500));
});

test('no rate and no area are refused', () => {
  assert.throws(() => slabPlume({ ...JET, source: { ...TORTOISE_JET, rateKgPerS: 0 } }, 1), /rate/);
  assert.throws(() => slabPlume({ ...JET, source: { ...TORTOISE_JET, areaM2: -1 } }, 1), /area/);
});
