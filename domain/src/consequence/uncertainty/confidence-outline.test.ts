import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { confidenceOutline, confidenceTurnDeg } from './confidence-outline.ts';
import { envelopeOf, halfWidthAt, type Envelope } from './envelope.ts';
import { samplePlume, sampleReachM } from './sample-clouds.ts';

const LEVEL = 1e-5;
const release = { rateKgPerS: 1, windMPerS: 4, durationS: 600 };
const plume = envelopeOf(samplePlume(release), LEVEL, { fromS: 0, toS: 3600 })!;
const reachM = sampleReachM(release, LEVEL);

function bearingDeg([east, north]: readonly [number, number]): number {
  return (Math.atan2(east, north) * 180) / Math.PI;
}
function isCounterClockwise(ring: readonly (readonly [number, number])[]): boolean {
  let twice = 0;
  for (let at = 1; at < ring.length; at++)
    twice += ring[at - 1]![0] * ring[at]![1] - ring[at]![0] * ring[at - 1]![1];
  return twice > 0;
}

describe('confidenceOutline', () => {
  it('without spread is the zone itself', () => {
    const ring = confidenceOutline(plume, 270, 0);
    for (const [eastM, northM] of ring)
      assert.ok(
        Math.abs(Math.abs(northM) - halfWidthAt(plume, eastM)) < 0.3,
        `${eastM}, ${northM}`,
      );
    assert.ok(isCounterClockwise(ring));
  });

  it('opens by 1.96 standard deviations beyond the edge of the zone, at its full reach in between', () => {
    const ring = confidenceOutline(plume, 180, 10);
    const atReach = ring.filter(([east, north]) => Math.hypot(east, north) > 0.999 * reachM);
    const bearings = atReach.map(bearingDeg);
    assert.ok(Math.abs(Math.max(...bearings) - 19.6) < 1.5, `${Math.max(...bearings)}`);
    assert.ok(Math.abs(Math.min(...bearings) + 19.6) < 1.5);
    assert.deepEqual(ring[0], ring.at(-1));
    assert.ok(isCounterClockwise(ring));
  });

  it('goes all the way round when the direction is not known', () => {
    assert.equal(confidenceTurnDeg(103.9), 180);
    const ring = confidenceOutline(plume, 0, 103.9);
    for (const [east, north] of ring) assert.ok(Math.hypot(east, north) > 0.99 * reachM);
  });

  it('keeps what lies upwind of the source', () => {
    const disc: Envelope = {
      startXM: -100,
      stepM: 1,
      halfWidthsM: Float64Array.from({ length: 201 }, (_, at) => Math.sqrt(1e4 - (at - 100) ** 2)),
      peaksS: new Float64Array(201),
      widestM: 100,
    };
    for (const [east, north] of confidenceOutline(disc, 0, 15))
      assert.ok(Math.abs(Math.hypot(east, north) - 100) < 0.5);
  });

  it('refuses a deviation below 0', () => {
    assert.throws(() => confidenceTurnDeg(-1), /directionSdDeg/);
  });
});
