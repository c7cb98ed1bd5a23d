import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognition, RECOGNITION_SILENT_MS as HOUR } from './recognition.ts';

const sign = (atMs: number, ...kinds: ('smoke' | 'fire' | 'no-helmet')[]) => ({ atMs, kinds });

test('recognition is live for an hour after its last sign', () => {
  const seen = { signs: [sign(0, 'smoke'), sign(10, 'fire')], noSignalMs: null };
  assert.deepEqual(recognition(seen, [], HOUR + 9), { isLive: true, silentSinceMs: null });
  assert.deepEqual(recognition(seen, [], HOUR + 10), { isLive: false, silentSinceMs: HOUR + 10 });
});

test('a camera that recognises something else does not watch for this', () => {
  const seen = { signs: [sign(0, 'smoke', 'fire')], noSignalMs: null };
  assert.equal(recognition(seen, ['smoke', 'fire'], 1).isLive, true);
  assert.deepEqual(recognition(seen, ['smoke', 'no-helmet'], 1), {
    ...{ isLive: false, silentSinceMs: null },
  });
});

test('a box that does not say what it looks for is taken at the word of who bound the measure to it', () => {
  const seen = { signs: [sign(0), sign(50, 'smoke')], noSignalMs: null };
  assert.equal(recognition(seen, ['no-helmet'], HOUR - 1).isLive, true);
  assert.equal(recognition(seen, ['no-helmet'], HOUR).silentSinceMs, HOUR);
});

test('nothing heard, or no picture, is not live', () => {
  assert.deepEqual(recognition({ signs: [], noSignalMs: null }, [], 0), {
    ...{ isLive: false, silentSinceMs: null },
  });
  assert.deepEqual(recognition({ signs: [sign(5, 'smoke')], noSignalMs: 3 }, [], 6), {
    ...{ isLive: false, silentSinceMs: 3 },
  });
});
