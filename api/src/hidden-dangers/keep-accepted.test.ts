import assert from 'node:assert/strict';
import { it } from 'node:test';
import { migrate, readMigrations } from '../db/migrate.ts';
import { sqlText } from '../db/sql.ts';
import { insertPark, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { silentLog, testDatabase } from '../testing/test-database.ts';

const NUMBER = 42;
const SYSTEM = { kind: 'system' } as const;

it('what ended with its acceptance by the rules before is archived by migration 42, and its trail says so', async () => {
  const migrations = readMigrations();
  const { db } = await testDatabase({ migrations: migrations.slice(0, NUMBER - 1) });
  const at = new Date('2026-07-21T08:00:00Z');
  await db.tx(SYSTEM, async (tx) => {
    await insertPark(tx);
    for (const [id, state] of [
      [1, 'accepted'],
      [2, 'rectifying'],
      [3, 'withdrawn'],
    ] as const)
      await insertRow(tx, 'hidden_danger', {
        ...{ id, number: `N-${id}`, enterprise_id: OWN.enterpriseId, title: 't', description: 'd' },
        ...{ category: 'other', grade: 'general', state, geom: `POINT(${OWN.corner.join(' ')})` },
        ...{ reported_at: at, closed_at: state === 'rectifying' ? null : at },
      });
  });
  await migrate(db, silentLog, { migrations: migrations.slice(0, NUMBER) });
  const found = await db.tx(SYSTEM, async (tx) => ({
    dangers: await tx.rows(
      sqlText(`SELECT id, state, is_open, accepted_at FROM hidden_danger ORDER BY id`),
    ),
    lines: await tx.rows(
      sqlText(
        `SELECT hidden_danger_id, actor_name, action, from_state, to_state FROM hidden_danger_event`,
      ),
    ),
  }));
  assert.deepEqual(found.dangers, [
    { id: 1, state: 'archived', is_open: false, accepted_at: at },
    { id: 2, state: 'rectifying', is_open: true, accepted_at: null },
    { id: 3, state: 'withdrawn', is_open: false, accepted_at: null },
  ]);
  assert.deepEqual(found.lines, [
    {
      ...{ hidden_danger_id: 1, actor_name: 'system', action: 'archive' },
      ...{ from_state: 'accepted', to_state: 'archived' },
    },
  ]);
});
