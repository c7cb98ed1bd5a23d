import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeFrame } from '../hj212/write-frame.ts';
import { apiStandIn } from '../testing/api-stand-in.ts';
import type { ApiStandIn } from '../testing/api-stand-in.ts';
import { startGateway } from './gateway.ts';

const MN = '88888880000001';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-gateway-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A gateway as the process starts it, only faster. */
async function run(api: ApiStandIn, folder = temporaryFolder(), key = api.key) {
  const stop = new AbortController();
  const lines: string[] = [];
  const write = (fields: object, event: string) =>
    void lines.push(`${event} ${JSON.stringify(fields)}`);
  const gateway = await startGateway({
    ...{ url: api.url, key, folder, signal: stop.signal, version: '0.1.0', reportMs: 20 },
    spool: { capacityBytes: 10_000_000, fsync: { policy: 'never' }, backlogPerS: 10_000 },
    ...{ now: Date.now, log: { info: write, warn: write } },
  });
  const close = async () => {
    stop.abort();
    await gateway.ended;
  };
  after(close);
  return { lines, folder, close };
}

/** A data source with one HJ 212 logger on a free port. */
function hj212Source(key: string, version: number, more: object = {}) {
  const devices = [
    {
      ...{ account: MN, secret: '123456', staleS: 600, settings: {} },
      points: { 'a34013-Rtd': { point: `${key}-DUST` } },
      ...more,
    },
  ];
  const config = { settings: { host: '127.0.0.1', port: 0 }, devices };
  return {
    ...{ key, version, isEnabled: true, enterpriseCode: null, config },
    connector: 'hj212' as const,
  };
}

const statusOf = (api: ApiStandIn, key: string) =>
  api.reports.at(-1)?.sources.find((source) => source.key === key)?.status;
const stateIs = (api: ApiStandIn, key: string, state: string) => () =>
  statusOf(api, key)?.state === state;

/** Resolves with the port that a source listens on. */
async function portOf(api: ApiStandIn, key: string): Promise<number> {
  await api.until(() => typeof statusOf(api, key)?.port === 'number');
  return statusOf(api, key)!.port!;
}

function frameOf(value: number): Buffer {
  const at = new Date(Date.now() + 8 * 3_600_000)
    .toISOString()
    .replace(/[-:TZ]/g, '')
    .slice(0, 14);
  const head = { qn: `${at}000`, st: '22', cn: '2011', pw: '123456', mn: MN, flag: 5 };
  return writeFrame(head, `DataTime=${at};a34013-Rtd=${value},a34013-Flag=N`);
}

async function dial(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  after(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Sends a frame and waits for the answer that says that we have it. */
async function say(socket: Socket, value: number): Promise<string> {
  socket.write(frameOf(value));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString('latin1');
}

const valuesOf = (api: ApiStandIn) =>
  api.ingested.flatMap(({ items }) => items as { point: string; value: number }[]);

test('a frame on the socket is answered and arrives at the ingest under the name of the park; the report shows it', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('dust', 3)];
  const { folder, lines } = await run(api);
  const socket = await dial(await portOf(api, 'dust'));
  assert.match(await say(socket, 12.5), /CN=9014/);
  await api.until(() => valuesOf(api).length > 0);
  assert.deepEqual(
    valuesOf(api).map(({ point, value }) => [point, value]),
    [['dust-DUST', 12.5]],
  );
  const seen = () => statusOf(api, 'dust')!;
  await api.until(() => seen().readings === 1 && seen().waitingReadings === 0);
  const { state, version, error, devices } = seen();
  assert.deepEqual([state, version, error], ['running', 3, null]);
  assert.deepEqual([devices[0]!.state, devices[0]!.frames], ['connected', 1]);
  const { spool } = api.reports.at(-1)!;
  assert.deepEqual([spool.state, spool.capacityBytes], ['ok', 10_000_000]);
  // Written beside the running source.
  await api.until(() => existsSync(join(folder, 'sources.json')));
  assert.equal(statSync(join(folder, 'sources.json')).mode & 0o777, 0o600);
  assert.ok(![...lines, JSON.stringify(api.reports)].join().includes('123456'));
});

test('a new version restarts its own source and no other; without one nothing is fetched', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('one', 1), hj212Source('two', 1)];
  await run(api);
  const ports = [await portOf(api, 'one'), await portOf(api, 'two')];
  const [one, two] = [await dial(ports[0]!), await dial(ports[1]!)];
  await say(one, 1);
  await say(two, 1);
  const { length } = api.reports;
  await api.until(() => api.reports.length > length + 5);
  assert.equal(api.fetches(), 1);
  one.resume();
  const closed = once(one, 'close');
  api.sources = [hj212Source('one', 2, { points: {} }), hj212Source('two', 1)];
  await closed;
  await api.until(() => statusOf(api, 'one')?.version === 2 && stateIs(api, 'one', 'running')());
  assert.match(await say(two, 2), /CN=9014/);
  assert.equal(await portOf(api, 'two'), ports[1]);
  // Frames counted before stay counted: it is still the same source.
  assert.equal(statusOf(api, 'one')!.frames, 1);
});

test('a version that does not parse leaves the one before running and says where it is wrong', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('dust', 1)];
  const { lines } = await run(api);
  const port = await portOf(api, 'dust');
  api.sources = [hj212Source('dust', 2, { staleS: 'soon' })];
  await api.until(stateIs(api, 'dust', 'invalid'));
  const { error, version } = statusOf(api, 'dust')!;
  assert.match(error!, /^version 2: \/devices\/0\/staleS: .*; version 1 runs on$/);
  assert.equal(version, 1);
  assert.match(await say(await dial(port), 1), /CN=9014/);
  assert.equal(lines.filter((line) => line.startsWith('source.invalid')).length, 1);
  api.sources = [hj212Source('dust', 3)];
  await api.until(() => stateIs(api, 'dust', 'running')() && statusOf(api, 'dust')?.version === 3);
  assert.equal(statusOf(api, 'dust')!.error, null);
});

