import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { silentLog, testDatabase } from '../../testing/test-database.ts';
import type { Database } from '../database.ts';
import type { Migration } from '../migrate.ts';
import { readMigrations } from '../migrate.ts';
import type { Sql } from '../sql.ts';
import { sqlText } from '../sql.ts';
import type { Tx } from '../tx.ts';
import { backup, verifyBackup } from './backup.ts';
import { restore } from './restore.ts';

const text = `CREATE EXTENSION IF NOT EXISTS postgis;
CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE plant (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id bigint REFERENCES plant (id),
  name text NOT NULL, geom geometry(Point, 4326), doc jsonb, raw bytea, tags text[], level level,
  price numeric(12,2), span interval, day date, ok boolean, code char(4), name_length int GENERATED ALWAYS AS (length(name)) STORED
);
CREATE TABLE reading (
  plant_id bigint NOT NULL REFERENCES plant (id), at timestamptz NOT NULL, value double precision, PRIMARY KEY (plant_id, at)
) PARTITION BY RANGE (at);
CREATE SEQUENCE order_number;
CREATE SEQUENCE unused_number;
CREATE TABLE guard_log (what text);
CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO guard_log VALUES (TG_OP); RETURN NULL; END $$;
CREATE TRIGGER guarded AFTER INSERT ON plant FOR EACH ROW EXECUTE FUNCTION guard();
INSERT INTO plant (name) VALUES ('a row that the migration brings');`;
const first: Migration = {
  number: 1,
  name: '0001_create_plant.sql',
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
  breaking: false,
};
const later: Migration = {
  ...first,
  number: 2,
  name: '0002_add_pump.sql',
  text: 'CREATE TABLE pump (id int PRIMARY KEY)',
  sha256: 'later',
};

const fill = `
CREATE TABLE reading_p1 PARTITION OF reading FOR VALUES FROM ('2026-11-20 00:00:00+00') TO ('2026-11-21 00:00:00+00');
CREATE TABLE reading_p2 PARTITION OF reading FOR VALUES FROM ('2026-11-21 00:00:00+00') TO (MAXVALUE) PARTITION BY LIST (plant_id);
CREATE TABLE reading_p2_rest PARTITION OF reading_p2 DEFAULT;
INSERT INTO plant (parent_id, name, geom, doc, raw, tags, level, price, span, day, ok, code) VALUES
  (NULL, E'园哨 "1"\\n\\\\ \\t', ST_SetSRID(ST_MakePoint(103.7000000000001, 1.26), 4326), '{"a": [1, null, "x"]}', '\\x00ff', '{"a,b",NULL,"NULL"}', 'high',
   12345.67, '1 mon 2 days 03:04:05.678', '2026-02-28', true, 'ab');
INSERT INTO plant (parent_id, name) SELECT n + 1, 'child ' || n FROM generate_series(1, 2500) AS n;
INSERT INTO reading SELECT 1, '2026-11-20 00:00:00.000001+00'::timestamptz + n * interval '1 min', n / 7.0 FROM generate_series(0, 2999) AS n;
INSERT INTO reading VALUES (2, '2026-11-23 00:00:00+00', 'NaN'), (2, '2026-11-24 00:00:00+00', '-Infinity'), (2, 'infinity', 1e-300);
SELECT setval('order_number', 41);`;

