import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { liquidPipeCoefficient, pipeResistance } from './pipe-friction.ts';

describe('friction of a pipe', () => {
  it('is that of a rough pipe: f 0.0190 for 2 inch steel', () => {
    assert.ok(Math.abs(pipeResistance(0.0525, 0.0525, 4.57e-5) - 0.019) < 1e-4);
    assert.equal(pipeResistance(0, 0.1, 4.57e-5), 0);
  });
  it('leaves less and less of the flow', () => {
    assert.ok(Math.abs(liquidPipeCoefficient(0) - Math.sqrt(1 / 1.5)) < 1e-12);
    assert.ok(liquidPipeCoefficient(20) < liquidPipeCoefficient(10));
  });
  it('refuses a wall as rough as the pipe is wide', () => {
    assert.throws(() => pipeResistance(10, 0.001, 4.57e-4), /roughnessM/);
    assert.throws(() => pipeResistance(-1, 0.1, 4.57e-5), /lengthM/);
    assert.throws(() => pipeResistance(1, 0, 4.57e-5), /diameterM/);
  });
});
