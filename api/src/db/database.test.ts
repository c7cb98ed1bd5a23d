import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { DataTypes, Model } from 'sequelize';
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { onServer, silentLog, testDatabase } from '../testing/test-database.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import {
  CHECK_VIOLATION,
  DEADLOCK_DETECTED,
  FOREIGN_KEY_VIOLATION,
  INSUFFICIENT_PRIVILEGE,
  isPgError,
  isRowSecurityViolation,
  SERIALIZATION_FAILURE,
  UNIQUE_VIOLATION,
} from './pg-errors.ts';
import type { QueryError } from './pg-errors.ts';
import type { Scope } from './scope.ts';
import { sqlText } from './sql.ts';
import type { Tx } from './tx.ts';

const schema = `
DO $$ BEGIN CREATE ROLE parkwatch_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT parkwatch_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO parkwatch_app;
CREATE TABLE site (id int PRIMARY KEY);
INSERT INTO site VALUES (1), (2), (3);
CREATE TABLE sample (
  id bigint PRIMARY KEY, site_id int NOT NULL REFERENCES site (id) DEFERRABLE,
  level double precision CHECK (level >= 0), at timestamptz, raw bytea, doc jsonb, tags text[]
);
ALTER TABLE sample ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sample USING (
  current_setting('app.scope') IN ('system', 'park')
  OR current_setting('app.scope') = 'enterprises'
    AND site_id = ANY (string_to_array(current_setting('app.enterprise_ids'), ',')::int[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON sample TO parkwatch_app;
GRANT SELECT ON site TO parkwatch_app;`;

const system: Scope = { kind: 'system' };
const INSERT = sqlText('INSERT INTO sample (id, site_id, level) VALUES ($1, $2, $3)');
const IDS = sqlText('SELECT id FROM sample ORDER BY id');
const ids = async (tx: Tx) => (await tx.rows<{ id: number }>(IDS)).map(({ id }) => id);
const enterprises = (...enterpriseIds: number[]): Scope => ({
  kind: 'enterprises',
  userId: 1,
  enterpriseIds,
});

const { db } = await testDatabase({ migrations: [] });
await db.ownerTx((tx) => tx.script({ text: schema, name: 'schema' }));

async function emptied(): Promise<Database> {
  await db.ownerTx((tx) => tx.run(sqlText('TRUNCATE sample')));
  return db;
}

async function failure(work: Promise<unknown>): Promise<QueryError> {
  return work.then(
    () => assert.fail('expected a refusal'),
    (error: unknown) => error as QueryError,
  );
}

describe('the scope of a transaction', () => {
  before(async () => {
    await emptied();
    await db.tx(system, async (tx) => {
      for (const site of [1, 2, 3]) await tx.run(INSERT, [site, site, 0]);
    });
  });

  const cases: [Scope, number[]][] = [
    [system, [1, 2, 3]],
    [{ kind: 'park', userId: 5 }, [1, 2, 3]],
    [enterprises(2, 3), [2, 3]],
    [enterprises(), []],
    [{ kind: 'none' }, []],
  ];
  for (const [scope, expected] of cases) {
    it(`shows ${JSON.stringify(expected)} to ${JSON.stringify(scope)}`, async () => {
      assert.deepEqual(await db.tx(scope, ids), expected);
    });
  }

  it('is set by settings and role, and gone with the transaction', async () => {
    const settings =
      sqlText(`SELECT current_user AS role, current_setting('app.scope', true) AS scope,
      current_setting('app.enterprise_ids', true) AS ids, current_setting('app.user_id', true) AS "user"`);
    assert.deepEqual(await db.tx(enterprises(4, 7), (tx) => tx.one(settings)), {
      role: 'parkwatch_app',
      scope: 'enterprises',
      ids: '4,7',
      user: '1',
    });
    const after = await db.ownerTx((tx) => tx.one<{ role: string; scope: string }>(settings));
    assert.notEqual(after?.role, 'parkwatch_app');
    assert.ok(after?.scope === '' || after?.scope === null);
  });

  it('takes integers only', async () => {
    const hostile = "1'); DROP TABLE sample; --" as unknown as number;
    await assert.rejects(db.tx(enterprises(hostile), ids), RangeError);
    await assert.rejects(db.tx({ kind: 'park', userId: 1.5 }, ids), RangeError);
  });

  it('refuses to write a row of others, or what was not granted', async () => {
    const foreign = await failure(db.tx(enterprises(2), (tx) => tx.run(INSERT, [9, 3, 0])));
    assert.ok(isRowSecurityViolation(foreign));
    const ddl = await failure(db.tx(system, (tx) => tx.run(sqlText('DROP TABLE sample'))));
    assert.ok(isPgError(ddl, INSUFFICIENT_PRIVILEGE) && !isRowSecurityViolation(ddl));
  });
});

