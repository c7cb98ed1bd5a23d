import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { silentLog } from '../../testing/test-database.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../database.ts';
import { sqlText } from '../sql.ts';
import { DATA_DIR_IN_USE, lockDataDir } from './data-dir-lock.ts';

const root = mkdtempSync(join(tmpdir(), 'parkwatch-data-'));
after(() => rmSync(root, { recursive: true, force: true }));

const BATCH_ROWS = 500;

/** Writes batch after batch and prints the number of each one once its commit is acknowledged. */
function writerScript(dataDir: string): string {
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    const { openDatabase } = await import(${url('../database.ts')});
    const { sqlText } = await import(${url('../sql.ts')});
    const log = { info() {}, warn() {}, error() {} };
    const db = await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, log });
    const insert = sqlText('INSERT INTO written SELECT $1::int, n FROM generate_series(1, ${BATCH_ROWS}) AS n');
    await db.ownerTx((tx) => tx.run(sqlText('CREATE TABLE IF NOT EXISTS written (batch int, n int, PRIMARY KEY (batch, n))')));
    for (let batch = Number(process.argv[1]); ; batch++) {
      await db.ownerTx((tx) => tx.run(insert, [batch]));
      process.stdout.write(batch + '\\n');
    }`;
}

/** Runs the writer from a batch number on and kills it with SIGKILL; the batches that it acknowledged. */
async function writeAndKill(dataDir: string, from: number, killAfterMs: number): Promise<number[]> {
  const args = ['--input-type=module', '--eval', writerScript(dataDir), String(from)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (acknowledged.length === 0) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    acknowledged.push(Number(line));
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return acknowledged;
}

async function batches(db: Database): Promise<{ batch: number; rows: number }[]> {
  const query = sqlText(
    'SELECT batch, count(*)::int AS rows FROM written GROUP BY batch ORDER BY batch',
  );
  return db.ownerTx((tx) => tx.rows(query));
}

/** Park–Miller: enough to spread moments, and the printed seed brings them back. */
function randomFrom(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

describe('an embedded database on disk', () => {
  it('keeps every acknowledged batch, whole, through SIGKILL in mid-write', async (t) => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    t.diagnostic(`SEED=${seed}`);
    const random = randomFrom(seed);
    const dataDir = join(root, 'killed');
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round++) {
      const from = 1 + 1_000_000 * round;
      const got = await writeAndKill(dataDir, from, 20 + random() * 700);
      assert.ok(got.length > 0);
      acknowledged.push(...got);
    }
    const db = await openDatabase({ dataDir, log: silentLog });
    try {
      const kept = await batches(db);
      assert.ok(kept.every(({ rows }) => rows === BATCH_ROWS));
      const known = new Set(kept.map(({ batch }) => batch));
      assert.deepEqual(
        acknowledged.filter((batch) => !known.has(batch)),
        [],
      );
      // At most the one batch in flight may have been committed without being acknowledged.
      assert.ok(kept.length <= acknowledged.length + 3);
      t.diagnostic(`${acknowledged.length} acknowledged batches, ${kept.length} kept`);
    } finally {
      await db.close();
    }
  });

  it('is refused to a second opener, and opens again after a clean close', async () => {
    const dataDir = join(root, 'clean');
    const db = await openDatabase({ dataDir, log: silentLog });
    await db.ownerTx((tx) =>
      tx.script({ text: 'CREATE TABLE kept AS SELECT 42 AS answer', name: '' }),
    );
    await assert.rejects(openDatabase({ dataDir, log: silentLog }), { code: DATA_DIR_IN_USE });
    await db.close();
    await db.close();
    await assert.rejects(db.ready());
    const again = await openDatabase({ dataDir, log: silentLog });
    const answer = await again.ownerTx((tx) => tx.one(sqlText('SELECT answer FROM kept')));
    assert.deepEqual(answer, { answer: 42 });
    await again.close();
  });

  it('that cannot be opened is refused with a reason, and the folder is free again', async () => {
    const dataDir = join(root, 'broken');
    mkdirSync(join(dataDir, 'pg'), { recursive: true });
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), 'nonsense');
    writeFileSync(join(dataDir, 'pg-created'), 'long ago');
    await assert.rejects(openDatabase({ dataDir, log: silentLog }), /embedded database/);
    lockDataDir(dataDir, () => new Date())();
  });

  it('sets a folder aside whose creation was interrupted, and makes a new one', async () => {
    const dataDir = join(root, 'unfinished');
    mkdirSync(join(dataDir, 'pg'), { recursive: true });
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '18\n');
    const db = await openDatabase({ dataDir, log: silentLog });
    await db.ready();
    await db.close();
    assert.ok(readdirSync(dataDir).some((name) => name.startsWith('pg-unfinished-')));
  });
});
