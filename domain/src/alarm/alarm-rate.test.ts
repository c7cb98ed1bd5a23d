import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChattering, isFlood } from './alarm-rate.ts';

test('three raises in a minute chatter, two do not, and it passes', () => {
  assert.ok(isChattering([0, 20_000, 59_999], 59_999));
  assert.ok(!isChattering([0, 59_999], 59_999));
  assert.ok(!isChattering([0, 20_000, 59_999], 60_000));
  assert.ok(!isChattering([0, 1, 2], 600_000));
});

test('more than ten alarms in ten minutes are a flood', () => {
  const raises = Array.from({ length: 11 }, (_, index) => 1000 + index);
  assert.ok(isFlood(raises, 600_000));
  assert.ok(!isFlood(raises.slice(1), 600_000));
});
