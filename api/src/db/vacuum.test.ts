import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onServer, testDatabase } from '../testing/test-database.ts';
import { sqlText } from './sql.ts';

const SIZE = sqlText("SELECT pg_relation_size('heap')::int AS bytes");

test(
  'the embedded database gives back the space of deleted rows',
  { skip: onServer ? 'a server has autovacuum' : false },
  async () => {
    const { db } = await testDatabase({ migrations: [] });
    const bytes = () =>
      db.ownerTx(async (tx) => (await tx.one<{ bytes: number }>(SIZE))?.bytes ?? 0);
    await db.ownerTx((tx) =>
      tx.script(
        sqlText(
          "CREATE TABLE heap AS SELECT n, repeat('x', 500) AS filler FROM generate_series(1, 5000) n",
        ),
      ),
    );
    const full = await bytes();
    await db.ownerTx((tx) => tx.run(sqlText('DELETE FROM heap')));
    assert.equal(await bytes(), full);
    await db.vacuum();
    assert.ok((await bytes()) < full / 10);
  },
);
