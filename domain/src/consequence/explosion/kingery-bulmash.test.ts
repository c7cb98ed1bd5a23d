import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kingeryBulmash, type ScaledBlast } from './kingery-bulmash.ts';

/** Z, kPa, kPa ms, ms: Swisdak's printed metric table. */
const TABLE = [
  [1, 1354, 236.3, 0.467],
  [2, 283.7, 134.6, 1.693],
  [3, 115.7, 92.7, 3.546],
  [5, 43.23, 59.31, 8.242],
  [8, 20.42, 38.35, 16.18],
  [15, 8.758, 21.02, 35.64],
  [30, 3.559, 10.65, 79.07],
] as const;

/** Ends of the fits, and by how much their values may differ there. */
const JOINS: readonly (readonly [keyof ScaledBlast, readonly number[], number])[] = [
  ['overpressurePa', [2.9, 23.8], 0.01],
  ['impulsePaSPerKg13', [0.96, 2.38, 33.7], 0.025],
  ['arrivalSPerKg13', [1.5, 40], 0.01],
  ['durationSPerKg13', [1.02, 2.8], 0.025],
  ['reflectedPa', [2], 0.01],
];

describe('TNT on the ground (Kingery–Bulmash)', () => {
  it("gives Swisdak's table", () => {
    for (const [z, kPa, kPaMs, ms] of TABLE) {
      const blast = kingeryBulmash(z);
      assert.ok(Math.abs(blast.overpressurePa / 1000 / kPa - 1) < 0.002);
      assert.ok(Math.abs(blast.impulsePaSPerKg13 / kPaMs - 1) < 0.002);
      assert.ok(Math.abs((1000 * blast.arrivalSPerKg13) / ms - 1) < 0.002);
    }
  });

  it('gives what the public code prints for 10 t at 500 m', () => {
    const cubeRoot = Math.cbrt(10_000);
    const blast = kingeryBulmash(500 / cubeRoot);
    assert.ok(Math.abs(blast.overpressurePa - 5054.964) < 0.01);
    assert.ok(Math.abs(blast.impulsePaSPerKg13 * cubeRoot - 295.8769) < 0.001);
    assert.ok(Math.abs(blast.arrivalSPerKg13 * cubeRoot - 1.276165) < 1e-6);
    assert.ok(Math.abs(blast.durationSPerKg13! * cubeRoot - 0.13323345) < 1e-6);
    assert.ok(Math.abs(blast.reflectedPa! - 10_244.62) < 0.1);
  });

  it('reflects at least twice the pressure and more than the impulse', () => {
    for (const z of [0.5, 1, 3, 10, 30]) {
      const blast = kingeryBulmash(z);
      assert.ok(blast.reflectedPa! > 1.99 * blast.overpressurePa);
      assert.ok(blast.reflectedImpulsePaSPerKg13! > 1.7 * blast.impulsePaSPerKg13);
    }
  });

  it('joins its fits within 1 % in pressure and arrival, 2.5 % in impulse and duration', () => {
    for (const [key, joins, jump] of JOINS)
      for (const z of joins) {
        const [before, after] = [z - 1e-9, z + 1e-9].map((at) => kingeryBulmash(at)[key]);
        assert.ok(Math.abs(after! / before! - 1) < jump, `${key} at ${z}: ${before} ${after}`);
      }
  });

  it('falls with the distance and arrives later, within and beyond its fits', () => {
    const blasts = Array.from({ length: 150 }, (_, step) => kingeryBulmash(0.2 * 1.06 ** step));
    for (let step = 1; step < blasts.length; step++) {
      assert.ok(blasts[step]!.overpressurePa < blasts[step - 1]!.overpressurePa);
      assert.ok(blasts[step]!.arrivalSPerKg13 > blasts[step - 1]!.arrivalSPerKg13);
    }
  });

  it('does not tell duration and reflection beyond their fits', () => {
    const far = kingeryBulmash(50);
    assert.equal(far.durationSPerKg13, null);
    assert.equal(far.reflectedPa, null);
    assert.equal(far.reflectedImpulsePaSPerKg13, null);
  });

  it('refuses distances nearer than any fit', () => {
    assert.throws(() => kingeryBulmash(0.19), /at least 0.2/);
    assert.throws(() => kingeryBulmash(-1), /scaled distance/);
  });
});
