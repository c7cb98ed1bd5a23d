import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sourceCommon } from '@parkwatch/domain/sources/data-source';
import { sourceStatus } from '@parkwatch/domain/wire/source-status';
import type { Log, Reading } from '../contract.ts';
import { SpoolFull } from '../spool/parcel.ts';
import type { SpoolOptions } from '../spool/parcel.ts';
import { openSpool } from '../spool/spool.ts';
import { sourceHost } from './host.ts';
import { openLastDelivered } from './last-delivered.ts';
import { receiptDesk } from './receipts.ts';
import { sourceHealth } from './source-health.ts';

const BEGIN = Date.parse('2026-03-01T08:00:00Z');
const quiet: Log = { info: () => undefined, warn: () => undefined };
const { devices } = sourceCommon.parse({
  settings: {},
  devices: [
    { account: 'A', secret: 'word-a', staleS: 60, points: { T: { point: 'E1-T' } }, settings: {} },
    { account: 'B', state: 'blocked', settings: {} },
    { account: 'C', object: 'TRUCK', settings: {} },
  ],
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-host-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function lab(options: { log?: Log; spool?: Partial<SpoolOptions> } = {}) {
  const { log = quiet } = options;
  const folder = temporaryFolder();
  const clock = { ms: BEGIN };
  const now = () => clock.ms;
  const spool = await openSpool({
    ...{ folder: join(folder, 'spool'), capacityBytes: 10_000_000, segmentBytes: 1_000_000 },
    ...{ fsync: { policy: 'never' }, now, log: quiet, ...options.spool },
  });
  after(() => spool.close());
  const health = sourceHealth({ source: 's', now, log });
  health.configure(devices);
  const last = await openLastDelivered(join(folder, 'last.json'), log);
  const receipts = receiptDesk();
  let alive = 0;
  const parts = { source: 's', devices, spool, health, last, receipts, now, log };
  const { host, end } = sourceHost({
    ...{ ...parts, folder: join(folder, 'own'), onAlive: () => void (alive += 1) },
  });
  const status = () => {
    const common = { version: 1, state: 'running', since: new Date(BEGIN).toISOString() };
    return sourceStatus.parse({ ...common, error: null, waitingReadings: 0, ...health.status() });
  };
  const waiting = async () => {
    const taken = await spool.live.take({ items: 1000, bytes: 1_000_000 });
    return taken.map(({ kind, source, json }) => ({
      ...{ kind, source, items: JSON.parse(`[${json.toString()}]`) as object[] },
    }));
  };
  const stateOf = (account: string) => status().devices.find((one) => one.account === account);
  return {
    ...{ host, end, health, folder, clock, last, receipts, status, waiting, stateOf },
    alive: () => alive,
  };
}
const value = (point: string, atMs: number): Reading => ({
  ...{ point, atMs, value: 1, unit: 'm', quality: 'good' },
});

test('who may deliver: known, not blocked, with the right secret; the others are listed with their count', async () => {
  const { host, status, clock } = await lab();
  const admitted = host.admit({ account: 'A' }, 'word-a');
  assert.ok(!('refused' in admitted) && admitted.account === 'A');
  assert.ok(!('refused' in host.admit({ account: 'C' })));
  assert.deepEqual(host.admit({ account: 'A', address: '10.0.0.9:1' }, 'word-b'), {
    refused: 'secret',
  });
  assert.deepEqual(host.admit({ account: 'A' }), { refused: 'secret' });
  assert.deepEqual(host.admit({ account: 'B' }), { refused: 'blocked' });
  clock.ms += 1000;
  assert.deepEqual(host.admit({ account: 'X' }), { refused: 'unknown' });
  assert.deepEqual(host.admit({ account: 'X', address: '10.0.0.8:2' }), { refused: 'unknown' });
  const { refused } = status();
  assert.deepEqual(
    refused.map(({ account, why, count, address }) => [account, why, count, address]),
    [
      ['X', 'unknown', 2, '10.0.0.8:2'],
      ['B', 'blocked', 1, null],
      ['A', 'secret', 2, null],
    ],
  );
  assert.ok(!JSON.stringify(status()).includes('word-'));
});

test('what a device says of itself is shown, short, and only of a configured device', async () => {
  const { host, stateOf } = await lab();
  assert.equal(stateOf('A')!.facts, undefined);
  host.describe({ account: 'A' }, { maker: 'Kefu', firmware: '' });
  host.describe({ account: 'A' }, { model: 'm'.repeat(300) });
  host.describe({ account: 'X' }, { maker: 'nobody' });
  assert.deepEqual(stateOf('A')!.facts, { maker: 'Kefu', model: 'm'.repeat(60) });
});

test('any number of unknown accounts and points leaves a bounded list, the newest of them', async () => {
  const { host, status } = await lab();
  for (let i = 0; i < 1000; i++) host.admit({ account: `X${i}`.padEnd(300, '-') });
  const readings = Array.from({ length: 1000 }, (_, i) => value(`P${i}`.padEnd(400, '-'), BEGIN));
  await host.deliver({ account: 'A' }, readings);
  const { refused, unmapped } = status();
  assert.deepEqual([refused.length, unmapped.length], [100, 200]);
  assert.match(refused[0]!.account, /^X999-/);
  assert.match(unmapped[0]!.point, /^P999-/);
});

test('a new configuration takes off the lists what it has put right, and keeps what is known of the devices', async () => {
  const { host, health, status, stateOf } = await lab();
  host.admit({ account: 'X' });
  host.saw({ account: 'A' }, Buffer.from('x'), { readings: [] });
  await host.deliver({ account: 'A' }, [value('P', BEGIN), value('Q', BEGIN)]);
  const points = { P: { point: 'E1-P', scale: 1, offset: 0 } };
  health.configure([
    { ...devices[0]!, points },
    { ...devices[0]!, account: 'X' },
  ]);
  assert.deepEqual([status().refused, status().unmapped.map(({ point }) => point)], [[], ['Q']]);
  assert.equal(stateOf('A')?.frames, 1);
  assert.equal(stateOf('C'), undefined);
});

test('what is delivered is in the spool under the names of the park before the answer', async () => {
  const { host, waiting, status, alive } = await lab();
  const place = { point: 'p', atMs: BEGIN, lon: 1, lat: 2 };
  await host.deliver({ account: 'A' }, [value('T', BEGIN), value('U', BEGIN)]);
  await host.deliver({ account: 'C' }, [place]);
  await host.deliverRecords(
    { account: 'C' },
    { feed: 'inventories', records: [{ a: 1 }], batch: 'b' },
  );
  const time = new Date(BEGIN).toISOString();
  assert.deepEqual(await waiting(), [
    { kind: 'observations', source: 's', items: [{ point: 'E1-T', time, value: 1 }] },
    { kind: 'positions', source: 's', items: [{ object: 'TRUCK', time, lon: 1, lat: 2 }] },
    { kind: 'records', source: 's', items: [{ a: 1 }] },
  ]);
  const { readings, unmapped } = status();
  assert.equal(readings, 3);
  assert.deepEqual(
    unmapped.map(({ point, value, unit }) => [point, value, unit]),
    [['U', 1, 'm']],
  );
  assert.equal(alive(), 3);
});

test('a full spool refuses, and nothing of it counts as delivered', async () => {
  const { host, status } = await lab({ spool: { capacityBytes: 20_000, segmentBytes: 4000 } });
  const many = Array.from({ length: 1000 }, (_, i) => value('T', BEGIN + i));
  await assert.rejects(host.deliver({ account: 'A' }, many), SpoolFull);
  assert.equal(status().readings, 0);
  assert.equal(host.lastDelivered('A'), null);
});

test('who was not admitted cannot deliver, nor anybody through a source that is stopped', async () => {
  const { host, end, waiting, health } = await lab();
  await assert.rejects(host.deliver({ account: 'X' }, [value('T', BEGIN)]), /may not deliver/);
  await assert.rejects(host.deliver({ account: 'B' }, [value('T', BEGIN)]), /may not deliver/);
  end();
  await assert.rejects(host.deliver({ account: 'A' }, [value('T', BEGIN)]), /stopped/);
  await assert.rejects(
    host.deliverRecords({ account: 'A' }, { feed: 'inventories', records: [] }),
    /stopped/,
  );
  host.saw({ account: 'A' }, Buffer.from('late'), { rejected: 'late' });
  host.listening(1);
  assert.deepEqual([health.status().frames, health.status().port], [0, null]);
  assert.deepEqual(await waiting(), []);
});

test('a device is silent when it is connected and not heard, blocked and never by what is known', async () => {
  const { host, clock, stateOf, health } = await lab();
  const states = () => ['A', 'B', 'C'].map((account) => stateOf(account)?.state);
  assert.deepEqual(states(), ['never', 'blocked', 'never']);
  host.device({ account: 'A', address: '10.0.0.7:1' }, 'connected');
  clock.ms += 30_000;
  host.saw({ account: 'A' }, Buffer.from('x'), { rejected: 'bad-crc' });
  clock.ms += 59_000;
  assert.deepEqual(states(), ['connected', 'blocked', 'never']);
  clock.ms += 1000;
  const silent = stateOf('A')!;
  assert.deepEqual(
    [silent.state, silent.since],
    ['silent', new Date(BEGIN + 90_000).toISOString()],
  );
  assert.deepEqual([silent.frames, silent.rejected, silent.address], [1, 1, '10.0.0.7:1']);
  // Where the protocol has no connection, what is stored shows that the device is there.
  await host.deliver({ account: 'C' }, [{ point: 'p', atMs: BEGIN, lon: 1, lat: 2 }]);
  assert.equal(stateOf('C')?.state, 'connected');
  health.gone();
  assert.deepEqual(states(), ['disconnected', 'blocked', 'disconnected']);
});

test('a device that goes is logged once down and once up, one that flaps once a minute', async () => {
  const lines: string[] = [];
  const write = (fields: object, event: string) => void lines.push(event);
  const { host, clock } = await lab({ log: { info: write, warn: write } });
  const turn = (state: 'connected' | 'disconnected') => host.device({ account: 'A' }, state, 'why');
  turn('connected');
  assert.deepEqual(lines, []);
  for (let i = 0; i < 10; i++, clock.ms += 1000) {
    turn('disconnected');
    turn('disconnected');
    turn('connected');
  }
  assert.deepEqual(lines, ['device.down', 'device.up']);
  clock.ms += 60_000;
  turn('disconnected');
  assert.deepEqual(lines, ['device.down', 'device.up', 'device.down']);
});

test('rejected frames are kept, the last twenty; others are shown only while somebody looks', async () => {
  const { host, health, status } = await lab();
  const long = Buffer.alloc(2000, 0xab);
  for (let i = 0; i < 30; i++)
    host.saw({ account: 'A' }, long, { rejected: `bad-crc: ${i}`.padEnd(900, '.') });
  const { rejections, rejected, frames, rejectedPerS } = status();
  assert.deepEqual([rejections.length, rejected, frames, rejectedPerS], [20, 30, 30, 3]);
  const newest = rejections.at(-1)!;
  assert.deepEqual([newest.hex.length, newest.length], [1024, 2000]);
  assert.match((newest.outcome as { rejected: string }).rejected, /^bad-crc: 29\.+$/);
  host.saw({ account: 'A' }, long, { readings: [] });
  assert.deepEqual(health.take(), []);
  health.watch(true);
  const readings = Array.from({ length: 80 }, (_, i) => value(`T${i}`, BEGIN));
  for (let i = 0; i < 500; i++)
    host.saw({ account: 'A' }, Buffer.of(i), { readings, notes: ['no unit'] });
  const shown = health.take();
  assert.equal(shown.length, 100);
  const outcome = shown[0]!.outcome as { readings: string[]; count: number };
  assert.deepEqual([outcome.readings.length, outcome.count], [50, 80]);
  assert.deepEqual(outcome.readings.slice(0, 2), ['no unit', 'T0 = 1 m']);
  assert.deepEqual(health.take(), []);
  health.watch(false);
  host.saw({ account: 'A' }, long, { readings: [] });
  assert.deepEqual(health.take(), []);
});

test('the last delivered time of an account outlives a restart, and a clock ahead does not push it into the future', async () => {
  const { host, last, folder } = await lab();
  await host.deliver({ account: 'A' }, [value('T', BEGIN - 5000), value('T', BEGIN - 9000)]);
  assert.equal(host.lastDelivered('A'), BEGIN - 5000);
  await host.deliver({ account: 'A' }, [value('T', BEGIN + 1e9)]);
  assert.equal(host.lastDelivered('A'), BEGIN);
  await last.save();
  const again = await openLastDelivered(join(folder, 'last.json'), quiet);
  assert.deepEqual([again.get('A'), again.get('C')], [BEGIN, null]);
  assert.equal(statSync(join(folder, 'last.json')).mode & 0o777, 0o600);
});