describe('600 scoped transactions at once, 50 of them refused', () => {
  it('leave the right rows, each visible to its own site only', async () => {
    await emptied();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 600 }, (_, id) =>
        db.tx(enterprises(1 + (id % 2)), async (tx) => {
          // Every twelfth writes a good row first, then one that a check refuses: neither may stay.
          await tx.run(INSERT, [id, 1 + (id % 2), id]);
          if (id % 12 === 0) await tx.run(INSERT, [1000 + id, 1 + (id % 2), -1]);
          return ids(tx);
        }),
      ),
    );
    const refused = outcomes.flatMap((outcome, id) => (outcome.status === 'rejected' ? [id] : []));
    assert.deepEqual(
      refused,
      Array.from({ length: 50 }, (_, index) => index * 12),
    );
    outcomes.forEach((outcome, id) => {
      if (outcome.status !== 'fulfilled') return;
      assert.ok(outcome.value.includes(id));
      assert.ok(outcome.value.every((seen) => seen % 2 === id % 2));
    });
    const kept = Array.from({ length: 600 }, (_, id) => id).filter((id) => id % 12 !== 0);
    assert.deepEqual(await db.tx(system, ids), kept);
  });
});

describe('values', () => {
  it('come back as they went in', async () => {
    const row = {
      big: Number.MAX_SAFE_INTEGER,
      at: new Date('2026-11-21T08:00:00.123Z'),
      raw: Buffer.from([0, 1, 255]),
      doc: { name: "园哨 $1 'x' \\", list: [1, { deep: null }] },
      tags: ['a,b', '{}', '"', 'NULL', '$2', ''],
      levels: [0.1, 1e300, -0.5, NaN, Infinity],
      days: ['2026-03-01', null],
      none: null,
    };
    const query =
      sqlText(`SELECT $1::bigint AS big, $2::timestamptz AS at, $3::bytea AS raw, $4::jsonb AS doc,
      $5::text[] AS tags, $6::float8[] AS levels, $7::date[] AS days, $8::text AS none`);
    assert.deepEqual(await db.tx(system, (tx) => tx.one(query, Object.values(row))), row);
  });

  it('have one JavaScript type per column type', async () => {
    const query =
      sqlText(`SELECT 12.50::numeric(10,2) AS amount, ARRAY[1,2]::bigint[] AS ids, date '2026-03-01' AS day,
      interval '90 min' AS span, count(*) AS n FROM generate_series(1, 3)`);
    assert.deepEqual(await db.tx(system, (tx) => tx.one(query)), {
      amount: 12.5,
      ids: [1, 2],
      day: '2026-03-01',
      span: '01:30:00',
      n: 3,
    });
  });

  it('refuse an int8 that JavaScript would round', async () => {
    const query = sqlText('SELECT 9007199254740993::bigint AS big');
    await assert.rejects(
      db.tx(system, (tx) => tx.one(query)),
      /safe range/,
    );
  });

  it('of 10,000 rows go in by one unnest', async () => {
    await emptied();
    const list = Array.from({ length: 10_000 }, (_, id) => id);
    const query = sqlText(`INSERT INTO sample (id, site_id, level, at)
      SELECT * FROM unnest($1::bigint[], $2::int[], $3::float8[], $4::timestamptz[])`);
    const at = list.map((id) => new Date(1_790_000_000_000 + id));
    const params = [list, list.map(() => 1), list.map((id) => id / 7), at];
    assert.equal(await db.tx(system, (tx) => tx.run(query, params)), 10_000);
    const back = sqlText('SELECT id, level, at FROM sample ORDER BY id');
    const rows = await db.tx(system, (tx) => tx.rows(back));
    assert.deepEqual(rows[9999], { id: 9999, level: 9999 / 7, at: at[9999] });
  });
});

