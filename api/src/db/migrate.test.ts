import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { silentLog, testDatabase } from '../testing/test-database.ts';
import { appliedMigrations, migrate, readMigrations } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { sqlText } from './sql.ts';

function migration(number: number, text: string, breaking = false): Migration {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { number, name: `000${number}_do_step.sql`, text, sha256, breaking };
}

const two = [
  migration(1, 'CREATE TABLE tank (id int PRIMARY KEY); CREATE TABLE valve (id int PRIMARY KEY);'),
  migration(2, "INSERT INTO tank VALUES (7); COMMENT ON TABLE tank IS '; not a statement end';"),
];
const tanks = sqlText('SELECT id FROM tank ORDER BY id');

const { db: shared } = await testDatabase({ migrations: [] });

async function emptyDatabase() {
  const text = 'DROP SCHEMA public CASCADE; CREATE SCHEMA public';
  await shared.ownerTx((tx) => tx.script({ text, name: 'empty' }));
  return shared;
}

describe('migrations', () => {
  it('bring an empty database to the head, and a second run does nothing', async () => {
    const db = await emptyDatabase();
    const names = two.map(({ name }) => name);
    assert.deepEqual(await migrate(db, silentLog, { migrations: two }), names);
    assert.deepEqual(await migrate(db, silentLog, { migrations: two }), []);
    assert.deepEqual(await db.ownerTx((tx) => tx.rows(tanks)), [{ id: 7 }]);
    assert.deepEqual(
      (await appliedMigrations(db)).map(({ name }) => name),
      names,
    );
  });

  it('stop after the wanted number and go on later', async () => {
    const db = await emptyDatabase();
    await migrate(db, silentLog, { migrations: two, upTo: 1 });
    assert.deepEqual(await db.ownerTx((tx) => tx.rows(tanks)), []);
    await migrate(db, silentLog, { migrations: two });
    assert.deepEqual(await db.ownerTx((tx) => tx.rows(tanks)), [{ id: 7 }]);
  });

  it('run once each when several start at once', async () => {
    const db = await emptyDatabase();
    const runs = Array.from({ length: 4 }, () => migrate(db, silentLog, { migrations: two }));
    const applied = (await Promise.all(runs)).flat().sort();
    assert.deepEqual(
      applied,
      two.map(({ name }) => name),
    );
    assert.deepEqual(await db.ownerTx((tx) => tx.rows(tanks)), [{ id: 7 }]);
  });

  it('leave nothing of one that fails, and name it', async () => {
    const db = await emptyDatabase();
    const broken = [...two, migration(3, 'CREATE TABLE pump (id int); SELECT 1/0;')];
    await assert.rejects(migrate(db, silentLog, { migrations: broken }), /0003_do_step\.sql/);
    assert.equal((await appliedMigrations(db)).length, 2);
    const pump = sqlText("SELECT to_regclass('pump') IS NULL AS absent");
    assert.deepEqual(await db.ownerTx((tx) => tx.one(pump)), { absent: true });
  });

  it('refuse a file that was changed after it was applied', async () => {
    const db = await emptyDatabase();
    await migrate(db, silentLog, { migrations: two });
    const changed = [migration(1, 'CREATE TABLE tank (id bigint PRIMARY KEY)'), two[1]!];
    await assert.rejects(
      migrate(db, silentLog, { migrations: changed }),
      /0001_do_step\.sql was changed/,
    );
  });

  it('refuse a database that is newer than the code', async () => {
    const db = await emptyDatabase();
    await migrate(db, silentLog, { migrations: [...two, migration(3, 'SELECT 1', true)] });
    await assert.rejects(
      migrate(db, silentLog, { migrations: two }),
      /newer than this program: it has 0003_do_step\.sql \(breaking\)/,
    );
  });
});

describe('the migrations folder', () => {
  it('is refused with a gap or a wrong name, and read in order otherwise', () => {
    const dir = mkdtempSync(join(tmpdir(), 'parkwatch-migrations-'));
    try {
      writeFileSync(join(dir, '0002_add_valve.sql'), '-- breaking\r\nSELECT 2;\r\n');
      assert.throws(() => readMigrations(dir), /0002_add_valve\.sql: expected 1/);
      writeFileSync(join(dir, '0001_add_tank.sql'), 'SELECT 1;\n');
      const [first, second] = readMigrations(dir);
      assert.equal(first?.breaking, false);
      assert.deepEqual([second?.number, second?.breaking], [2, true]);
      assert.equal(second?.text, '-- breaking\nSELECT 2;\n');
      writeFileSync(join(dir, '0003-oops.sql'), 'SELECT 3;\n');
      assert.throws(() => readMigrations(dir), /0003-oops\.sql: expected 3/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
