import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bstImpulse, bstOverpressure, DETONATION_MACH } from './bst-chart.ts';
import { flameMach } from './flame-mach.ts';

const DISTANCES = Array.from({ length: 90 }, (_, step) => 0.05 * 1.07 ** step);
const MACHS = [0.026, 0.079, 0.2, 0.29, 0.35, 0.5, 0.7, 1, 1.2, 1.4, 1.6, 2, 3, 4, 5.2];

describe('Baker–Strehlow–Tang overpressure', () => {
  it('lies within 30 % between two digitisations of the chart', () => {
    for (const [mach, distance, expected] of [
      [5.2, 1, 0.39],
      [5.2, 2, 0.183],
      [1, 1, 0.36],
    ] as const)
      assert.ok(Math.abs(bstOverpressure(mach, distance) / expected - 1) < 0.3);
  });

  it('never rises with the distance', () => {
    for (const mach of MACHS)
      for (const read of [bstOverpressure, bstImpulse])
        for (let step = 1; step < DISTANCES.length; step++)
          assert.ok(
            read(mach, DISTANCES[step]!) <= read(mach, DISTANCES[step - 1]!) * (1 + 1e-12),
            `${mach} at ${DISTANCES[step]}`,
          );
  });

  it('does not fall with the flame speed from 0.4 to the end of the chart', () => {
    for (const distance of DISTANCES.filter((at) => at >= 0.4 && at <= 10))
      for (let at = 1; at < MACHS.length; at++)
        assert.ok(
          bstOverpressure(MACHS[at]!, distance) >=
            bstOverpressure(MACHS[at - 1]!, distance) * (1 - 1e-12),
        );
  });

  it('has near the cloud the overpressure of an acoustic flame: 2.4 M²/(1 + M), within 20 %', () => {
    for (const mach of [0.05, 0.2, 0.35, 0.7, 1]) {
      const expected = (2.4 * mach ** 2) / (1 + mach);
      assert.ok(Math.abs(bstOverpressure(mach, 0.1) / expected - 1) < 0.2, String(mach));
    }
  });

  it('takes a faster flame than a detonation as one', () => {
    assert.equal(bstOverpressure(8, 1), bstOverpressure(DETONATION_MACH, 1));
  });

  it('goes on beyond the chart and stays at its first value before it', () => {
    assert.ok(bstOverpressure(1, 20) < bstOverpressure(1, 10) / 1.8);
    assert.equal(bstOverpressure(1, 0), bstOverpressure(1, 0.1));
  });

  it('refuses a flame that does not move', () => {
    assert.throws(() => bstOverpressure(0, 1), /flame Mach number/);
    assert.throws(() => bstImpulse(1, -1), /scaled distance/);
  });
});

describe('flame Mach number', () => {
  it('is 0.44 for medium reactivity and congestion in the open', () => {
    const path = { reactivity: 'medium', congestion: 'medium', confinement: '3D' } as const;
    assert.equal(flameMach(path), 0.44);
  });

  it('is a detonation for reactive gas among obstacles', () => {
    for (const confinement of ['1D', '2D', '2.5D', '3D'] as const)
      assert.equal(flameMach({ reactivity: 'high', congestion: 'high', confinement }), 5.2);
  });

  it('never falls with reactivity, congestion or confinement', () => {
    const grades = ['low', 'medium', 'high'] as const;
    const confinements = ['3D', '2.5D', '2D', '1D'] as const;
    const isRising = (values: readonly number[]): boolean =>
      values.every((value, at) => at === 0 || value >= values[at - 1]!);
    for (const confinement of confinements)
      for (const grade of grades) {
        const byReactivity = grades.map((reactivity) => ({ reactivity, congestion: grade }));
        const byCongestion = grades.map((congestion) => ({ reactivity: grade, congestion }));
        for (const paths of [byReactivity, byCongestion])
          assert.ok(isRising(paths.map((path) => flameMach({ ...path, confinement }))));
      }
    for (const reactivity of grades)
      for (const congestion of grades) {
        const machs = confinements.map((confinement) =>
          flameMach({ reactivity, congestion, confinement }),
        );
        assert.ok(isRising(machs), `${reactivity} ${congestion}: ${machs.join(' ')}`);
      }
  });
});
