import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { apiStandIn } from '../testing/api-stand-in.ts';
import { readGatewayConfig } from './config.ts';

const main = join(import.meta.dirname, 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'parkwatch-gateway-main-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GATEWAY_DIR: folder, ...settings };
  delete env['NODE_TEST_CONTEXT'];
  return env;
}

test('settings have defaults, and what is wrong is said all at once, secrets not shown', () => {
  const read = readGatewayConfig({ PARKWATCH_API_KEY: 'pw_1', SPOOL_FSYNC: 'interval' });
  assert.deepEqual(
    [read.url, read.spoolCapacityMb, read.spoolFsync],
    ['http://localhost:8080', 1000, 'interval'],
  );
  assert.throws(() => readGatewayConfig({}), /PARKWATCH_API_KEY: not set/);
  const wrong = {
    PARKWATCH_API_KEY: 'x'.repeat(300),
    SPOOL_FSYNC: 'daily',
    PARKWATCH_URL: 'ftp://x',
  };
  assert.throws(
    () => readGatewayConfig(wrong),
    ({ message }: Error) =>
      ['SPOOL_FSYNC="daily"', 'PARKWATCH_URL="ftp://x"', 'PARKWATCH_API_KEY=(not shown)'].every(
        (part) => message.includes(part),
      ) && !message.includes('xxx'),
  );
});

test('the process reports, and ends cleanly on SIGTERM', async () => {
  const api = await apiStandIn();
  const env = environment({ PARKWATCH_URL: api.url, PARKWATCH_API_KEY: api.key });
  const child = spawn(process.execPath, [main], { env, stdio: 'pipe' });
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => out.push(chunk));
  await api.until(() => api.reports.length > 0);
  assert.equal(api.reports[0]!.version, '0.1.0');
  child.kill('SIGTERM');
  const [status] = (await once(child, 'exit')) as [number | null];
  const lines = Buffer.concat(out).toString().trim().split('\n');
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  assert.deepEqual([status, events], [0, ['gateway.started', 'gateway.ended']]);
});

test('without a key it does not start and says why', () => {
  const env = environment({ PARKWATCH_API_KEY: '' });
  const { status, stderr } = spawnSync(process.execPath, [main], { env, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /PARKWATCH_API_KEY: not set 未设置/);
});
