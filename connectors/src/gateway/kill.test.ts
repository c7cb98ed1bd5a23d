import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { NO_FAULTS } from '../simulate/contract.ts';
import { loadSimulator } from '../simulate/load-simulator.ts';
import { meetingConfig } from '../simulate/meeting-config.ts';
import { apiStandIn } from '../testing/api-stand-in.ts';
import type { ApiStandIn } from '../testing/api-stand-in.ts';

const KILLS = 4;
/** Acknowledged frames between two kills. */
const FRAMES_BETWEEN = 60;

test('a gateway that is killed at any instant loses nothing that a device was told we have', async () => {
  const api = await apiStandIn();
  const simulator = await loadSimulator('hj212');
  const devices = simulator.devices({ count: 5, ratePerS: 400 });
  const target = { host: '127.0.0.1', port: await freePort() };
  const config = meetingConfig(simulator, { devices, target, pointPrefix: '' });
  api.sources = [
    {
      ...{ key: 'loggers', connector: 'hj212', version: 1, isEnabled: true, enterpriseCode: null },
      config,
    },
  ];
  const gateway = gatewayProcess(api);
  const acknowledged = new Set<string>();
  let wanted = FRAMES_BETWEEN;
  let enough = Promise.withResolvers<void>();
  const stop = new AbortController();
  after(() => stop.abort());
  const running = simulator.run(devices, {
    ...{ target, faults: NO_FAULTS, random: Math.random, signal: stop.signal, now: Date.now },
    onAcknowledged(account, atMs) {
      acknowledged.add(`${account} ${atMs}`);
      if (acknowledged.size >= wanted) enough.resolve();
    },
  });
  for (let kill = 0; kill < KILLS; kill++) {
    await enough.promise;
    enough = Promise.withResolvers();
    // A little further each time, so that it falls on another part of the work.
    wanted = acknowledged.size + FRAMES_BETWEEN + kill;
    await gateway.killAndStart();
  }
  await enough.promise;
  stop.abort();
  await running;
  const missing = () => [...acknowledged].filter((frame) => !arrived(api).has(frame));
  await api.until(() => missing().length === 0);
  assert.ok(acknowledged.size >= KILLS * FRAMES_BETWEEN);
  await gateway.end();
});

/** Account and time of what came to the ingest: the codes of the points begin with the account. */
function arrived({ ingested }: ApiStandIn): Set<string> {
  const readings = ingested.flatMap(({ items }) => items as { point: string; time: string }[]);
  return new Set(readings.map(({ point, time }) => `${point.split('-')[0]} ${Date.parse(time)}`));
}

function gatewayProcess(api: ApiStandIn) {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-kill-'));
  const settings = { PARKWATCH_URL: api.url, PARKWATCH_API_KEY: api.key, GATEWAY_DIR: folder };
  const env: NodeJS.ProcessEnv = { ...process.env, ...settings, LOG_LEVEL: 'silent' };
  delete env['NODE_TEST_CONTEXT'];
  const main = join(import.meta.dirname, 'main.ts');
  const start = () => spawn(process.execPath, [main], { env, stdio: 'ignore' });
  let child = start();
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  after(async () => {
    await kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    async killAndStart() {
      await kill('SIGKILL');
      child = start();
    },
    end: () => kill('SIGTERM'),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
