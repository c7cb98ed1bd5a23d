import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { heardReadings } from './heard-readings.ts';
import type { Reading } from './reading.ts';

const NOW = Date.UTC(2026, 10, 20, 8);
const at = (seconds: number): Reading => ({
  ...{ pointId: 1, value: seconds, quality: 'good' },
  atMs: NOW + seconds * 1000,
});
const secondsOf = (readings: readonly Reading[]) => readings.map(({ atMs }) => (atMs - NOW) / 1000);

describe('readings as they are heard', () => {
  it('are themselves when no clock is ahead', () => {
    const readings = [at(-60), at(-30), at(0)];
    assert.equal(heardReadings(readings, NOW), readings);
    assert.deepEqual(heardReadings([], NOW), []);
  });

  it('of a clock that is ahead end now, with their order and distances', () => {
    assert.deepEqual(secondsOf(heardReadings([at(170), at(180)], NOW)), [-10, 0]);
    assert.deepEqual(secondsOf(heardReadings([at(-420), at(120), at(180)], NOW)), [-600, -60, 0]);
  });

  it('keep value and quality', () => {
    const [heard] = heardReadings([at(290)], NOW);
    assert.deepEqual(heard, { ...at(290), atMs: NOW });
  });
});
