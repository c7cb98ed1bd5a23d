import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { directionSpreadDeg } from './direction-spread.ts';

describe('directionSpreadDeg', () => {
  it('is that of the class in a good wind', () => {
    const inWind = STABILITY_CLASSES.map((stability) => directionSpreadDeg(12, stability));
    assert.deepEqual(inWind, [25, 20, 15, 10, 5, 2.5]);
  });

  it('grows as the wind falls, for stable air first', () => {
    assert.ok(Math.abs(directionSpreadDeg(1, 'F') - 28.65) < 0.01);
    assert.ok(Math.abs(directionSpreadDeg(2, 'D') - 14.32) < 0.01);
    for (const stability of STABILITY_CLASSES)
      for (let wind = 0.2; wind < 12; wind += 0.1)
        assert.ok(directionSpreadDeg(wind, stability) >= directionSpreadDeg(wind + 0.1, stability));
  });

  it('is any direction in a calm', () => {
    assert.ok(Math.abs(directionSpreadDeg(0, 'D') - 103.923) < 0.001);
  });

  it('refuses a wind that is none', () => {
    assert.throws(() => directionSpreadDeg(-1, 'D'), /windMPerS/);
    assert.throws(() => directionSpreadDeg(NaN, 'D'), /windMPerS/);
  });
});
