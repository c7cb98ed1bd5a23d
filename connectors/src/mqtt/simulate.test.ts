import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { ValueReading } from '../contract.ts';
import { NO_FAULTS } from '../simulate/contract.ts';
import type { Faults } from '../simulate/contract.ts';
import { seededRandom } from '../simulate/random.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';

const broker = await startMosquitto({ isAnonymous: true });
const target = { host: '127.0.0.1', port: broker.port };

/** Simulated devices and our source on one broker; the source is there first. */
async function meet(clientId: string, faults: Partial<Faults> = {}) {
  const devices = simulator.devices({ count: 4, ratePerS: 4 * 10 * 20 });
  const settings = { ...simulator.settingsFor(target), clientId, sparkplug: { rebirthEveryS: 1 } };
  const accounts = devices.map((device) => simulator.accountFor(device, target));
  const node = { account: 'demo/edge-0' };
  const source = openConnector(connector, { settings, devices: [...accounts, node] });
  const acknowledged: { account: string; atMs: number }[] = [];
  const stop = new AbortController();
  after(() => stop.abort());
  const run = simulator.run(devices, {
    ...{ target, faults: { ...NO_FAULTS, ...faults }, random: seededRandom(5), now: Date.now },
    signal: stop.signal,
    onAcknowledged: (account, atMs) => void acknowledged.push({ account, atMs }),
  });
  const end = async () => {
    stop.abort();
    return run;
  };
  const timesOf = (account: string) =>
    new Set(
      source.host.delivered
        .filter((one) => one.account === account)
        .flatMap(({ readings }) => readings.map(({ atMs }) => atMs)),
    );
  return { source, devices, acknowledged, end, timesOf };
}

describe('simulated MQTT devices', { timeout: 30_000 }, () => {
  it('are read by both formats, with the values that they have', async () => {
    const { source, devices, end, timesOf } = await meet('good');
    await source.host.until(() => devices.every(({ account }) => timesOf(account).size >= 5));
    for (const { account, points } of devices) {
      const { readings } = source.host.delivered.findLast((one) => one.account === account)!;
      for (const one of readings as ValueReading[]) {
        const point = points.find(({ point: name }) => name === one.point);
        assert.equal(one.value, point?.valueAt(one.atMs));
      }
    }
    const counts = await end();
    assert.equal(counts.faults, 0);
    assert.ok(counts.acknowledged > 0 && counts.sent > counts.acknowledged);
    await source.host.until(({ states }) => states.at(-1)?.state === 'disconnected');
    await source.close();
  });

  it('deliver all that the broker confirmed over a line with faults, and births after gaps', async () => {
    const { source, acknowledged, end, timesOf } = await meet('faulty', {
      ...{ drop: 0.1, duplicate: 0.1, reorder: 0.1, corrupt: 0.1 },
    });
    // What came before the source had subscribed is not its; from its first message of a device on nothing may be missing.
    await source.host.until(
      () => timesOf('sensor-0').size > 30 && timesOf('demo/edge-0/plc-1').size > 30,
    );
    const counts = await end();
    const firstMs = Math.min(...timesOf('sensor-0'));
    const due = acknowledged.filter(
      ({ account, atMs }) => account === 'sensor-0' && atMs >= firstMs,
    );
    await source.host.until(() => due.every(({ atMs }) => timesOf('sensor-0').has(atMs)));
    assert.ok(counts.faults > 0 && due.length > 10);
    const kinds = source.host.seen.flatMap(({ decoded }) =>
      'rejected' in decoded ? [decoded.rejected] : (decoded.notes ?? []),
    );
    assert.ok(kinds.some((reason) => reason.startsWith('seq-gap')));
    await source.close();
  });
});
