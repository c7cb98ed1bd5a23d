import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { isPosition } from '../contract.ts';
import { NO_FAULTS } from '../simulate/contract.ts';
import type { Faults } from '../simulate/contract.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';

const SEED = 2687504;

/** Simulated devices on our own connector, until the host has heard what is waited for. */
async function meet(count: number, faults: Faults) {
  const devices = simulator.devices({ count, ratePerS: 100 });
  const free = { host: '127.0.0.1', port: 0 };
  const config = {
    settings: simulator.settingsFor(free),
    devices: devices.map((device) => ({
      ...simulator.accountFor(device, free),
      points: Object.fromEntries(device.points.map(({ point }) => [point, { point }])),
    })),
  };
  const opened = openConnector(connector, config);
  const stop = new AbortController();
  after(() => stop.abort());
  const acknowledged: { account: string; atMs: number }[] = [];
  const target = { host: '127.0.0.1', port: await opened.host.port };
  const random = seededRandom(SEED);
  const counts = simulator.run(devices, {
    ...{ target, faults, signal: stop.signal, now: Date.now },
    random: () => random.next(),
    onAcknowledged: (account, atMs) => void acknowledged.push({ account, atMs }),
  });
  const end = async () => {
    stop.abort();
    return counts;
  };
  return { opened, devices, acknowledged, end };
}

test('panels act as panels do: what they were confirmed is here, and requests are answered', async () => {
  const { opened, devices, acknowledged, end } = await meet(3, NO_FAULTS);
  await opened.host.until(
    ({ delivered }) =>
      new Set(delivered.map(({ account }) => account)).size === 3 &&
      delivered.length >= 15 &&
      acknowledged.length > 0,
  );
  const counts = await end();
  assert.deepEqual(opened.host.refused, []);
  assert.ok(counts.acknowledged > 0 && acknowledged.length > 0);
  const heard = new Set(
    opened.host.delivered.flatMap(({ account, readings }) =>
      readings.map((reading) => `${account} ${reading.point} ${reading.atMs}`),
    ),
  );
  for (const { account, atMs } of acknowledged)
    for (const { point } of devices.find((device) => device.account === account)!.points)
      assert.ok(heard.has(`${account} ${point} ${atMs}`), `${account} ${point}`);
  const rejected = opened.host.seen.filter(({ decoded }) => 'rejected' in decoded);
  assert.deepEqual(rejected, []);
});

test('values arrive as the device has them', async () => {
  const { opened, devices, end } = await meet(1, NO_FAULTS);
  await opened.host.until(({ delivered }) => delivered.length >= 4);
  await end();
  const readings = opened.host.delivered.flatMap((one) => one.readings);
  let checked = 0;
  for (const of of devices[0]!.points) {
    const { point, unit } = of;
    const reading = readings.find((one) => one.point === point);
    assert.ok(reading !== undefined && !isPosition(reading), point);
    assert.equal(reading.unit, unit);
    if (reading.atMs % 1000 === 0) assert.equal(reading.value, of.valueAt(reading.atMs), point);
    checked++;
  }
  assert.equal(checked, devices[0]!.points.length);
});

test(`on a bad line nothing confirmed is lost (seed ${SEED})`, async () => {
  const faults = { ...NO_FAULTS, duplicate: 0.3, reorder: 0.5, corrupt: 0.2 };
  const { opened, acknowledged, end } = await meet(4, faults);
  await opened.host.until(
    ({ delivered, seen }) =>
      delivered.length > 30 && seen.some(({ decoded }) => 'rejected' in decoded),
  );
  const counts = await end();
  assert.ok(counts.faults > 0);
  const heard = new Set(
    opened.host.delivered.flatMap(({ account, readings }) =>
      readings.map(({ atMs }) => `${account} ${atMs}`),
    ),
  );
  for (const { account, atMs } of acknowledged) assert.ok(heard.has(`${account} ${atMs}`));
});
