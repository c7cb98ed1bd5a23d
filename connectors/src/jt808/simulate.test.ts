import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPosition } from '../contract.ts';
import type { SimulateOptions, SimulatorCounts } from '../simulate/contract.ts';
import { NO_FAULTS } from '../simulate/contract.ts';
import { seededRandom } from '../simulate/random.ts';
import { openConnector } from '../testing/test-host.ts';
import type { Delivered } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';
import { runVehicle } from './simulated-vehicle.ts';

const vehicles = simulator.devices({ count: 2, ratePerS: 12 });
const one = vehicles[0]!;

function open(port = 0) {
  const target = { host: '127.0.0.1', port };
  const devices = vehicles.map((device) => simulator.accountFor(device, target));
  return openConnector(connector, { settings: simulator.settingsFor(target), devices });
}

type Ran = {
  readonly ended: Promise<SimulatorCounts>;
  readonly acknowledged: Map<string, number[]>;
};

function run(port: number, given: Partial<SimulateOptions>, answerMs?: number): Ran {
  const acknowledged = new Map<string, number[]>();
  const options: SimulateOptions = {
    ...{ target: { host: '127.0.0.1', port }, faults: NO_FAULTS, random: seededRandom(808) },
    ...{ signal: new AbortController().signal, now: Date.now },
    onAcknowledged(account, atMs) {
      acknowledged.set(account, [...(acknowledged.get(account) ?? []), atMs]);
    },
    ...given,
  };
  if (answerMs === undefined) return { acknowledged, ended: simulator.run(vehicles, options) };
  const counts = { sent: 0, acknowledged: 0, faults: 0 };
  const more = { counts, times: { answerMs, resends: 5 }, onReady: () => undefined };
  return { acknowledged, ended: runVehicle(one, { ...options, ...more }).then(() => counts) };
}

const positions = (delivered: readonly Delivered[], account: string) =>
  delivered
    .filter((some) => some.account === account)
    .flatMap(({ readings }) => readings.filter(isPosition));

test('vehicles register, authenticate and report what they are said to be at', async () => {
  const { host, ...source } = open();
  const stop = new AbortController();
  const { ended, acknowledged } = run(await host.port, { signal: stop.signal });
  await host.until(({ delivered }) =>
    vehicles.every(({ account }) => positions(delivered, account).length >= 2),
  );
  stop.abort();
  assert.ok((await ended).acknowledged >= 2);
  for (const { readings } of host.delivered.filter((some) => some.account === one.account)) {
    const place = readings.find(isPosition)!;
    const want = one.positionAt!(place.atMs)!;
    assert.ok(Math.abs(place.lon - want.lon) < 1e-6 && Math.abs(place.lat - want.lat) < 1e-6);
    assert.deepEqual([place.speedKmh, place.headingDeg], [40, Math.round(want.headingDeg) % 360]);
    for (const point of one.points) {
      const reading = readings.find((some) => some.point === point.point);
      assert.ok(reading && 'value' in reading, point.point);
      assert.deepEqual([reading.value, reading.unit], [point.valueAt(place.atMs), point.unit]);
    }
  }
  assert.ok(acknowledged.get(one.account)!.length >= 1);
  await source.close();
});

test('what was acknowledged over a bad line was delivered, each second once or more', async () => {
  const { host, ...source } = open();
  const stop = new AbortController();
  const faults = { ...NO_FAULTS, drop: 0.2, duplicate: 0.2, corrupt: 0.1, reorder: 0.2 };
  const { ended, acknowledged } = run(await host.port, { signal: stop.signal, faults }, 200);
  await host.until(() => (acknowledged.get(one.account)?.length ?? 0) >= 5);
  stop.abort();
  await ended;
  const times = new Set(positions(host.delivered, one.account).map(({ atMs }) => atMs));
  for (const atMs of acknowledged.get(one.account)!) assert.ok(times.has(atMs), String(atMs));
  await source.close();
});

test('what a vehicle could not say comes late when the line is back', async () => {
  const first = open();
  const port = await first.host.port;
  const stop = new AbortController();
  const { ended } = run(port, { signal: stop.signal }, 500);
  await first.host.until(({ delivered }) => delivered.length >= 1);
  const lastMs = positions(first.host.delivered, one.account).at(-1)!.atMs;
  // The spool takes nothing: what is measured meanwhile is held back.
  first.host.failWith(new Error('full'));
  await first.host.until(({ seen }) => seen.filter(({ account }) => account !== '').length >= 5);
  await first.close();
  const second = open(port);
  await second.host.until(({ delivered }) =>
    positions(delivered, one.account).some((p) => p.isLate),
  );
  stop.abort();
  await ended;
  const late = positions(second.host.delivered, one.account).filter(({ isLate }) => isLate);
  const gapMs = late.map(({ atMs }) => atMs).sort((a, b) => a - b)[0]! - lastMs;
  assert.equal(gapMs, 1000, 'nothing between is missing');
  await second.close();
});
