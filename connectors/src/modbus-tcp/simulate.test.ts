import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { isPosition } from '../contract.ts';
import { NO_FAULTS } from '../simulate/contract.ts';
import type { Faults, SimulatedDevice } from '../simulate/contract.ts';
import { seededRandom } from '../simulate/random.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';

const SEED = 502_502;

async function meet(devices: readonly SimulatedDevice[], faults: Faults, settings: object = {}) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const target = { host: '127.0.0.1', port: (probe.address() as AddressInfo).port };
  await new Promise((resolve) => probe.close(resolve));
  const stop = new AbortController();
  after(() => stop.abort());
  const ready = Promise.withResolvers<void>();
  const counts = simulator.run(devices, {
    ...{ target, faults, random: seededRandom(SEED), signal: stop.signal, now: Date.now },
    onReady: ready.resolve,
  });
  counts.catch(ready.reject);
  await ready.promise;
  const opened = openConnector(connector, {
    settings: { ...simulator.settingsFor(target), ...settings },
    devices: devices.map((device) => simulator.accountFor(device, target)),
  });
  const end = async () => {
    await opened.close();
    stop.abort();
    return counts;
  };
  return { opened, end };
}

for (const mode of ['tcp', 'rtu-over-tcp']) {
  test(`controllers answer over ${mode} with the values they have`, async () => {
    const devices = simulator.devices({ count: 5, ratePerS: 400 });
    const { opened, end } = await meet(devices, NO_FAULTS, { mode });
    await opened.host.until(
      ({ delivered }) => new Set(delivered.map(({ account }) => account)).size === 5,
    );
    const counts = await end();
    assert.ok(counts.sent >= 5 && counts.acknowledged === 0);
    for (const device of devices) {
      const { readings } = opened.host.delivered.find(({ account }) => account === device.account)!;
      assert.deepEqual(
        readings.map(({ point }) => point),
        device.points.map(({ point }) => point),
      );
      for (const reading of readings)
        assert.ok(!isPosition(reading) && reading.unit === '%LEL' && reading.value <= 20);
    }
  });
}

test('a channel without a value is bad with the one it had', async () => {
  let value: number | null = 12.5;
  const point = { point: 'GT-1', unit: '%LEL', valueAt: () => value };
  const device = { account: 'gas-9', intervalMs: 100, points: [point] };
  const { opened, end } = await meet([device], NO_FAULTS);
  await opened.host.until(({ delivered }) => delivered.length > 0);
  value = null;
  await opened.host.until(({ delivered }) =>
    delivered.some(({ readings }) =>
      readings.some(
        (reading) => !isPosition(reading) && reading.quality === 'bad' && reading.value === 12.5,
      ),
    ),
  );
  await end();
});

test(`on a bad line what is delivered is right (seed ${SEED})`, async () => {
  const points = Array.from({ length: 8 }, (_none, at) => ({
    ...{ point: `GT-${at}`, unit: null, valueAt: () => at + 0.5 },
  }));
  const device = { account: 'gas-9', intervalMs: 100, points };
  const faults = { ...NO_FAULTS, drop: 0.1, corrupt: 0.1, duplicate: 0.2 };
  const quick = { mode: 'rtu-over-tcp', timeoutMs: 50 };
  const { opened, end } = await meet([device], faults, quick);
  await opened.host.until(
    ({ delivered, seen }) =>
      delivered.length > 10 && seen.some(({ decoded }) => 'rejected' in decoded),
  );
  const counts = await end();
  for (const { readings } of opened.host.delivered)
    for (const reading of readings)
      assert.ok(!isPosition(reading) && reading.point === `GT-${reading.value - 0.5}`);
  assert.ok(counts.faults > 0);
});

test('two devices that would be one unit are told, not mixed', async () => {
  const device = { account: 'gas-9', intervalMs: 100, points: [] };
  const run = simulator.run([device, { ...device, account: 'tank-9' }], {
    ...{ target: { host: '127.0.0.1', port: 0 }, faults: NO_FAULTS, random: () => 0 },
    ...{ signal: AbortSignal.timeout(1), now: Date.now },
  });
  await assert.rejects(run, /gas-9 and tank-9 would both be unit 9/);
});
