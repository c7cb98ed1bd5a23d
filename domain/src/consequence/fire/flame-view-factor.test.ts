import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { flameViewFactor, isUnderFlame, type LeaningFlame } from './flame-view-factor.ts';
import {
  tiltedCylinderViewFactor,
  uprightCylinderViewFactor,
} from './tilted-cylinder-view-factor.ts';

const SEED = 20_261;

function bodyOf(lengthM: number, radiusM: number, tiltDeg: number): LeaningFlame {
  const tilt = (tiltDeg / 180) * Math.PI;
  return { radiusM, heightM: lengthM * Math.cos(tilt), leanM: lengthM * Math.sin(tilt) };
}

describe('view factor of a tilted cylinder, closed form', () => {
  it('reproduces Yellow Book example 6.6.3', () => {
    const flame = { lengthM: 46.7725, radiusM: 21.2225, tiltDeg: 50.8286 };
    const { vertical, horizontal, max } = tiltedCylinderViewFactor(flame, 100);
    assert.ok(Math.abs(vertical - 0.091915) < 5e-6);
    assert.ok(Math.abs(horizontal - 0.029146) < 5e-6);
    assert.ok(Math.abs(max - 0.0964) < 5e-5);
  });

  it("reproduces Raj's table for upright flames", () => {
    for (const [height, distance, horizontal, vertical] of [
      [2, 2, 0.126, 0.236],
      [3, 5, 0.021, 0.069],
    ] as const) {
      const factor = uprightCylinderViewFactor(height, distance);
      assert.ok(Math.abs(factor.horizontal - horizontal) < 0.0012);
      assert.ok(Math.abs(factor.vertical - vertical) < 0.0012);
    }
  });

  it('refuses a target in the foot or under the flame', () => {
    const flame = { lengthM: 20, radiusM: 10, tiltDeg: 45 };
    assert.throws(() => tiltedCylinderViewFactor(flame, 9), /foot/);
    assert.throws(() => tiltedCylinderViewFactor(flame, 20), /overhangs/);
    assert.throws(() => tiltedCylinderViewFactor({ ...flame, tiltDeg: 90 }, 100), /tiltDeg/);
  });
});

describe('view factor of a leaning flame from any side', () => {
  it(`is the closed form in the plane of the lean, on both sides (seed ${SEED})`, () => {
    const random = seededRandom(SEED);
    for (let turn = 0; turn < 200; turn++) {
      const [radiusM, lengthM] = [random.between(1, 30), random.between(5, 60)];
      const tiltDeg = random.between(-70, 70);
      const overhangM = Math.max(0, lengthM * Math.sin((tiltDeg / 180) * Math.PI));
      const distanceM = overhangM + radiusM * random.between(1.2, 8);
      const closed = tiltedCylinderViewFactor({ lengthM, radiusM, tiltDeg }, distanceM);
      const contour = flameViewFactor(bodyOf(lengthM, radiusM, tiltDeg), distanceM, 0);
      for (const facing of ['vertical', 'horizontal', 'max'] as const)
        assert.ok(Math.abs(contour[facing] - closed[facing]) < 1e-6, `${turn} ${facing}`);
    }
  });

  it('is what an integral over the surface gives across the lean', () => {
    const body = bodyOf(46.77, 21.2225, 50.8286);
    for (const [xM, yM] of [
      [0, 60],
      [60, 40],
      [-40, 20],
    ] as const) {
      const [vertical, horizontal] = surfaceIntegral(body, xM, yM);
      const contour = flameViewFactor(body, xM, yM);
      assert.ok(Math.abs(contour.vertical / vertical - 1) < 1e-3);
      assert.ok(Math.abs(contour.horizontal / horizontal - 1) < 1e-3);
    }
  });

  it(`is the same to the left and to the right, and between 0 and 1 (seed ${SEED})`, () => {
    const random = seededRandom(SEED);
    for (let turn = 0; turn < 200; turn++) {
      const body = bodyOf(random.between(5, 60), random.between(1, 30), random.between(0, 70));
      const [xM, yM] = [random.between(-150, 150), random.between(-150, 150)];
      if (isUnderFlame(body, xM, yM)) continue;
      const left = flameViewFactor(body, xM, yM);
      const right = flameViewFactor(body, xM, -yM);
      assert.ok(Math.abs(left.max - right.max) < 1e-12);
      assert.ok(left.vertical >= 0 && left.horizontal >= 0 && left.max <= 1, JSON.stringify(left));
    }
  });

  it('knows what lies under the flame', () => {
    const body = bodyOf(20, 5, 45);
    assert.ok(isUnderFlame(body, 18, 0));
    assert.ok(!isUnderFlame(body, -6, 0));
    assert.ok(!isUnderFlame(body, 10, 5.1));
    assert.throws(() => flameViewFactor(body, 1, 0), /foot/);
  });
});

/** Another route: sum over the flame's side of cos cos/(π r²), as a vector. */
function surfaceIntegral({ radiusM, heightM, leanM }: LeaningFlame, xM: number, yM: number) {
  const steps = 300;
  const sum = [0, 0, 0] as [number, number, number];
  for (let around = 0; around < steps; around++)
    for (let up = 0; up < steps; up++) {
      const angle = (2 * Math.PI * (around + 0.5)) / steps;
      const share = (up + 0.5) / steps;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      const x = leanM * share + radiusM * cosine - xM;
      const y = radiusM * sine - yM;
      const z = heightM * share;
      const towards = -(x * cosine + y * sine - (z * leanM * cosine) / heightM);
      if (towards <= 0) continue;
      const area = radiusM * ((2 * Math.PI) / steps) * (heightM / steps);
      const scale = (towards * area) / Math.PI / (x * x + y * y + z * z) ** 2;
      sum[0] += scale * x;
      sum[1] += scale * y;
      sum[2] += scale * z;
    }
  return [Math.hypot(sum[0], sum[1]), sum[2]] as const;
}
