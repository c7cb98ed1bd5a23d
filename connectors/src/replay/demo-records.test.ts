import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { startDemoRecords } from './demo-records.ts';

type Call = { readonly key: string; readonly path: string; readonly records: unknown[] };

/** The other end of the wire: it keeps what arrives. */
async function listener(refused: string) {
  const calls: Call[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      const key = String(req.headers['x-api-key']);
      calls.push({ key, path: req.url ?? '', ...(JSON.parse(body) as { records: unknown[] }) });
      res.writeHead(key === refused ? 401 : 200, { 'content-type': 'application/json' });
      res.end('{"created":0,"updated":0,"unchanged":0,"rejected":0,"rejections":[]}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('each source delivers its stock again and again, and each check once; one that is refused leaves the others alone', async () => {
  const { calls, url } = await listener('revoked');
  const stop = new AbortController();
  const refused: string[] = [];
  const asked: (readonly [number, number])[] = [];
  let nowMs = Date.UTC(2026, 0, 8, 12);
  const stock = (enterpriseCode: string) => (atMs: number) => [
    {
      ...{ enterpriseCode, facilityExternalId: 'T-1', externalId: 'T-1-STOCK', cas: '7782-50-5' },
      ...{ quantityT: 4, at: new Date(atMs).toISOString() },
    },
  ];
  const check = { enterpriseCode: 'E1', externalId: 'Z-1', checkedBy: '赵工', item: '铅封' };
  const ended = startDemoRecords({
    ...{ url, signal: stop.signal, intervalMs: 20, now: () => (nowMs += 1000) },
    keys: { E1: 'key-1', E2: 'revoked' },
    sources: [
      {
        ...{ source: 'E1', stocksAt: stock('E1') },
        selfChecksBetween(fromMs, toMs) {
          asked.push([fromMs, toMs]);
          const isFirst = asked.length === 1;
          return isFirst ? [{ ...check, checkedAt: '2026-01-08T00:00:00Z', result: 'normal' }] : [];
        },
      },
      { source: 'E2', stocksAt: stock('E2'), selfChecksBetween: () => [] },
    ],
    onRefused: (source) => refused.push(source),
  });
  const stocks = () =>
    calls.filter(({ key, path }) => key === 'key-1' && /inventories$/.test(path));
  while (stocks().length < 3 || refused.length === 0)
    await new Promise((done) => setTimeout(done, 5));
  stop.abort();
  await ended;
  const checks = calls.filter(({ path }) => path === '/api/v1/ingest/self-checks');
  assert.deepEqual(
    checks.map(({ key, records }) => [key, records.length]),
    [['key-1', 1]],
  );
  assert.deepEqual(refused, ['E2']);
  // Seven days first, then from where the last delivery ended: nothing is left out, nothing asked twice.
  assert.ok(asked[0]![1] - asked[0]![0] >= 7 * 86_400_000);
  for (const [at, [fromMs]] of asked.slice(1).entries()) assert.equal(fromMs, asked[at]![1]);
});
