import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { testDatabase } from '../testing/test-database.ts';
import { backup, verifyBackup } from './backup/backup.ts';
import { lockDataDir } from './embedded/data-dir-lock.ts';

const dir = mkdtempSync(join(tmpdir(), 'parkwatch-commands-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const now = new Date('2026-11-21T08:00:00Z');

function run(main: string, args: string[], dataDir: string) {
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir };
  delete env['DATABASE_URL'];
  // The runner's own reporter must not take over the output of the command.
  delete env['NODE_TEST_CONTEXT'];
  const file = join(import.meta.dirname, main);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Starts a command and kills it as soon as its database is there. */
async function killed(main: string, args: string[], dataDir: string): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir };
  delete env['DATABASE_URL'];
  delete env['NODE_TEST_CONTEXT'];
  const file = join(import.meta.dirname, main);
  const child = spawn(process.execPath, [file, ...args], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!existsSync(join(dataDir, 'pg-created')) && child.exitCode === null) await setTimeout(20);
  child.kill('SIGKILL');
  assert.deepEqual(await ended, [null, 'SIGKILL']);
}

describe('db:backup and db:restore', () => {
  it('bring a database into an empty data folder and out of it again, unchanged', async () => {
    const { db, close } = await testDatabase();
    const original = join(dir, 'original.backup');
    const saved = await backup(db, original, now);
    await close();
    const dataDir = join(dir, 'restored');
    // The first one is killed on its way: the same command brings it to its end.
    await killed('restore-main.ts', [original], dataDir);
    const restored = run('restore-main.ts', [original], dataDir);
    assert.deepEqual([restored.status, restored.stderr], [0, '']);
    assert.match(
      restored.stdout,
      /restored and verified 已恢复并校验: .*original\.backup, \d+ tables/,
    );
    const copy = join(dir, 'copy.backup');
    const backedUp = run('backup-main.ts', [copy], dataDir);
    assert.deepEqual([backedUp.status, backedUp.stderr], [0, '']);
    assert.deepEqual((await verifyBackup(copy)).tables, saved);
  });

  it('are refused while a server holds the data folder', () => {
    const dataDir = join(dir, 'held');
    mkdirSync(dataDir);
    const unlock = lockDataDir(dataDir, () => now);
    for (const main of ['backup-main.ts', 'restore-main.ts']) {
      const { status, stderr } = run(main, [join(dir, 'held.backup')], dataDir);
      assert.equal(status, 1);
      assert.match(stderr, new RegExp(`held is in use by process ${process.pid} .* stop it first`));
    }
    unlock();
    assert.equal(existsSync(join(dir, 'held.backup')), false);
  });

  it('say how they are used', () => {
    for (const main of ['backup-main.ts', 'restore-main.ts']) {
      const { status, stderr } = run(main, [], join(dir, 'unused'));
      assert.equal(status, 1);
      assert.match(stderr, /usage 用法: npm run db:/);
    }
    assert.equal(existsSync(join(dir, 'unused')), false);
  });
});
