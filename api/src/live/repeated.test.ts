import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { repeated } from './repeated.ts';

/** Runs begin at these times of a clock that only `tick` moves; each lasts until `end`. */
function lab(test: TestContext) {
  test.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const began: number[] = [];
  let end = () => {};
  const errors: unknown[] = [];
  const line = repeated({
    work: () => {
      began.push(Date.now());
      return new Promise((resolve) => (end = resolve));
    },
    ...{ tickMs: 150, urgentMs: 30, now: () => new Date(), onError: (e) => errors.push(e) },
  });
  return {
    ...{ line, began },
    tick: (ms: number) => test.mock.timers.tick(ms),
    end: async () => {
      end();
      await turn();
    },
  };
}

describe('repeated work', () => {
  it('waits a tick after the first wake, and takes a burst together', async (test) => {
    const { line, began, tick, end } = lab(test);
    line.wake();
    tick(100);
    line.wake();
    tick(49);
    assert.deepEqual(began, []);
    tick(1);
    assert.deepEqual(began, [150]);
    await end();
    tick(1000);
    assert.deepEqual(began, [150], 'nobody asked for more');
  });

  it('runs at once for what is urgent, though a tick had begun', async (test) => {
    const { line, began, tick } = lab(test);
    tick(1000);
    line.wake();
    tick(20);
    line.wake(true);
    tick(0);
    assert.deepEqual(began, [1020]);
  });

  it('leaves a pause between urgent runs, however often it is woken', async (test) => {
    const { line, began, tick, end } = lab(test);
    tick(1000);
    line.wake(true);
    tick(0);
    line.wake(true);
    line.wake();
    await end();
    line.wake(true);
    tick(29);
    assert.deepEqual(began, [1000]);
    tick(1);
    assert.deepEqual(began, [1000, 1030]);
    await end();
    tick(1000);
    assert.equal(began.length, 2, 'the wakes were of one run');
  });

  it('waits for the tick after a run that was woken without hurry', async (test) => {
    const { line, began, tick, end } = lab(test);
    line.wake();
    tick(150);
    line.wake();
    await end();
    tick(149);
    assert.deepEqual(began, [150]);
    tick(1);
    assert.deepEqual(began, [150, 300]);
  });

  it('ends with the run under way, and none comes after it', async (test) => {
    const { line, began, tick, end } = lab(test);
    line.wake(true);
    tick(0);
    line.wake(true);
    let isStopped = false;
    const stopped = line.stop().then(() => (isStopped = true));
    await turn();
    assert.equal(isStopped, false);
    await end();
    await stopped;
    line.wake(true);
    tick(1000);
    assert.equal(began.length, 1);
  });
});
