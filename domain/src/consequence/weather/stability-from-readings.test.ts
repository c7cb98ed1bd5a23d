import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stabilityFromReadings, type StabilityReadings } from './stability-from-readings.ts';

/** Jurong Island; the sun stands above 60° at 13:00 local time and is down at 02:00. */
const NOON: StabilityReadings = {
  at: [103.7, 1.27],
  atMs: Date.UTC(2026, 2, 21, 5),
  windMPerS: 2.5,
  cloudTenths: 2,
  radiationWPerM2: 700,
  gradientKPerM: 0.02,
  sigmaThetaDeg: 30,
  roughnessM: null,
};
const NIGHT: StabilityReadings = { ...NOON, atMs: Date.UTC(2026, 2, 21, 18) };

describe('the stability of live readings', () => {
  it('is by cloud where cloud is known', () => {
    assert.deepEqual(stabilityFromReadings(NOON), { stability: 'A', method: 'turner' });
    assert.deepEqual(stabilityFromReadings(NIGHT), { stability: 'F', method: 'turner' });
  });
  it('is by radiation or gradient without cloud', () => {
    const noCloud = { cloudTenths: null };
    const day = stabilityFromReadings({ ...NOON, ...noCloud });
    assert.deepEqual(day, { stability: 'B', method: 'srdt' });
    const night = stabilityFromReadings({ ...NIGHT, ...noCloud, windMPerS: 1 });
    assert.deepEqual(night, { stability: 'F', method: 'srdt' });
  });
  it('is by the spread of direction when nothing else is measured', () => {
    const bare = { cloudTenths: null, radiationWPerM2: null, gradientKPerM: null };
    const day = stabilityFromReadings({ ...NOON, ...bare });
    assert.deepEqual(day, { stability: 'A', method: 'sigma-theta' });
    const rough = stabilityFromReadings({ ...NOON, ...bare, roughnessM: 2 });
    assert.deepEqual(rough, { stability: 'B', method: 'sigma-theta' });
    assert.equal(stabilityFromReadings({ ...NOON, ...bare, sigmaThetaDeg: null }), null);
  });
  it('does not take the gradient of the night for the day', () => {
    const readings = { ...NOON, cloudTenths: null, radiationWPerM2: null, sigmaThetaDeg: null };
    assert.equal(stabilityFromReadings(readings), null);
  });
});
