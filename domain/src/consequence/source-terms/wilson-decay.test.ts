import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pipeRateKgPerS, pipeReleasedKg, pipeTimeConstantS } from './wilson-decay.ts';

const BLOW_DOWN = { initialRateKgPerS: 600, contentsKg: 11_440, timeConstantS: 126.6 };
const PIPE = {
  lengthM: 5000,
  resistance: 216.7,
  soundMPerS: 450,
  heatCapacityRatio: 1.3,
  areaRatio: 1,
};

describe('broken gas pipe', () => {
  it('begins at the first rate and lets out exactly what is in it', () => {
    assert.equal(pipeRateKgPerS(BLOW_DOWN, 0), 600);
    assert.equal(pipeReleasedKg(BLOW_DOWN, 0), 0);
    assert.ok(Math.abs(pipeReleasedKg(BLOW_DOWN, 1e5) / 11_440 - 1) < 1e-12);
  });
  it('releases the integral of its rate, which never rises', () => {
    let sum = 0;
    const step = 0.05;
    for (let at = 0; at < 300; at += step) {
      const [rate, next] = [pipeRateKgPerS(BLOW_DOWN, at), pipeRateKgPerS(BLOW_DOWN, at + step)];
      assert.ok(next <= rate && next >= 0);
      sum += pipeRateKgPerS(BLOW_DOWN, at + step / 2) * step;
    }
    assert.ok(Math.abs(sum / pipeReleasedKg(BLOW_DOWN, 300) - 1) < 1e-4);
  });
  it('has the long-pipe time constant ⅔ (L/c) √(γ f L/D) where friction is all', () => {
    const long = { ...PIPE, resistance: 1e5 };
    const expected = (2 / 3) * (5000 / 450) * Math.sqrt(1.3 * 1e5);
    assert.ok(Math.abs(pipeTimeConstantS(long) / expected - 1) < 0.01);
  });
  it('empties like a vessel without friction: contents over first rate', () => {
    const frictionless = pipeTimeConstantS({ ...PIPE, resistance: 0 });
    const sonic = (2.3 / 2) ** (2.3 / 0.3);
    assert.ok(Math.abs(frictionless - (5000 / 450) * Math.sqrt(sonic)) < 1e-9);
    const tiny = pipeTimeConstantS({ ...PIPE, resistance: 1e-7 });
    assert.ok(Math.abs(tiny / frictionless - 1) < 1e-6);
  });
  it('takes longer through a smaller opening, and with more friction', () => {
    assert.ok(pipeTimeConstantS({ ...PIPE, areaRatio: 0.1 }) > pipeTimeConstantS(PIPE));
    assert.ok(pipeTimeConstantS({ ...PIPE, resistance: 300 }) > pipeTimeConstantS(PIPE));
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => pipeTimeConstantS({ ...PIPE, areaRatio: 0 }), /areaRatio/);
    assert.throws(() => pipeTimeConstantS({ ...PIPE, areaRatio: 1.1 }), /areaRatio/);
    assert.throws(() => pipeRateKgPerS({ ...BLOW_DOWN, contentsKg: 0 }, 1), /contentsKg/);
  });
});
