import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { orAborted } from './or-aborted.ts';

test('ends with the work, or with the signal, and leaves nothing at it', async () => {
  const stop = new AbortController();
  for (let call = 0; call < 100; call++) await orAborted(Promise.resolve(), stop.signal);
  await assert.rejects(orAborted(Promise.reject(new Error('broken')), stop.signal), /broken/);
  assert.equal(getEventListeners(stop.signal, 'abort').length, 0);
  const waiting = orAborted(new Promise(() => undefined), stop.signal);
  stop.abort();
  await waiting;
  await orAborted(new Promise(() => undefined), stop.signal);
});