test('without the api it runs on what it kept, and delivers when the api is back', async () => {
  const api = await apiStandIn();
  const folder = temporaryFolder();
  const taken = await freePort();
  const source = hj212Source('dust', 4);
  const config = { ...source.config, settings: { host: '127.0.0.1', port: taken } };
  api.sources = [{ ...source, config }];
  const first = await run(api, folder);
  await portOf(api, 'dust');
  await first.close();
  await api.stop();
  const { lines } = await run(api, folder);
  const socket = await dialUntilThere(taken);
  for (const value of [1, 2, 3]) assert.match(await say(socket, value), /CN=9014/);
  assert.deepEqual(valuesOf(api), []);
  await api.start();
  await api.until(() => valuesOf(api).length >= 3);
  assert.deepEqual(
    valuesOf(api).map(({ value }) => value),
    [1, 2, 3],
  );
  await api.until(stateIs(api, 'dust', 'running'));
  assert.equal(lines.filter((line) => line.startsWith('gateway.api-away')).length, 1);
});

test('switched off it stops, on it runs again; a restart is one; one that is taken away is gone', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('dust', 1)];
  const { lines } = await run(api);
  const port = await portOf(api, 'dust');
  api.sources = [{ ...hj212Source('dust', 1), isEnabled: false }];
  await api.until(stateIs(api, 'dust', 'stopped'));
  const late = connect({ port, host: '127.0.0.1' });
  const [refused] = (await once(late, 'error')) as [NodeJS.ErrnoException];
  assert.equal(refused.code, 'ECONNREFUSED');
  api.sources = [hj212Source('dust', 1)];
  await api.until(stateIs(api, 'dust', 'running'));
  const socket = await dial(await portOf(api, 'dust'));
  socket.resume();
  const closed = once(socket, 'close');
  api.orders.set('dust', { restarts: 1 });
  await closed;
  await api.until(stateIs(api, 'dust', 'running'));
  api.sources = [];
  await api.until(() => api.reports.at(-1)!.sources.length === 0);
  assert.equal(lines.filter((line) => line.startsWith('source.restart')).length, 1);
});

test('frames are sent while somebody looks, and rejected ones in any case', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('dust', 1)];
  await run(api);
  const socket = await dial(await portOf(api, 'dust'));
  const framesOf = () => api.reports.flatMap(({ sources }) => sources[0]?.frames ?? []);
  await say(socket, 1);
  await api.until(() => statusOf(api, 'dust')!.frames === 1);
  assert.deepEqual(framesOf(), []);
  api.orders.set('dust', { isWatched: true });
  const { length } = api.reports;
  await api.until(() => api.reports.length > length + 1);
  await say(socket, 2);
  await api.until(() => framesOf().length > 0);
  assert.deepEqual(framesOf()[0]!.outcome, { readings: ['a34013-Rtd = 2 mg/m3'], count: 1 });
  socket.write('##9999 nonsense\r\n');
  await api.until(() => statusOf(api, 'dust')!.rejections.length > 0);
});

test('a report that is too large for the api goes without the devices rather than not at all', async () => {
  const api = await apiStandIn();
  const { config, ...source } = hj212Source('dust', 1);
  const device = config.devices[0]!;
  const devices = Array.from({ length: 400 }, (_, i) => ({ ...device, account: `${MN}${i}` }));
  api.sources = [{ ...source, config: { ...config, devices } }];
  api.mostBytes = 20_000;
  await run(api);
  await api.until(stateIs(api, 'dust', 'running'));
  assert.deepEqual(statusOf(api, 'dust')!.devices, []);
});

test('a source whose name is no name of a folder is not run', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('../../escape', 1), hj212Source('dust', 1)];
  await run(api);
  await api.until(stateIs(api, 'dust', 'running'));
  assert.deepEqual(
    api.reports.at(-1)!.sources.map(({ key }) => key),
    ['dust'],
  );
});

test('a key that is refused is said once, and nothing runs', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('dust', 1)];
  const { lines, close } = await run(api, temporaryFolder(), 'pw_wrong');
  let calls = 0;
  await api.until(() => (calls += 1) > 5);
  await close();
  const away = lines.filter((line) => line.startsWith('gateway.'));
  assert.deepEqual(away, ['gateway.api-away {"reason":"the api answers 401"}']);
  assert.deepEqual(api.reports, []);
});

test('one gateway at a time has a folder; what is kept and cannot be read is said and does not stop the start', async () => {
  const api = await apiStandIn();
  api.sources = [hj212Source('dust', 1)];
  const first = await run(api);
  await portOf(api, 'dust');
  await assert.rejects(run(api, first.folder));
  await first.close();
  const kept = join(first.folder, 'sources.json');
  assert.match(readFileSync(kept, 'utf8'), /"dust"/);
  rmSync(kept);
  writeFileSync(kept, '{"sources":[{"key":"../x"');
  const { lines } = await run(api, first.folder);
  await portOf(api, 'dust');
  assert.ok(lines.some((line) => line.startsWith('gateway.kept-sources-unreadable')));
});

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function dialUntilThere(port: number): Promise<Socket> {
  for (;;) {
    const socket = connect({ port, host: '127.0.0.1' });
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (!isThere) continue;
    after(() => socket.destroy());
    return socket;
  }
}
