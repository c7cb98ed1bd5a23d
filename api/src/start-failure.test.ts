import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { lockDataDir } from './db/embedded/data-dir-lock.ts';
import { startApi } from './start-api.ts';
import { CANNOT_LISTEN, startFailureText } from './start-failure.ts';
import { testApp } from './testing/test-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'parkwatch-start-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const SETTINGS = { PORT: '0', HOST: '127.0.0.1', DEMO: 'off', LOG_LEVEL: 'silent' };

function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const all: NodeJS.ProcessEnv = { ...process.env, ...SETTINGS, ...env };
  if (env['DATABASE_URL'] === undefined) delete all['DATABASE_URL'];
  // The runner's own reporter must not take over the output.
  delete all['NODE_TEST_CONTEXT'];
  return all;
}

function start(main: string, env: NodeJS.ProcessEnv) {
  const { status, stderr } = spawnSync(process.execPath, [main], {
    ...{ cwd: root, env: environment(env), encoding: 'utf8', timeout: 60_000 },
  });
  return { status, stderr };
}

/** A person reads it: what is wrong, the setting, what to do; no stack. */
function explains({ status, stderr }: ReturnType<typeof start>, expected: RegExp): void {
  assert.equal(status, 1, stderr);
  assert.match(stderr, expected);
  assert.match(stderr, /\p{Script=Han}/u);
  assert.doesNotMatch(stderr, /\n\s+at |node:internal/);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
}

describe('a start that fails', () => {
  // The park without the web server builds no portal.
  const mains = ['api/src/main.ts', 'scheduler/src/main.ts', 'scripts/park.ts'];

  it('says that DATA_DIR is held by another process', () => {
    const dataDir = join(dir, 'held');
    mkdirSync(dataDir);
    const unlock = lockDataDir(dataDir, () => new Date());
    for (const main of mains) {
      explains(
        start(main, { DATA_DIR: dataDir, ROLES: 'scheduler' }),
        new RegExp(`held is in use by process ${process.pid} .* stop it first, .*DATA_DIR`),
      );
    }
    unlock();
  });

  it('says that DATA_DIR is a file, or cannot be made', () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');
    for (const main of mains) {
      explains(
        start(main, { DATA_DIR: file, ROLES: 'scheduler' }),
        /file cannot be used as the data folder \(EEXIST.*set DATA_DIR to a folder/,
      );
    }
    const under = start('api/src/main.ts', { DATA_DIR: join(file, 'under') });
    explains(under, /cannot be used as the data folder \(ENOTDIR.*set DATA_DIR/);
  });

  it('names every setting that is wrong', () => {
    for (const main of mains) {
      const { status, stderr } = start(main, { PORT: 'eighty', DATA_DIR: join(dir, 'unused') });
      assert.equal(status, 1);
      assert.match(
        stderr,
        /^bad settings 设置有误 \(docs\/config\.md\):\n {2}PORT="eighty": .+\n$/,
      );
    }
  });

  it('says that the database server is away', () => {
    const url = { DATABASE_URL: 'postgres://someone:secret-word@127.0.0.1:1/park' };
    const away = start('api/src/main.ts', url);
    explains(away, /cannot connect to the database \(.*\): check DATABASE_URL/);
    assert.ok(!away.stderr.includes('secret-word'));
  });

  it('says that PORT is taken, and gives the data folder back', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const dataDir = join(dir, 'port');
    const child = spawn(process.execPath, ['api/src/main.ts'], {
      cwd: root,
      env: environment({ DATA_DIR: dataDir, PORT: String(port) }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [stderr, [status]] = await Promise.all([
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    explains(
      { status, stderr },
      new RegExp(
        `PORT ${port} on 127\\.0\\.0\\.1 is taken by another process: .*set PORT to a free`,
      ),
    );
    lockDataDir(dataDir, () => new Date())();
    // Taken between the first look and the start itself: the same words.
    const { parts } = await testApp({ features: () => [] });
    const late = startApi({ ...parts, config: { ...parts.config, port } }, []);
    await assert.rejects(late, { code: CANNOT_LISTEN });
    other.close();
  });

  it('shows the stack of what nobody foresaw', () => {
    assert.match(
      startFailureText(new TypeError('x is not a function')),
      /x is not a function\n +at /,
    );
    assert.equal(startFailureText(new Error('the database is newer')), 'the database is newer');
    assert.equal(startFailureText('odd'), "'odd'");
  });
});
