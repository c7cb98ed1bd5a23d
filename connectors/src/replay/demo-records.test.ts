import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDemoRecords } from './demo-records.ts';
import type { FeedRecords } from './demo-records.ts';

test('each source delivers its register once, its stock again and again, and each check once; one that is refused leaves the others alone', async () => {
  const delivered: (FeedRecords & { source: string })[] = [];
  const refused: string[] = [];
  const asked: (readonly [number, number])[] = [];
  const stop = new AbortController();
  let nowMs = Date.UTC(2026, 0, 8, 12);
  const one = (feed: string, id: string) => [{ feed, records: [{ id }] }];
  const ended = startDemoRecords({
    ...{ signal: stop.signal, intervalMs: 20, now: () => (nowMs += 1000) },
    async deliver(source, records) {
      if (source === 'E2') throw new Error('refused for good');
      delivered.push({ source, ...records });
    },
    sources: [
      {
        source: 'E1',
        register: () => [...one('risk-objects', 'RO'), ...one('risk-units', 'RU')],
        presentAt: () => one('inventories', 'S'),
        between(fromMs, toMs) {
          asked.push([fromMs, toMs]);
          return asked.length === 1
            ? one('self-checks', 'Z')
            : [{ feed: 'self-checks', records: [] }];
        },
      },
      {
        source: 'E2',
        register: () => [],
        presentAt: () => one('inventories', 'S'),
        between: () => [],
      },
    ],
    onRefused: (source) => refused.push(source),
  });
  const feeds = () => delivered.map(({ feed }) => feed);
  const stocks = () => feeds().filter((feed) => feed === 'inventories');
  while (stocks().length < 3 || refused.length === 0)
    await new Promise((done) => setTimeout(done, 5));
  stop.abort();
  await ended;
  assert.deepEqual(feeds().slice(0, 4), [
    'risk-objects',
    'risk-units',
    'inventories',
    'self-checks',
  ]);
  assert.equal(
    feeds().filter((feed) => feed === 'self-checks').length,
    1,
    'what is empty is not sent',
  );
  assert.equal(feeds().filter((feed) => feed === 'risk-units').length, 1);
  assert.deepEqual(refused, ['E2']);
  // A month first, then from where the last delivery ended: nothing is left out, nothing asked twice.
  assert.ok(asked[0]![1] - asked[0]![0] >= 31 * 86_400_000);
  for (const [at, [fromMs]] of asked.slice(1).entries()) assert.equal(fromMs, asked[at]![1]);
});
