import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from '../contract.ts';
import { backOff } from './back-off.ts';
import { supervise } from './supervisor.ts';
import type { SuperviseOptions } from './supervisor.ts';

const never = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

function run(open: SuperviseOptions['open'], more: Partial<SuperviseOptions> = {}) {
  const stop = new AbortController();
  const lines: string[] = [];
  const write = (fields: object, event: string) =>
    void lines.push(`${event} ${JSON.stringify(fields)}`);
  const log: Log = { info: write, warn: write };
  const supervisor = supervise({
    ...{ source: 's', open, backOff: { firstMs: 1, longestMs: 4 }, signal: stop.signal },
    ...{ now: Date.now, log, random: () => 0.5, ...more },
  });
  return { supervisor, lines, abort: () => stop.abort() };
}

test('pauses double up to the longest, with half of each left to chance, and begin anew when it went well', () => {
  const pauses = backOff({ firstMs: 1000, longestMs: 5000 }, () => 1);
  assert.deepEqual(
    [pauses.next(), pauses.next(), pauses.next(), pauses.next()],
    [1000, 2000, 4000, 5000],
  );
  pauses.reset();
  assert.equal(pauses.next(), 1000);
  assert.equal(backOff({ firstMs: 1000, longestMs: 5000 }, () => 0).next(), 500);
});

test('a line that breaks is opened again; it is logged once down and once up', async () => {
  const opened = Promise.withResolvers<void>();
  let tries = 0;
  const { supervisor, lines, abort } = run(async (signal, alive) => {
    tries += 1;
    if (tries < 4) throw new Error('no route', { cause: new Error('EHOSTUNREACH') });
    alive();
    alive();
    opened.resolve();
    await never(signal);
  });
  await opened.promise;
  assert.deepEqual([tries, supervisor.status().state], [4, 'running']);
  assert.deepEqual(lines, [
    'source.down {"source":"s","reason":"no route: EHOSTUNREACH"}',
    'source.up {"source":"s"}',
  ]);
  abort();
  assert.equal(await supervisor.ended, true);
  assert.equal(supervisor.status().state, 'stopped');
});

test('while it waits it says why, without what stands before an @ in a URL', async () => {
  const { supervisor, abort } = run(
    async () => {
      throw new Error('connect mqtt://user:word@broker:1883 refused');
    },
    { backOff: { firstMs: 60_000, longestMs: 60_000 } },
  );
  await new Promise((resolve) => setImmediate(resolve));
  const { state, error } = supervisor.status();
  assert.deepEqual([state, error], ['waiting', 'connect mqtt://…@broker:1883 refused']);
  abort();
  assert.equal(await supervisor.ended, true);
});

test('one that ends by itself or throws at once is a broken line as well', async () => {
  const outcomes: string[] = [];
  const done = Promise.withResolvers<void>();
  const { lines, abort, supervisor } = run((signal) => {
    outcomes.push('open');
    if (outcomes.length === 1) throw new Error('at once');
    if (outcomes.length === 2) return Promise.resolve();
    done.resolve();
    return never(signal);
  });
  await done.promise;
  assert.equal(outcomes.length, 3);
  assert.match(lines[0]!, /at once/);
  assert.equal(supervisor.status().error, 'the connector ended by itself');
  abort();
  await supervisor.ended;
});

test('open and quiet it runs after a while, and after a longer one the pauses begin anew', async () => {
  const runs: number[] = [];
  const done = Promise.withResolvers<void>();
  const { supervisor, abort } = run(
    async (signal) => {
      runs.push(performance.now());
      if (runs.length === 6) {
        done.resolve();
        return never(signal);
      }
      // Healthy for longer than `healthyMs`, so that every pause is the first.
      if (runs.length > 3) await new Promise((resolve) => setTimeout(resolve, 40));
      throw new Error('again');
    },
    { backOff: { firstMs: 20, longestMs: 10_000 }, times: { quietStartMs: 10, healthyMs: 20 } },
  );
  await done.promise;
  // 15, 30, 60 ms after failures in a row (random 0.5: three quarters), then 15 ms each behind 40 ms of health.
  assert.ok(runs[5]! - runs[4]! < 40 + 60, `${runs[5]! - runs[4]!} ms`);
  while (supervisor.status().state !== 'running')
    await new Promise((resolve) => setImmediate(resolve));
  abort();
  await supervisor.ended;
});

test('a connector that does not end is left behind, and that is said', async () => {
  const { supervisor, lines, abort } = run(() => new Promise<void>(() => undefined), {
    times: { endMs: 30 },
  });
  abort();
  assert.equal(await supervisor.ended, false);
  assert.match(supervisor.status().error ?? '', /did not end in time/);
  assert.deepEqual(lines, ['source.did-not-end {"source":"s"}']);
});