describe('a failing transaction', () => {
  it('names the query and the constraint, and no value', async () => {
    await emptied();
    await db.tx(system, (tx) => tx.run(INSERT, [1, 1, 0]));
    const twice = await failure(db.tx(system, (tx) => tx.run(INSERT, [1, 1, 4711])));
    assert.equal(twice.code, UNIQUE_VIOLATION);
    assert.equal(twice.constraint, 'sample_pkey');
    assert.match(twice.message, /^INSERT INTO sample \(id,/);
    const negative = await failure(db.tx(system, (tx) => tx.run(INSERT, [2, 1, -4711])));
    assert.equal(negative.code, CHECK_VIOLATION);
    const text = await failure(db.tx(system, (tx) => tx.run(INSERT, ['secret-4711', 1, 0])));
    for (const error of [twice, negative, text]) {
      assert.doesNotMatch(JSON.stringify(error) + error.message + error.stack, /4711/);
      assert.equal(error.cause, undefined);
    }
  });

  it('is not reported as committed when the work swallows the error', async () => {
    await emptied();
    const swallowed = db.tx(system, async (tx) => {
      await tx.run(INSERT, [1, 1, 0]);
      await tx.run(INSERT, [1, 1, 0]).catch(() => undefined);
    });
    await assert.rejects(swallowed, /rolled back/);
    assert.deepEqual(await db.tx(system, ids), []);
  });

  it('is one that a deferred constraint refuses at commit, and the next one works', async () => {
    await emptied();
    const calls: string[] = [];
    const error = await failure(
      db.tx(system, async (tx) => {
        tx.afterCommit(() => void calls.push('after'));
        await tx.run(sqlText('SET CONSTRAINTS ALL DEFERRED'));
        await tx.run(INSERT, [1, 99, 0]);
      }),
    );
    assert.equal(error.code, FOREIGN_KEY_VIOLATION);
    assert.deepEqual(calls, []);
    assert.deepEqual(await db.tx(system, ids), []);
  });

  it('is tried three times after a serialization failure or a deadlock, and no more', async () => {
    for (const code of [SERIALIZATION_FAILURE, DEADLOCK_DETECTED]) {
      const fail = sqlText(`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '${code}'; END $$`);
      let runs = 0;
      const second: number = await db.tx(system, async (tx) => {
        if (++runs === 1) await tx.run(fail);
        return runs;
      });
      assert.equal(second, 2);
      runs = 0;
      const always: Promise<void> = db.tx(system, async (tx) => {
        runs++;
        await tx.run(fail);
      });
      assert.equal((await failure(always)).code, code);
      assert.equal(runs, 3);
    }
  });
});

describe('a transaction', () => {
  it('refuses another one inside it, at once, and is still good', async () => {
    await emptied();
    await db.tx(system, async (tx) => {
      await assert.rejects(db.tx(system, ids), /a transaction inside a transaction/);
      await assert.rejects(db.ownerTx(ids), /a transaction inside a transaction/);
      await tx.run(INSERT, [1, 1, 0]);
    });
    assert.deepEqual(await db.tx(system, ids), [1]);
  });

  it('calls afterCommit in order, after the commit, where new transactions are allowed', async () => {
    await emptied();
    const seen: unknown[] = [];
    await db.tx(system, async (tx) => {
      tx.afterCommit(async () => void seen.push(await db.tx(system, ids)));
      tx.afterCommit(() => void seen.push('second'));
      await tx.run(INSERT, [1, 1, 0]);
      assert.deepEqual(seen, []);
    });
    assert.deepEqual(seen, [[1], 'second']);
  });

  it('takes statements that do not wait for each other, in their order, all before its end', async () => {
    await emptied();
    const read = await db.tx(system, (tx) =>
      Promise.all([tx.run(INSERT, [1, 1, 0]), ids(tx), tx.run(INSERT, [2, 1, 0]), ids(tx)]),
    );
    assert.deepEqual(read, [1, [1], 1, [1, 2]]);
    const failed: Promise<unknown>[] = [];
    const work = db.tx(system, async (tx) => {
      failed.push(tx.run(INSERT, [3, 1, 0]), tx.run(INSERT, [4, 1, 0]));
      throw new Error('no');
    });
    await assert.rejects(work, /no/);
    await Promise.all(failed);
    assert.deepEqual(await db.tx(system, ids), [1, 2]);
  });

  it('takes no statement after its end', async () => {
    const kept: Tx[] = [];
    await db.tx(system, async (tx) => void kept.push(tx));
    await assert.rejects(ids(kept[0]!), /the transaction has ended/);
  });

  it('lets work that it started go on afterwards', async () => {
    let later: Promise<number[]> | undefined;
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    await db.tx(system, async () => {
      later = gate.then(() => db.tx(system, ids));
    });
    open();
    assert.deepEqual(await later, await db.tx(system, ids));
  });

  it('can be read only', async () => {
    const write = db.tx(system, (tx) => tx.run(INSERT, [77, 1, 0]), { readOnly: true });
    assert.equal((await failure(write)).code, '25006');
  });

  it('binds the models of Sequelize: same rows, same scope, same roll-back', async () => {
    class Sample extends Model<InferAttributes<Sample>, InferCreationAttributes<Sample>> {
      declare id: number;
      declare siteId: number;
      declare at: CreationOptional<Date | null>;
    }
    const columns = {
      id: { type: DataTypes.BIGINT, primaryKey: true },
      siteId: DataTypes.INTEGER,
      at: DataTypes.DATE,
    };
    Sample.init(columns, { sequelize: db.sequelize, tableName: 'sample' });
    await emptied();
    const at = new Date('2026-01-02T03:04:05.678Z');
    await db.tx(enterprises(1), async ({ transaction }) => {
      await Sample.create({ id: 5, siteId: 1, at }, { transaction });
      const found = await Sample.findByPk(5, { transaction });
      assert.deepEqual(found?.get(), { id: 5, siteId: 1, at });
    });
    const foreign = await db.tx(enterprises(2), (tx) => Sample.findByPk(5, tx));
    assert.equal(foreign, null);
    const refused = db.tx(enterprises(2), (tx) => Sample.create({ id: 6, siteId: 1 }, tx));
    assert.ok(isRowSecurityViolation(await failure(refused)));
    let kept: Tx | undefined;
    await db.tx(system, async (tx) => void (kept = tx));
    await assert.rejects(
      Sample.findByPk(5, { transaction: kept!.transaction }),
      /no longer use it/,
    );
  });
});

describe('notifications', () => {
  it('arrive after the commit, in order, with their payload, and stop on request', async () => {
    const got: string[] = [];
    const { promise: last, resolve } = Promise.withResolvers<void>();
    const stop = await db.listen('alarm raised', (payload) => {
      got.push(payload);
      if (payload === 'end') resolve();
    });
    const notify = sqlText("SELECT pg_notify('alarm raised', $1)");
    await db.tx(system, async (tx) => {
      await tx.rows(notify, ['一']);
      await tx.rows(notify, ['']);
    });
    await failure(
      db.tx(system, async (tx) => {
        await tx.rows(notify, ['rolled back']);
        throw new Error('no');
      }),
    );
    await db.tx(system, (tx) => tx.rows(notify, ['end']));
    await last;
    assert.deepEqual(got, ['一', '', 'end']);
    await stop();
    await db.tx(system, (tx) => tx.rows(notify, ['unheard']));
    await db.ready();
    assert.equal(got.length, 3);
  });
});

describe('a server', { skip: onServer ? false : 'no TEST_DATABASE_URL' }, () => {
  it('cancels a statement at its time-out, and is not ready when it cannot be reached', async () => {
    const url = process.env['TEST_DATABASE_URL'] ?? '';
    const hasty = await openDatabase({ url, statementTimeoutMs: 100, log: silentLog });
    try {
      const slow = hasty.ownerTx((tx) => tx.rows(sqlText('SELECT pg_sleep(20)')));
      assert.equal((await failure(slow)).code, '57014');
      await hasty.ready();
    } finally {
      await hasty.close();
    }
    const absent = new URL(url);
    absent.port = '1';
    const nowhere = await openDatabase({ url: absent.href, log: silentLog });
    await assert.rejects(nowhere.ready(), /ECONNREFUSED/);
    await nowhere.close();
  });

  it('is listened to again after the connection was cut, and tells of the gap', async () => {
    const { promise: gap, resolve: onGap } = Promise.withResolvers<void>();
    const { promise: heard, resolve: onPayload } = Promise.withResolvers<string>();
    await db.listen('cut', onPayload, { onGap });
    const cut = sqlText(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%LISTEN%'`);
    assert.ok((await db.ownerTx((tx) => tx.rows(cut))).length > 0);
    await gap;
    await db.ownerTx((tx) => tx.rows(sqlText("SELECT pg_notify('cut', 'again')")));
    assert.equal(await heard, 'again');
  });
});
