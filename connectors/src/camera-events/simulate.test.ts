import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import type { CameraEventRecord } from '@parkwatch/domain/wire/cameras';
import { NO_FAULTS } from '../simulate/contract.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import simulator from './simulate.ts';

describe('the simulated boxes', () => {
  it(
    'report until they are answered, whatever goes wrong on the way',
    { timeout: 30_000 },
    async () => {
      const devices = simulator.devices({ count: 4, ratePerS: 200 });
      const { host, close } = openConnector(connector, {
        settings: simulator.settingsFor({ host: '127.0.0.1', port: 0 }),
        devices: devices.map((device) => simulator.accountFor(device)),
      });
      const random = seededRandom(7);
      const stop = new AbortController();
      const acknowledged = new Set<string>();
      const faults = { ...NO_FAULTS, drop: 0.1, duplicate: 0.2, corrupt: 0.1, reorder: 0.2 };
      const run = simulator.run(devices, {
        ...{ target: { host: '127.0.0.1', port: await host.port }, faults, signal: stop.signal },
        ...{ random: () => random.next(), now: Date.now },
        onAcknowledged: (account, atMs) =>
          acknowledged.add(`${account.replace('box', 'cam')}-1 ${new Date(atMs).toISOString()}`),
      });
      await host.until(({ batches }) => batches.length === 20);
      host.failWith(new Error('the spool is full'));
      await host.until(({ seen }) => seen.length > 30);
      host.failWith(null);
      await host.until(({ batches }) => batches.length >= 60);
      stop.abort();
      const counts = await run;
      assert.ok(counts.faults > 5 && counts.sent > counts.acknowledged);
      const records = host.batches.flatMap((batch) => batch.records as CameraEventRecord[]);
      const stored = new Set(records.map(({ camera, at }) => `${camera} ${at}`));
      assert.ok(acknowledged.size > 20);
      for (const one of acknowledged) assert.ok(stored.has(one), `${one} was told to be there`);
      assert.ok(records.every(({ snapshot = '' }) => snapshot.startsWith('iVBORw0KGgo')));
      await close();
    },
  );
});
