import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, it } from 'node:test';
import type { ValueReading } from '../contract.ts';
import { NO_FAULTS } from '../simulate/contract.ts';
import { seededRandom } from '../simulate/random.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

it(
  'a simulated server is read with the values that its devices have',
  { timeout: 60_000 },
  async () => {
    const target = { host: '127.0.0.1', port: await freePort() };
    const devices = simulator.devices({ count: 2, ratePerS: 2 * 20 * 10 });
    const stop = new AbortController();
    after(() => stop.abort());
    const ready = Promise.withResolvers<void>();
    const run = simulator.run(devices, {
      ...{ target, random: seededRandom(7), now: Date.now, signal: stop.signal },
      ...{ faults: { ...NO_FAULTS, drop: 0.1, corrupt: 0.2 }, onReady: ready.resolve },
    });
    await ready.promise;
    const source = openConnector(connector, {
      settings: simulator.settingsFor(target),
      devices: devices.map((device) => simulator.accountFor(device, target)),
    });
    const readingsOf = (account: string) =>
      source.host.delivered
        .filter((one) => one.account === account)
        .flatMap(({ readings }) => readings.map((one) => one as ValueReading));
    await source.host.until(() => devices.every(({ account }) => readingsOf(account).length > 200));
    for (const { account, points } of devices) {
      const good = readingsOf(account).filter(({ quality }) => quality === 'good');
      assert.ok(good.length > 60);
      for (const one of points) {
        const own = good.filter(({ point }) => point === one.point);
        own.sort((a, b) => a.atMs - b.atMs);
        // A value that is confirmed is the one before it, under a later time.
        const told = own.filter(({ value }, at) => value !== own[at - 1]?.value);
        for (const { value, atMs } of told) assert.equal(value, one.valueAt(atMs));
      }
    }
    const isBad = ({ account }: { account: string }) =>
      readingsOf(account).some(({ quality }) => quality === 'bad');
    assert.ok(devices.some(isBad), 'broken publications are a sensor that fails');
    await source.close();
    stop.abort();
    const { sent, faults } = await run;
    assert.ok(sent > 10 && faults > 0);
  },
);
