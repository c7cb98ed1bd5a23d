import assert from 'node:assert/strict';
import { fstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { DURABLE_START, durableFiles, syncFolder } from './durable-files.ts';

const dir = mkdtempSync(join(tmpdir(), 'parkwatch-durable-'));
after(() => rmSync(dir, { recursive: true, force: true }));

it('every commit reaches the disk before it is acknowledged, and reading does not', async () => {
  let synced = 0;
  const fs = durableFiles(dir, (descriptor) => {
    assert.ok(fstatSync(descriptor).isFile());
    synced++;
  });
  const db = await PGlite.create({ fs, startParams: DURABLE_START });
  syncFolder(dir);
  await db.exec('CREATE TABLE kept (id int)');
  const before = synced;
  for (let id = 1; id <= 10; id++) {
    await db.query('INSERT INTO kept VALUES ($1)', [id]);
    assert.ok(synced >= before + id, `commit ${id} after ${synced - before} syncs`);
  }
  const written = synced;
  for (let id = 1; id <= 10; id++) await db.query('SELECT * FROM kept WHERE id = $1', [id]);
  assert.equal(synced, written);
  await db.close();
});
