import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { WirePosition, WireReading } from '../runtime/ingest-client.ts';
import { startDemoSignals } from './demo-signals.ts';
import type { DemoPoint } from './demo-signals.ts';

type Call = {
  readonly key: string;
  readonly path: string;
  readonly readings: readonly WireReading[];
  readonly positions: readonly WirePosition[];
};

/** The other end of the wire: it keeps what arrives. `refused`: a key that it does not know. */
async function listener(refused: string) {
  const calls: Call[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      const { readings = [], positions = [] } = JSON.parse(body) as Partial<Call>;
      const key = String(req.headers['x-api-key']);
      calls.push({ key, path: req.url ?? '', readings, positions });
      const accepted = readings.length + positions.length;
      res.writeHead(key === refused ? 401 : 200, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ accepted, duplicate: 0, rejected: 0, rejections: [] }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const point = (code: string, source: string, valueAt: DemoPoint['valueAt']): DemoPoint => ({
  ...{ code, source, intervalS: 30, valueAt },
});

test('each source sends its present with its own key, then the hours before; a silent sensor sends nothing', async () => {
  const { calls, url } = await listener('revoked');
  const stop = new AbortController();
  const nowMs = Date.UTC(2026, 0, 1, 12, 1);
  const refused: string[] = [];
  const demo = startDemoSignals({
    ...{ url, speed: 10, backfillHours: 1, tickMs: 50, signal: stop.signal, now: () => nowMs },
    keys: { a: 'key-a', b: 'key-b', c: 'revoked', gateway: 'key-g' },
    points: [
      point('A1', 'a', (atMs) => atMs / 1000),
      point('A2', 'a', () => null),
      point('B1', 'b', () => 1 / 3),
      point('C1', 'c', () => 1),
    ],
    positions: { source: 'gateway', at: () => [{ object: 'TRUCK', lon: 103.7, lat: 1.27 }] },
    onRefused: (source) => refused.push(source),
  });
  await demo.started;
  const first = calls.find(({ key }) => key === 'key-a')!;
  const time = new Date(nowMs).toISOString();
  assert.deepEqual(first.readings, [
    { point: 'A1', time, value: Number((nowMs / 1000).toPrecision(6)) },
  ]);
  assert.equal(calls.find(({ key }) => key === 'key-b')!.readings[0]!.value, 0.333333);
  assert.deepEqual(refused, ['c']);
  const isFilled = () =>
    calls.some(({ key, readings }) => key === 'key-b' && readings.length === 12);
  while (!isFilled()) await new Promise((done) => setImmediate(done));
  stop.abort();
  await demo.done;
  const past = calls.find(({ key, readings }) => key === 'key-a' && readings.length === 12)!;
  assert.equal(past.readings[0]!.time, '2026-01-01T11:00:00.000Z');
  assert.equal(past.readings.at(-1)!.time, '2026-01-01T11:55:00.000Z');
  const demoMs = nowMs - 10 * (nowMs - Date.UTC(2026, 0, 1, 11));
  assert.equal(
    past.readings[0]!.value,
    Number((demoMs / 1000).toPrecision(6)),
    'recordings run faster',
  );
  const places = calls.find(({ path }) => path === '/api/v1/ingest/positions')!;
  assert.deepEqual(
    [places.key, places.positions[0]],
    ['key-g', { object: 'TRUCK', lon: 103.7, lat: 1.27, time }],
  );
  assert.equal(demo.counts.rejected, 0);
});

test('a source without a key is refused at once', () => {
  const stop = new AbortController();
  const points = [point('A1', 'a', () => 1)];
  const options = { url: 'http://127.0.0.1:9', keys: {}, points, speed: 1, backfillHours: 0 };
  assert.throws(
    () => startDemoSignals({ ...options, signal: stop.signal }),
    /no API key for the source a/,
  );
});
