import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sqlText } from '../db/sql.ts';
import { FAR, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { recomputeZones } from './recompute-zones.ts';

const SYSTEM = { kind: 'system' } as const;
const app = await testApp({ features: () => [] });
const shown = () =>
  app.db.tx(SYSTEM, async (tx) => {
    const rows = await tx.rows<{ enterprise_id: number; colour: string }>(
      sqlText('SELECT enterprise_id, colour FROM enterprise_colour WHERE to_at IS NULL'),
    );
    return Object.fromEntries(rows.map((row) => [row.enterprise_id, row.colour]));
  });
const look = async () => (await recomputeZones(app.parts)).outcome;

it('a set keeps what it shows of the land of each enterprise; land that changes hands makes a new one', async () => {
  const now = app.clock.now();
  await app.db.tx(SYSTEM, (tx) =>
    insertRow(tx, 'alarm', {
      ...{ id: 7, point_id: FOREIGN.id, enterprise_id: FOREIGN.enterpriseId, rule_id: 'limits' },
      ...{ condition: 'hh', priority: 'urgent', state: 'unack-active', is_active: true },
      ...{ raised_at: now, last_at: now },
    }),
  );
  assert.equal(await look(), 'stored');
  const [own, foreign, far] = [OWN, FOREIGN, FAR].map(({ enterpriseId }) => enterpriseId);
  // Nobody says who lives here, so an urgent alarm 300 m away is red.
  const all = { [own!]: 'red', [foreign!]: 'red', [far!]: 'none' };
  assert.deepEqual(await shown(), all);
  const give = (id: number | null) =>
    app.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText(`UPDATE lot SET enterprise_id = $1 WHERE ref = 'lot-902'`), [id]),
    );
  assert.equal(await look(), 'unchanged');
  await give(null);
  assert.equal(await look(), 'stored');
  assert.deepEqual(await shown(), { ...all, [foreign!]: 'unknown' });
  await give(FOREIGN.enterpriseId);
  assert.equal(await look(), 'stored');
  assert.deepEqual(await shown(), all);
});
