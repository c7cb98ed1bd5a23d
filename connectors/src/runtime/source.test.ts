import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sourceConfig } from '@parkwatch/domain/sources/data-source';
import * as z from 'zod';
import type { Connector, Host, Log } from '../contract.ts';
import { openSpool } from '../spool/spool.ts';
import { openLastDelivered } from './last-delivered.ts';
import { receiptDesk } from './receipts.ts';
import { sourceHealth } from './source-health.ts';
import { startSource } from './source.ts';
import { openUnmappedStore } from './unmapped-store.ts';
import type { UnmappedStore } from './unmapped-store.ts';

const schemas = { settings: z.object({}), device: z.object({}).prefault({}) };
const config = sourceConfig(schemas.settings, schemas.device).parse({
  settings: {},
  devices: [{ account: 'A', points: { T: { point: 'E1-T' } } }],
  backOff: { firstMs: 100, longestMs: 1000 },
});
const reading = { point: 'T', atMs: Date.now(), value: 1, unit: null, quality: 'good' } as const;

async function lab({ unmapped }: { unmapped?: UnmappedStore } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-source-'));
  const lines: string[] = [];
  const write = (_fields: object, event: string) => void lines.push(event);
  const log: Log = { info: write, warn: write };
  const now = Date.now;
  const spool = await openSpool({
    ...{ folder: join(folder, 'spool'), capacityBytes: 1_000_000, segmentBytes: 100_000 },
    ...{ fsync: { policy: 'never' }, now, log },
  });
  after(async () => {
    await spool.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const health = sourceHealth({ source: 's', now, log });
  const last = await openLastDelivered(join(folder, 'last.json'), log);
  const parts = {
    key: 's',
    config,
    spool,
    health,
    last,
    receipts: receiptDesk(),
    ...(unmapped === undefined ? {} : { unmapped }),
    folder,
    now,
    log,
  };
  const start = (open: Connector['open'], config = parts.config) =>
    startSource({
      ...parts,
      config,
      connector: { id: 's', ...schemas, decode: () => ({ readings: [] }), open },
      times: { endMs: 50 },
    });
  return { start, health, lines, spool };
}

test('a source that is stopped has ended, and its devices are no longer connected', async () => {
  const { start, health, lines } = await lab();
  const opened = Promise.withResolvers<void>();
  const source = start(async (_config, host, signal) => {
    host.listening(4321);
    host.device({ account: 'A' }, 'connected');
    await host.deliver({ account: 'A' }, [reading]);
    opened.resolve();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  await opened.promise;
  const { devices, port, readings } = health.status();
  assert.deepEqual([devices[0]!.state, port, readings], ['connected', 4321, 1]);
  assert.equal(source.status().state, 'running');
  await source.stop();
  assert.deepEqual([source.status().state, source.status().error], ['stopped', null]);
  assert.deepEqual(
    [health.status().devices[0]!.state, health.status().port],
    ['disconnected', null],
  );
  assert.deepEqual(lines, []);
});

test('while the line is down every device is, and each opening has a host of its own', async () => {
  const { start, health } = await lab();
  const hosts: Host[] = [];
  const again = Promise.withResolvers<void>();
  const source = start(async (_config, host, signal) => {
    hosts.push(host);
    host.device({ account: 'A' }, 'connected');
    if (hosts.length === 1) throw new Error('the line broke');
    again.resolve();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  while (source.status().state !== 'waiting') await new Promise((resolve) => setImmediate(resolve));
  assert.equal(health.status().devices[0]!.state, 'disconnected');
  await again.promise;
  assert.equal(health.status().devices[0]!.state, 'connected');
  await assert.rejects(hosts[0]!.deliver({ account: 'A' }, [reading]), /stopped/);
  await hosts[1]!.deliver({ account: 'A' }, [reading]);
  await source.stop();
});

test('a connector that goes on after its time is cut off, and does not disturb what runs in its place', async () => {
  const { start, health, lines, spool } = await lab();
  const leave = Promise.withResolvers<void>();
  let old: Host | null = null;
  const first = start(async (_config, host) => {
    old = host;
    await leave.promise;
  });
  await first.stop();
  assert.match(first.status().error ?? '', /left behind/);
  assert.deepEqual(lines, ['source.did-not-end']);
  const second = start(async (_config, host, signal) => {
    host.listening(5555);
    host.device({ account: 'A' }, 'connected');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  await assert.rejects(old!.deliver({ account: 'A' }, [reading]), /stopped/);
  old!.device({ account: 'A' }, 'disconnected');
  leave.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  const { devices, port } = health.status();
  assert.deepEqual([devices[0]!.state, port], ['connected', 5555]);
  assert.equal(spool.status().waitingReadings, 0);
  await second.stop();
});

test('what came before its point was mapped goes out when the source starts with the mapping', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-source-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const log: Log = { info: () => undefined, warn: () => undefined };
  const unmapped = await openUnmappedStore({ folder, log });
  const { start, spool } = await lab({ unmapped });
  const opened = Promise.withResolvers<void>();
  const first = start(async (_config, host, signal) => {
    await host.deliver({ account: 'A' }, [reading, { ...reading, point: 'U' }]);
    opened.resolve();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  await opened.promise;
  await first.stop();
  assert.equal(unmapped.count(), 1);
  const mapped = { account: 'A', points: { T: { point: 'E1-T' }, U: { point: 'E1-U' } } };
  const { devices } = sourceConfig(schemas.settings, schemas.device).parse({
    ...{ settings: {}, devices: [mapped] },
  });
  const second = start(
    (_config, _host, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    { ...config, devices },
  );
  while (unmapped.count() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const taken = await spool.live.take({ items: 10, bytes: 10_000 });
  const codes = taken.flatMap(
    ({ json }) => JSON.parse(`[${json.toString()}]`) as { point: string }[],
  );
  assert.deepEqual(
    codes.map(({ point }) => point),
    ['E1-T', 'E1-U'],
  );
  await second.stop();
  await unmapped.close();
});
