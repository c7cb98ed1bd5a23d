import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signedArea } from '../../geo/polygon.ts';
import type { Cloud } from '../cloud.ts';
import { flashFire } from './flash-fire.ts';

/** A round cloud of 0.1 kg/m³ in the middle that falls to nothing in a straight line at 100 m, and travels with 2 m/s. */
function roundCloud(speedMPerS: number): Cloud {
  const axisKgPerM3 = (xM: number, tS: number): number =>
    Math.max(0, 0.1 * (1 - Math.abs(xM - speedMPerS * tS) / 100));
  const radiusM = (level: number): number => 100 * (1 - level / 0.1);
  const halfWidthM = (xM: number, tS: number, level: number): number =>
    Math.sqrt(Math.max(0, radiusM(level) ** 2 - (xM - speedMPerS * tS) ** 2));
  return {
    model: 'gaussian-puff',
    reason: { zh: '测试', en: 'test' },
    caveats: [],
    receptorHeightM: 1,
    averagingS: 1,
    axisKgPerM3,
    halfWidthM,
    concentrationKgPerM3: (xM, yM, tS) =>
      Math.max(0, 0.1 * (1 - Math.hypot(xM - speedMPerS * tS, yM) / 100)),
    fill: () => undefined,
    extentM: (level) =>
      level >= 0.1
        ? null
        : {
            upwindM: radiusM(level),
            downwindM: radiusM(level) + speedMPerS * 60,
            halfWidthM: radiusM(level),
          },
    goneAfterS: () => Infinity,
  };
}

describe('flash fire', () => {
  it('is the contour of the lower explosion limit', () => {
    const fire = flashFire(roundCloud(0), { lelKgPerM3: 0.05 }, [0])!;
    assert.ok(Math.abs(fire.areaM2 / (Math.PI * 50 ** 2) - 1) < 0.01);
    assert.ok(Math.abs(fire.halfWidthM - 50) < 0.1);
    const ring = fire.ring.map(([x, y]) => [x, y] as [number, number]);
    assert.deepEqual(ring[0], ring.at(-1));
    assert.ok(signedArea(ring) > 0);
  });

  it('is wider by half the limit', () => {
    const half = flashFire(roundCloud(0), { lelKgPerM3: 0.05, isHalf: true }, [0])!;
    assert.equal(half.levelKgPerM3, 0.025);
    assert.ok(half.downwindM > 70);
  });

  it('covers where a cloud that travels has been', () => {
    const times = Array.from({ length: 61 }, (_, tS) => tS);
    const swept = flashFire(roundCloud(2), { lelKgPerM3: 0.05 }, times)!;
    assert.ok(Math.abs(swept.areaM2 / (Math.PI * 50 ** 2 + 100 * 120) - 1) < 0.01);
  });

  it('is none for a cloud too thin, and refuses no time or no limit', () => {
    assert.equal(flashFire(roundCloud(0), { lelKgPerM3: 0.2 }, [0]), null);
    assert.throws(() => flashFire(roundCloud(0), { lelKgPerM3: 0.05 }, []), /timesS/);
    assert.throws(() => flashFire(roundCloud(0), { lelKgPerM3: 0 }, [0]), /lelKgPerM3/);
  });
});
