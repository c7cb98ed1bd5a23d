import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { gaussianPlumeCloud } from '../dispersion/plume-cloud.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { arrivalAt, arrivalOf } from './arrival.ts';
import type { CloudMember } from './exceedance.ts';
import { outlinedMembers } from './outlined-member.ts';
import { samplePlume, samplePuff } from './sample-clouds.ts';

const LEVEL = 1e-5;
const hour = { fromS: 0, toS: 3600 };

/** The wind blows east; the place is on the axis. */
function member(windMPerS: number, weight = 1): CloudMember {
  const cloud = samplePlume({ rateKgPerS: 2, windMPerS, durationS: 600 });
  return { cloud, windFromDeg: 270, weight };
}
function near(actual: number | null, expected: number, within = 0.01): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < within, `${actual}, not ${expected}`);
}

describe('arrivalAt', () => {
  it('is the travel time of a plume', () => {
    const arrival = arrivalAt([member(4)], [800, 0], LEVEL, hour);
    assert.equal(arrival.probability, 1);
    near(arrival.earliestS, 200);
    near(arrival.medianS, 200);
  });

  it('orders the members by time and weighs them', () => {
    const members = [member(2, 5), member(4, 4.5), member(8, 0.5)];
    const arrival = arrivalAt(members, [400, 0], LEVEL, hour);
    near(arrival.earliestS, 50);
    near(arrival.earlyS, 50);
    near(arrival.medianS, 100);
    const rare = arrivalAt([member(2, 96), member(8, 4)], [400, 0], LEVEL, hour);
    near(rare.earliestS, 50);
    near(rare.earlyS, 200);
  });

  it('has no median when fewer than half of the members come', () => {
    const away = { ...member(4, 7), windFromDeg: 90 };
    const arrival = arrivalAt([member(4, 3), away], [400, 0], LEVEL, hour);
    near(arrival.probability, 0.3, 1e-12);
    near(arrival.earlyS, 100);
    assert.equal(arrival.medianS, null);
  });

  it('is never, upwind, out of reach or after the window', () => {
    const never = { probability: 0, earliestS: null, earlyS: null, medianS: null };
    assert.deepEqual(arrivalAt([member(4)], [-100, 0], LEVEL, hour), never);
    assert.deepEqual(arrivalAt([member(4)], [40_000, 0], LEVEL, hour), never);
    assert.deepEqual(arrivalAt([member(4)], [800, 0], LEVEL, { fromS: 0, toS: 150 }), never);
  });

  it('finds the front of a puff, beside its axis too', () => {
    const cloud = samplePuff(50, 5);
    const arrival = arrivalAt([{ cloud, windFromDeg: 270, weight: 1 }], [500, 40], LEVEL, hour);
    const atS = arrival.earliestS!;
    assert.ok(atS > 60 && atS < 100, `${atS}`);
    assert.ok(cloud.concentrationKgPerM3(500, 40, atS + 0.01) >= LEVEL);
    assert.ok(cloud.concentrationKgPerM3(500, 40, atS - 0.05) < LEVEL);
  });

  it('comes no later for a lower level', () => {
    const members = [member(2), member(3), { ...member(5), cloud: samplePuff(80, 5) }];
    for (const place of [
      [200, 0],
      [300, 20],
      [600, -30],
    ] as [number, number][]) {
      const [low, high] = [LEVEL, 4 * LEVEL].map((level) => arrivalAt(members, place, level, hour));
      assert.ok(low!.probability >= high!.probability);
      assert.ok((low!.earliestS ?? Infinity) <= (high!.earliestS ?? Infinity));
    }
  });

  it('is the same for many places whose members were outlined once', () => {
    const members = [member(2), member(3), { ...member(5), cloud: samplePuff(80, 5) }];
    const outlined = outlinedMembers(members, LEVEL, hour);
    for (const place of [
      [200, 0],
      [300, 20],
      [600, -30],
    ] as [number, number][])
      assert.deepEqual(
        arrivalOf(outlined, place, LEVEL, hour),
        arrivalAt(members, place, LEVEL, hour),
      );
  });

  it('agrees with the search that knows no outline', () => {
    const cloud = gaussianPlumeCloud({
      steps: [
        { fromS: 0, toS: 200, rateKgPerS: 1 },
        { fromS: 200, toS: 500, rateKgPerS: 4 },
      ],
      windMPerS: 3,
      heightM: 2,
      receptorHeightM: 1.5,
      curves: sigmaCurves('briggs', 'D', 'rural'),
      reason: { zh: '测试', en: 'test' },
    });
    for (const [xM, yM] of [
      [100, 5],
      [400, 30],
      [900, 0],
      [1500, 60],
    ] as const) {
      let alone = hour.fromS;
      while (cloud.concentrationKgPerM3(xM, yM, alone) < LEVEL) alone += 0.1;
      const member = { cloud, windFromDeg: 270, weight: 1 };
      near(arrivalAt([member], [xM, yM], LEVEL, hour).earliestS, alone, 0.5);
    }
  });

  it('refuses an empty ensemble and a level of 0', () => {
    assert.throws(() => arrivalAt([], [1, 1], LEVEL, hour), /weights/);
    assert.throws(() => arrivalAt([member(3)], [1, 1], 0, hour), /levelKgPerM3/);
  });
});
