import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crowlLouvarRatio, kinneyGrahamRatio } from './kinney-graham.ts';

const P0_KPA = 101.325;

describe('TNT in free air (Kinney & Graham)', () => {
  it('gives the printed overpressures of 1 kg and 0.1 kg', () => {
    for (const [kg, distanceM, kPa] of [
      [1, 5, 29.24],
      [0.1, 5, 9.066],
      [0.1, 1, 174.87],
    ] as const) {
      const overpressure = P0_KPA * kinneyGrahamRatio(distanceM / Math.cbrt(kg));
      assert.ok(Math.abs(overpressure / kPa - 1) < 0.001, `${kg} kg at ${distanceM} m`);
    }
  });

  it('doubles for a charge on the ground as Crowl & Louvar print it (example 6-9)', () => {
    assert.equal(crowlLouvarRatio(3), 2 * kinneyGrahamRatio(3));
    assert.ok(Math.abs((P0_KPA * crowlLouvarRatio(30)) / 5.6 - 1) < 0.02);
  });

  it('falls with the distance', () => {
    const ratios = Array.from({ length: 80 }, (_, step) => kinneyGrahamRatio(0.05 * 1.12 ** step));
    for (let step = 1; step < ratios.length; step++) assert.ok(ratios[step]! < ratios[step - 1]!);
  });

  it('refuses no distance', () => {
    assert.throws(() => kinneyGrahamRatio(0), /scaled distance/);
  });
});
