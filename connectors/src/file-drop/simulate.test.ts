import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { NO_FAULTS } from '../simulate/contract.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';

describe('the simulated systems', () => {
  it('drop files that the connector reads', { timeout: 30_000 }, async () => {
    const target = { host: '127.0.0.1', port: 60_000 + (process.pid % 5000) };
    const devices = simulator.devices({ count: 2, ratePerS: 20 });
    const settings = { ...simulator.settingsFor(target), pollS: 0.05, stableS: 0.05 };
    after(() => rmSync((settings as { folder: string }).folder, { recursive: true, force: true }));
    const accounts = devices.map((device) => ({
      ...simulator.accountFor(device),
      points: Object.fromEntries(device.points.map(({ point }) => [point, { point }])),
    }));
    const opened = openConnector(connector, { settings, devices: accounts });
    const stop = new AbortController();
    const random = seededRandom(3);
    const run = simulator.run(devices, {
      ...{ target, faults: { ...NO_FAULTS, drop: 0.2, corrupt: 0.2 }, signal: stop.signal },
      ...{ random: () => random.next(), now: Date.now },
    });
    await opened.host.until(({ delivered }) => delivered.length >= 4);
    stop.abort();
    assert.ok((await run).sent >= 4);
    assert.match(opened.host.delivered[0]!.readings[0]!.point, /^储罐\d\.液位$/);
    await opened.close();
  });
});
