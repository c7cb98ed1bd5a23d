import assert from 'node:assert/strict';
import { it } from 'node:test';
import { migrate, readMigrations } from '../db/migrate.ts';
import { sqlText } from '../db/sql.ts';
import { silentLog, testDatabase } from '../testing/test-database.ts';

const NUMBER = 28;
const SYSTEM = { kind: 'system' } as const;

/** Settings of a park on the old scale, and what they become; an empty answer: those of the model. */
const CASES: readonly (readonly [before: Record<string, number>, after: Record<string, number>])[] =
  [
    [
      { red: 0.6, yellow: 0.15, blue: 0.02 },
      { red: 1, yellow: 0.177, blue: 0.022 },
    ],
    [{ red: 0.8 }, { red: 1.756 }],
    // Below the new yellow, which the park did not set.
    [{ red: 0.16 }, {}],
    [{ yellow: 0.025 }, {}],
    [{ red: 1, yellow: 0.9995 }, {}],
  ];

it('the migration to zones-3 keeps thresholds in order, and old zones say no milder level than their colour', async () => {
  const migrations = readMigrations();
  for (const [before, after] of CASES) {
    const { db, close } = await testDatabase({ migrations: migrations.slice(0, NUMBER - 1) });
    await db.tx(SYSTEM, async (tx) => {
      for (const [key, value] of Object.entries(before))
        await tx.run(
          sqlText('INSERT INTO park_setting (key, value, updated_at) VALUES ($1, $2, now())'),
          [`zone.${key}From`, value],
        );
      await tx.run(
        sqlText(`INSERT INTO zone_set (id, valid_from, computed_at, model_version, inputs_hash, reason, point_count, unknown_count)
          VALUES (1, now(), now(), 'zones-2', 'x', 'first', 0, 0)`),
      );
      await tx.run(
        sqlText(`INSERT INTO zone (zone_set_id, colour, peak, area_m2, others_share, sources, geom)
          SELECT 1, c, 0.5, 1, 0, '[]', ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))', 4326) FROM unnest(ARRAY['red', 'yellow', 'blue']) c`),
      );
    });
    await migrate(db, silentLog, { migrations: migrations.slice(0, NUMBER) });
    const found = await db.tx(SYSTEM, async (tx) => ({
      settings: await tx.rows<{ key: string; value: number }>(
        sqlText(`SELECT key, value FROM park_setting WHERE key LIKE 'zone.%'`),
      ),
      zones: await tx.rows<{ colour: string; level: number }>(
        sqlText('SELECT colour, level FROM zone ORDER BY id'),
      ),
    }));
    const settings = found.settings.map(({ key, value }) => [key.slice(5, -4), value]);
    assert.deepEqual(Object.fromEntries(settings), after, JSON.stringify(before));
    assert.deepEqual(
      found.zones.map(({ level }) => level),
      [1, 2, 4],
    );
    await close();
  }
});
