import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { CONNECTOR_IDS } from '@parkwatch/domain/sources/connector-ids';
import { sourceConfig } from '@parkwatch/domain/sources/data-source';
import { loadConnector } from '../connectors.ts';
import { openConnector } from '../testing/test-host.ts';
import { readSimulateConfig } from './config.ts';
import type { SimulatorCounts } from './contract.ts';
import { hasSimulator } from './load-simulator.ts';

const main = join(import.meta.dirname, 'main.ts');
const env: NodeJS.ProcessEnv = { ...process.env };
delete env['NODE_TEST_CONTEXT'];
const simulate = (...args: string[]) =>
  promisify(execFile)(process.execPath, [main, ...args], { env });

describe('--print-config gives what the schema of the connector takes', () => {
  for (const id of CONNECTOR_IDS.filter(hasSimulator)) {
    test(id, async () => {
      const { stdout } = await simulate(id, '--devices', '3', '--print-config', '--map', 'E1-');
      const { settings, device } = await loadConnector(id);
      const parsed = sourceConfig(settings, device).parse(JSON.parse(stdout));
      assert.equal(parsed.devices.length, 3);
      const codes = parsed.devices.flatMap(({ points }) => Object.values(points));
      assert.ok(codes.length > 0 && codes.every(({ point }) => point.startsWith('E1-')));
    });
  }
});

describe('simulated devices meet the connector with the configuration that is printed, on a bad line too', () => {
  for (const id of ['hj212', 'jt808', 'gb26875'] as const) {
    test(id, async () => {
      const { stdout } = await simulate(id, '--devices', '5', '--rate', '200', '--print-config');
      const config = JSON.parse(stdout) as { settings: object; devices: object[] };
      const connector = await loadConnector(id);
      const opened = openConnector(connector, {
        ...config,
        settings: { ...config.settings, port: 0 },
      });
      const { host } = opened;
      const port = String(await host.port);
      const faults = [
        '--drop',
        '.05',
        '--duplicate',
        '.05',
        '--corrupt',
        '.05',
        '--reorder',
        '.05',
      ];
      const done = await simulate(
        ...[id, '--devices', '5', '--rate', '200', '--port', port, '--seconds', '3', '--seed', '7'],
        ...faults,
      );
      const counts = JSON.parse(done.stdout) as SimulatorCounts & { seed: number };
      assert.ok(counts.acknowledged > 0 && counts.sent >= counts.acknowledged, done.stdout);
      assert.ok(counts.faults > 0, done.stdout);
      assert.equal(counts.seed, 7);
      // Whose registration was lost waits longer than the test for its next try.
      assert.ok(new Set(host.delivered.map(({ account }) => account)).size >= 3);
      await opened.close();
    });
  }
});

test('what is asked for wrongly is said with the usage', () => {
  const faultOf = (...args: string[]) => {
    try {
      return JSON.stringify(readSimulateConfig(args));
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.equal(faultOf(), 'no such connector: ""');
  assert.equal(faultOf('hj212', '--drop', '2'), '--drop 2 is no number from 0 to 1');
  assert.equal(faultOf('hj212', '--devices', ''), '--devices  is no number from 1 to 5000');
  assert.match(faultOf('hj212', '--speed', '2'), /--speed/);
  const { faults, target } = readSimulateConfig(['hj212', '--drop', '.01']);
  assert.deepEqual([faults.drop, target], [0.01, { host: '127.0.0.1', port: 9212 }]);
  const { status, stderr } = spawnSync(process.execPath, [main, 'x'], { env, encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /npm run simulate -- CONNECTOR/);
});
