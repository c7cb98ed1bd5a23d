import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BURRO_AIR, METHANE } from './sample-slab-cases.ts';
import { instantaneousStart, slabPuff } from './slab-puff.ts';

/** The manual's 4.3: 5 t of LNG at once over 900 m². */
const CASE = {
  substance: METHANE,
  air: BURRO_AIR,
  massKg: 5000,
  temperatureK: 111.7,
  liquidFraction: 0,
};

test('5 t of LNG at once go as in slabx, within 10 %', () => {
  // centre, height, half width, half length, mole fraction of a run of slabx (MIT), which follows SLAB's Fortran to 0.6 %;
  // it extends the mean wind over a growing cloud step by step, here it is exact.
  const rows: readonly (readonly number[])[] = [
    [10.527, 0.72, 55.32, 57.3, 0.55657],
    [54.224, 1.329, 82.46, 90.7, 0.17608],
    [168.065, 3.062, 104.32, 128.5, 0.04647],
    [685.32, 10.386, 141.56, 240.7, 0.00551],
  ];
  const puff = slabPuff(CASE, instantaneousStart(CASE, 900), 1000);
  for (const [x, h, B, L, share] of rows) {
    const next = puff.findIndex((row) => row.centreM >= x!);
    const [a, b] = [puff[next - 1]!, puff[next]!];
    const part = (x! - a.centreM) / (b.centreM - a.centreM);
    const near = (from: number, to: number, wanted: number): boolean =>
      Math.abs((from + part * (to - from)) / wanted - 1) < 0.1;
    assert.ok(near(a.heightM, b.heightM, h!), `h at ${x}`);
    assert.ok(near(a.halfWidthM, b.halfWidthM, B!), `B at ${x}`);
    assert.ok(near(a.halfLengthM, b.halfLengthM, L!), `Bx at ${x}`);
    assert.ok(near(a.mixture.moleFraction, b.mixture.moleFraction, share!), `c at ${x}`);
  }
});

test('mass stays, concentration falls, the centre goes downwind', () => {
  const puff = slabPuff(CASE, instantaneousStart(CASE, null), 5000);
  for (const [at, row] of puff.entries()) {
    const { mixture, halfLengthM, halfWidthM, heightM, massFraction } = row;
    const mass = 4 * mixture.densityKgPerM3 * halfLengthM * halfWidthM * heightM * massFraction;
    assert.ok(Math.abs(mass / 5000 - 1) < 1e-3);
    if (at === 0) continue;
    assert.ok(mixture.moleFraction < puff[at - 1]!.mixture.moleFraction);
    assert.ok(row.centreM >= puff[at - 1]!.centreM);
  }
});

test('no mass is refused', () => {
  const start = instantaneousStart(CASE, 900);
  assert.throws(() => slabPuff({ ...CASE, massKg: 0 }, start, 100), /massKg/);
});
