import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedPaths } from './changed-paths.ts';

describe('the places that a change of a configuration touches', () => {
  const devices = (count: number, intervalS: number) => ({
    devices: Array.from({ length: count }, (_, at) => ({ account: `MN-${at}`, intervalS })),
  });

  it('are told by the account of a device, wherever it stands, without a value', () => {
    const before = { devices: [{ account: 'A', secret: 'x' }, { account: 'B' }], port: 1 };
    const after = { devices: [{ account: 'B' }, { account: 'A', secret: 'y' }], port: 1 };
    assert.deepEqual(changedPaths(before, after), ['/devices/A/secret']);
    assert.deepEqual(changedPaths(before, before), []);
  });

  it('are 50 at most, and how many more there are is said', () => {
    assert.equal(changedPaths(devices(50, 1), devices(50, 2)).at(-1), '/devices/MN-49/intervalS');
    const many = changedPaths(devices(73, 1), devices(73, 2));
    assert.equal(many.length, 51);
    assert.deepEqual(many.slice(-2), ['/devices/MN-49/intervalS', '… 另有 23 处 23 more']);
  });
});
