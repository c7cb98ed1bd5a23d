import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as wire from '@parkwatch/domain/wire/enforcement';
import { sqlText } from '../db/sql.ts';
import { session } from '../session/routes.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { passModel } from './pass-model.ts';
import { enforcement } from './routes.ts';

const SYSTEM = { kind: 'system' } as const;
const START = new Date('2026-07-21T08:00:00Z');

let app: TestApp;
before(async () => {
  app = await testApp({ features: (parts) => [session(parts), enforcement(parts)] });
  app.clock.set(START);
});

async function proposed(enterpriseId = OWN.enterpriseId): Promise<number> {
  return app.db.tx(SYSTEM, async (tx) => {
    const row = await tx.one<{ id: number }>(
      sqlText(`INSERT INTO restriction (enterprise_id, freezes, state, proposed_at, why_zh, why_en)
        VALUES ($1, 'pass-application', 'proposed', $2, '逾期', 'Overdue') RETURNING id`),
      [enterpriseId, START],
    );
    return row!.id;
  });
}

async function decide(id: number, decision: 'confirm' | 'reject' | 'lift', username = 'director') {
  const client = await app.as(username);
  return client.call(wire.decideRestriction, { params: { id }, body: { decision, reason: 'Why' } });
}

const wish = { plate: '沪A12345', substance: 'Chlorine', visitAt: '2026-07-22T02:00:00.000Z' };

test('only the director decides, always with a reason, and each step once', async () => {
  const id = await proposed();
  await assert.rejects(decide(id, 'confirm', 'duty'), { code: 'forbidden' });
  await assert.rejects(decide(id, 'lift'), { code: 'not-acceptable-state' });
  const director = await app.as('director');
  const noReason = { params: { id }, body: { decision: 'confirm', reason: '  ' } } as const;
  await assert.rejects(director.call(wire.decideRestriction, noReason), { code: 'bad-request' });
  assert.equal((await decide(id, 'confirm')).state, 'active');
  await assert.rejects(decide(id, 'confirm'), { code: 'not-acceptable-state' });
  const lifted = await decide(id, 'lift');
  assert.equal(lifted.state, 'lifted');
  assert.equal(lifted.decided?.by.name, 'director person');
  assert.equal(lifted.lifted?.by.name, 'director person');
  await assert.rejects(decide(987_654, 'confirm'), { code: 'not-found' });
});

test('two decisions at once: one counts', async () => {
  const id = await proposed();
  const both = await Promise.allSettled([decide(id, 'confirm'), decide(id, 'reject')]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  const director = await app.as('director');
  const { items } = await director.call(wire.listRestrictions);
  if (items.some((one) => one.id === id)) await decide(id, 'lift');
});

test('a freeze holds for one enterprise, as long as it stands', async () => {
  const id = await proposed();
  const own = await app.as('e1.manager');
  const neighbour = await app.as('e2.leader');
  const apply = () => own.call(wire.applyForPass, { body: wish });
  assert.equal((await apply()).state, 'applied');
  await decide(id, 'confirm');
  await assert.rejects(apply(), { code: 'right-frozen' });
  const theirs = await neighbour.call(wire.applyForPass, { body: wish });
  assert.equal(theirs.enterprise.id, FOREIGN.enterpriseId);
  await decide(id, 'lift');
  assert.equal((await apply()).appliedBy.name, 'e1.manager person');
});

test('an application is decided once, by the park; a visit in the past is refused', async () => {
  const own = await app.as('e1.manager');
  const duty = await app.as('duty');
  const { id } = await own.call(wire.applyForPass, { body: wish });
  const ruling = { params: { id }, body: { decision: 'approve', reason: 'In order' } } as const;
  await assert.rejects(own.call(wire.decidePass, ruling), { code: 'forbidden' });
  const approved = await duty.call(wire.decidePass, ruling);
  assert.equal(approved.state, 'approved');
  assert.equal(approved.decidedAt, START.toISOString());
  await assert.rejects(duty.call(wire.decidePass, ruling), { code: 'not-acceptable-state' });
  const late = { ...wish, visitAt: '2026-07-21T06:59:00.000Z' };
  await assert.rejects(own.call(wire.applyForPass, { body: late }), { code: 'bad-request' });
  const { items } = await (await app.as('e2.manager')).call(wire.listPasses);
  assert.ok(items.every(({ enterprise }) => enterprise.id === FOREIGN.enterpriseId));
});

test('the model has the columns of its table', async () => {
  const attributes = passModel(app.db.sequelize).getAttributes();
  const columns = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<{ name: string; nullable: boolean }>(
      sqlText(`SELECT column_name AS name, is_nullable = 'YES' AS nullable FROM information_schema.columns
        WHERE table_name = 'pass_application' ORDER BY column_name COLLATE "C"`),
    ),
  );
  const modelled = Object.values(attributes)
    .map(({ field, allowNull, primaryKey }) => ({
      name: field!,
      nullable: primaryKey !== true && allowNull !== false,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  assert.deepEqual(modelled, columns);
});
