import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChattering } from './alarm-rate.ts';

test('three raises in a minute chatter, two do not, and it passes', () => {
  assert.ok(isChattering([0, 20_000, 59_999], 59_999));
  assert.ok(!isChattering([0, 59_999], 59_999));
  assert.ok(!isChattering([0, 20_000, 59_999], 60_000));
  assert.ok(!isChattering([0, 1, 2], 600_000));
});
