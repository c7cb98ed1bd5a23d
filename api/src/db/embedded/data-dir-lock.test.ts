import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { DATA_DIR_IN_USE, lockDataDir } from './data-dir-lock.ts';

const now = () => new Date('2026-11-21T08:00:00Z');
const dir = mkdtempSync(join(tmpdir(), 'parkwatch-lock-'));
after(() => rmSync(dir, { recursive: true, force: true }));

/** Another process that tries to take the lock, says how that went, and keeps it. */
async function taker(): Promise<{ child: ChildProcess; outcome: string }> {
  const lockModule = JSON.stringify(new URL('./data-dir-lock.ts', import.meta.url).href);
  const script = `const { lockDataDir } = await import(${lockModule});
    let outcome = 'held';
    try { lockDataDir(${JSON.stringify(dir)}, () => new Date('2026-11-21T07:00:00Z')); }
    catch (error) { outcome = error.code; }
    process.stdout.write(outcome); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [outcome] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, outcome: String(outcome) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the lock of the data folder', () => {
  it('refuses a second taker in the same process, until it is released', () => {
    const unlock = lockDataDir(dir, now);
    assert.throws(() => lockDataDir(dir, now), { code: DATA_DIR_IN_USE });
    unlock();
    unlock();
    assert.equal(existsSync(join(dir, 'owner.json')), false);
    lockDataDir(dir, now)();
  });

  it('refuses another process by name, and is free at once after SIGKILL', async () => {
    const { child } = await taker();
    const expected = new RegExp(`process ${child.pid} on .* since 2026-11-21T07:00:00\\.000Z`);
    assert.throws(() => lockDataDir(dir, now), expected);
    await kill(child);
    assert.ok(existsSync(join(dir, 'owner.json')), 'the dead owner left its name');
    lockDataDir(dir, now)();
  });

  it('goes to exactly one of several processes that try at once', async () => {
    const children = await Promise.all([1, 2, 3].map(() => taker()));
    try {
      const held = children.filter(({ outcome }) => outcome === 'held');
      const refused = children.filter(({ outcome }) => outcome === DATA_DIR_IN_USE);
      assert.deepEqual([held.length, refused.length], [1, 2]);
    } finally {
      await Promise.all(children.map(({ child }) => kill(child)));
    }
  });
});