const dir = mkdtempSync(join(tmpdir(), 'parkwatch-backup-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, 'park.backup');
const now = new Date('2026-11-21T08:00:00Z');
const options = { migrations: [first], log: silentLog };

/** Everything of both tables in one value. */
async function content(db: Database): Promise<unknown> {
  const plants = sqlText(`SELECT p::text AS row, ST_AsEWKT(geom) AS geom FROM plant p ORDER BY id`);
  const readings = sqlText(
    `SELECT tableoid::regclass::text AS part, r::text AS row FROM reading r ORDER BY r`,
  );
  return db.ownerTx(async (tx) => [
    await tx.rows(plants),
    await tx.rows(readings),
    await tx.rows(sqlText('SELECT what FROM guard_log')),
  ]);
}

/** The database, noting the most characters that went through one statement. */
function watched(db: Database, most: { read: number; written: number }): Database {
  const charsOf = (value: unknown): number => {
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null) return 0;
    return Object.values(value).reduce<number>((sum, one) => sum + charsOf(one), 0);
  };
  const watch = (tx: Tx): Tx => ({
    ...tx,
    async rows<R extends object>(query: Sql, params?: readonly unknown[]) {
      const rows = await tx.rows<R>(query, params);
      most.read = Math.max(most.read, charsOf(rows));
      return rows;
    },
    run(query, params) {
      most.written = Math.max(most.written, charsOf(params));
      return tx.run(query, params);
    },
  });
  return {
    ...db,
    ownerTx: (work, how) => db.ownerTx((tx) => work(watch(tx)), how),
  };
}

describe('a backup', () => {
  let source: Database;
  before(async () => {
    source = (await testDatabase({ migrations: [first] })).db;
    await source.ownerTx((tx) => tx.script({ text: fill, name: 'fill' }));
    await backup(source, file, now);
  });

  it('counts every row, and leaves no unfinished file', async () => {
    const { tables } = await verifyBackup(file);
    assert.equal(tables['plant']?.rows, 2502);
    assert.equal(tables['reading']?.rows, 3003);
    assert.deepEqual(readdirSync(dir), ['park.backup']);
  });

  it('is not written over another', async () => {
    await assert.rejects(backup(source, file, now), /exists/);
  });

  it('comes back in an empty database, to the last bit, and works on', async () => {
    const { db, close } = await testDatabase({ migrations: [] });
    await restore(db, file, options);
    assert.deepEqual(await content(db), await content(source));
    const next = await db.ownerTx(async (tx) => [
      await tx.one(sqlText("INSERT INTO plant (name) VALUES ('new') RETURNING id")),
      await tx.one(sqlText("SELECT nextval('order_number') AS n")),
      await tx.one(sqlText("SELECT nextval('unused_number') AS n")),
    ]);
    assert.deepEqual(next, [{ id: 2503 }, { n: 42 }, { n: 1 }]);
    const orphan = sqlText('INSERT INTO plant (parent_id, name) VALUES (9999, $1)');
    await assert.rejects(
      db.ownerTx((tx) => tx.run(orphan, ['x'])),
      /plant_parent_id_fkey/,
    );
    const again = join(dir, 'again.backup');
    await db.ownerTx((tx) => tx.run(sqlText('DELETE FROM plant WHERE id = 2503')));
    await db.ownerTx((tx) =>
      tx.run(sqlText('DELETE FROM guard_log WHERE ctid = (SELECT max(ctid) FROM guard_log)')),
    );
    const saved = await backup(db, again, now);
    assert.deepEqual(saved, (await verifyBackup(file)).tables);
    await close();
  });

  it('does not replace rows unless forced, and then replaces all of them', async () => {
    const { db, close } = await testDatabase({ migrations: [first] });
    const extra = `CREATE TABLE reading_old PARTITION OF reading FOR VALUES FROM (MINVALUE) TO ('2026-11-22 00:00:00+00');
      INSERT INTO reading VALUES (1, '2020-01-01', 5)`;
    await db.ownerTx((tx) => tx.script({ text: extra, name: 'extra' }));
    const before = await content(db);
    await assert.rejects(
      restore(db, file, options),
      /not empty \(guard_log, plant, reading\).*--force/,
    );
    assert.deepEqual(await content(db), before);
    await restore(db, file, { ...options, force: true });
    assert.deepEqual(await content(db), await content(source));
    await close();
  });

  it('moves long rows, such as photos, a few at a time, both ways', async () => {
    const { db, close } = await testDatabase({ migrations: [first] });
    const photos = `INSERT INTO plant (name, raw) SELECT 'photo', decode(repeat(md5(n::text), 62500), 'hex')
      FROM generate_series(1, 12) AS n`;
    await db.ownerTx((tx) => tx.run(sqlText(photos)));
    const most = { read: 0, written: 0 };
    const target = join(dir, 'photos.backup');
    await backup(watched(db, most), target, now);
    const { db: empty, close: closeEmpty } = await testDatabase({ migrations: [] });
    const tables = await restore(watched(empty, most), target, options);
    assert.equal(tables['plant']?.rows, 13);
    for (const chars of Object.values(most)) {
      // A photo is 2 million characters here, all of them are 24 million.
      assert.ok(chars > 2_000_000 && chars < 8_100_000, `${chars} characters at once`);
    }
    await Promise.all([close(), closeEmpty()]);
  });

  it('is refused by a database or a program of another version', async () => {
    const { db, close } = await testDatabase({ migrations: [first, later] });
    const both = { migrations: [first, later], log: silentLog, force: true };
    await assert.rejects(restore(db, file, both), /0002_add_pump\.sql, which is later/);
    const other = { ...options, migrations: [{ ...first, sha256: 'other' }] };
    await assert.rejects(restore(db, file, other), /does not have 0001_create_plant\.sql/);
    await close();
  });

  it('is refused, before anything is touched, when it is damaged', async () => {
    const { db, close } = await testDatabase({ migrations: [first] });
    const before = await content(db);
    const lines = gunzipSync(readFileSync(file)).toString();
    const damaged = {
      'cut.backup': readFileSync(file).subarray(0, 20_000),
      'tailless.backup': gzipSync(lines.slice(0, lines.lastIndexOf('\n', lines.length - 2) + 1)),
      'changed.backup': gzipSync(lines.replace('child 7"', 'child 8"')),
      'hostile.backup': gzipSync(lines.replace('DEFAULT"', 'DEFAULT; DROP TABLE plant"')),
      'text.backup': Buffer.from('not a backup'),
      'empty.backup': gzipSync(''),
    };
    for (const [name, bytes] of Object.entries(damaged)) {
      writeFileSync(join(dir, name), bytes);
      const refused = restore(db, join(dir, name), { ...options, force: true });
      await assert.rejects(refused, /is not a whole backup/, name);
    }
    await assert.rejects(restore(db, join(dir, 'absent'), options), /ENOENT/);
    assert.deepEqual(await content(db), before);
    await close();
  });

  it('of a database that was never migrated is refused', async () => {
    const { db, close } = await testDatabase({ migrations: [] });
    const target = join(dir, 'nothing.backup');
    await assert.rejects(backup(db, target, now), /never migrated/);
    assert.equal(existsSync(target), false);
    await close();
  });
});

describe('the real schema', () => {
  it('holds no data when it is migrated: a restore that was stopped may be repeated', async () => {
    const { db, close } = await testDatabase();
    const log = silentLog;
    const target = join(dir, 'repeated.backup');
    const saved = await backup(db, target, now);
    // Stopped after the migrations …
    assert.deepEqual(await restore(db, target, { log }), saved);
    // … or in its transaction, which leaves no trace.
    const stopping: Database = {
      ...db,
      ownerTx: (work, how) =>
        db.ownerTx(async (tx) => {
          const stop = async (query: Sql, params?: readonly unknown[]) => {
            if (query.name?.startsWith('restore ') === true) throw new Error('stopped');
            return tx.run(query, params);
          };
          return work({ ...tx, run: stop });
        }, how),
    };
    await assert.rejects(restore(stopping, target, { log }), /stopped/);
    assert.deepEqual(await restore(db, target, { log }), saved);
    const user = sqlText(`INSERT INTO record_counter (prefix, year, last) VALUES ('YH', 2026, 1)`);
    await db.ownerTx((tx) => tx.run(user));
    await assert.rejects(restore(db, target, { log }), /not empty \(record_counter\).*--force/);
    await close();
  });

  it('is saved and brought back whole', async () => {
    const migrations = readMigrations();
    const { db, close } = await testDatabase({ migrations });
    const target = join(dir, 'real.backup');
    const days = sqlText("SELECT ensure_day_partition('observation', '2026-11-21')");
    await db.ownerTx((tx) => tx.rows(days));
    const saved = await backup(db, target, now);
    assert.ok(Object.keys(saved).length > 20);
    await close();
    const { db: empty } = await testDatabase({ migrations: [] });
    const restored = await restore(empty, target, { migrations, log: silentLog });
    assert.deepEqual(restored, saved);
  });
});
