import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { directionNodes } from './direction-nodes.ts';

describe('directionNodes', () => {
  it('is one node for a wind that is known', () => {
    assert.deepEqual(directionNodes(0), { nodes: [{ sds: 0, weight: 1 }], withinSds: 0 });
  });

  it('has the mean and spread of a normal error, up to what its nodes stand for', () => {
    for (const widths of [0.3, 1, 2, 5, 30]) {
      const { nodes, withinSds } = directionNodes(widths);
      const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
      const mean = nodes.reduce((sum, { sds, weight }) => sum + sds * weight, 0);
      const variance = nodes.reduce((sum, { sds, weight }) => sum + sds * sds * weight, 0);
      assert.ok(Math.abs(total - 1) < 1e-12 && Math.abs(mean) < 1e-12);
      assert.ok(variance > 0.9 && variance + withinSds ** 2 < 1.15, `${widths}: ${variance}`);
    }
  });

  it('takes steps of a plume width, from 5 to 21 nodes', () => {
    assert.equal(directionNodes(0.1).nodes.length, 5);
    assert.equal(directionNodes(2).nodes.length, 11);
    assert.equal(directionNodes(100).nodes.length, 21);
  });
});
