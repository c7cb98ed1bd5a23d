import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApp } from '../testing/test-app.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { computeReaches } from './compute-reaches.ts';

const SYSTEM = { kind: 'system' } as const;
type Row = { facility_id: number; reach_m: number | null; level_en: string | null; why_en: string };

describe('reach of facilities', async () => {
  const { db, parts, clock } = await testApp({ features: () => [] });
  const run = (text: string) => db.tx(SYSTEM, (tx) => tx.run({ name: 'change', text }));
  const rows = () =>
    db.tx(SYSTEM, (tx) =>
      tx.rows<Row>({
        name: 'reaches',
        text: 'SELECT facility_id, reach_m, level_en, why_en FROM facility_reach ORDER BY facility_id',
      }),
    );

  it('is computed once for what is known, and told why where it cannot be', async () => {
    await run(`UPDATE facility SET substance_cas = NULL`);
    await run(`INSERT INTO substance (cas, name_zh, name_en) VALUES ('7782-50-5', '氯', 'chlorine'), ('1310-73-2', '液碱', 'caustic soda')
      ON CONFLICT DO NOTHING`);
    await run(
      `UPDATE facility SET substance_cas = '7782-50-5', capacity_t = 50, diameter_m = 3, height_m = 6 WHERE id = ${OWN.id}`,
    );
    await run(
      `UPDATE facility SET substance_cas = '1310-73-2', capacity_t = 50 WHERE id = ${FOREIGN.id}`,
    );
    assert.equal(await computeReaches(parts, clock.now()), 2);
    const byId = new Map((await rows()).map((row) => [row.facility_id, row]));
    assert.ok(byId.get(OWN.id)!.reach_m! > 1000);
    assert.ok(byId.get(OWN.id)!.level_en);
    assert.equal(byId.get(FOREIGN.id)!.reach_m, null);
    assert.match(byId.get(FOREIGN.id)!.why_en, /lacks the liquid density/);
    assert.equal(await computeReaches(parts, clock.now()), 0, 'again: nothing to do');
    const asked = await db.tx(SYSTEM, (tx) =>
      tx.one<{ reason: string }>({ name: 'asked', text: 'SELECT reason FROM zone_request' }),
    );
    assert.equal(asked?.reason, 'facility-reach');
  });

  it('follows the registry', async () => {
    await run(`UPDATE facility SET capacity_t = 1 WHERE id = ${OWN.id}`);
    await run(`UPDATE facility SET substance_cas = NULL WHERE id = ${FOREIGN.id}`);
    assert.equal(await computeReaches(parts, clock.now()), 1);
    assert.deepEqual(
      (await rows()).map(({ facility_id: id }) => id),
      [OWN.id],
    );
  });

  it('is walled: an enterprise sees the reach of its own facilities', async () => {
    const seen = await db.tx(
      { kind: 'enterprises', userId: 1, enterpriseIds: [FOREIGN.enterpriseId] },
      (tx) => tx.rows({ name: 'walled', text: 'SELECT facility_id FROM facility_reach' }),
    );
    assert.deepEqual(seen, []);
  });
});
