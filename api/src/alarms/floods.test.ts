import assert from 'node:assert/strict';
import { it } from 'node:test';
import { changeSetting } from '@parkwatch/domain/wire/audit';
import { listAlarmFloods } from '@parkwatch/domain/wire/alarms';
import { sqlText } from '../db/sql.ts';
import { FAR, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import type { Tenant } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { watchFloods } from './watch-floods.ts';

const app = await testApp({ config: { sessionIdleMinutes: 1440, sessionMaxHours: 48 } });
app.clock.set(new Date('2026-11-20T08:00:00Z'));
const SYSTEM = { kind: 'system' } as const;
const duty = await app.as('duty');
const own = await app.as('e1.manager');
const neighbour = await app.as('e2.manager');

let made = 0;
/** New alarms of a tenant, each of a rule of its own, raised now. */
async function raise(tenant: Pick<Tenant, 'enterpriseId' | 'id'>, count: number, more = {}) {
  const now = app.clock.now();
  await app.db.tx(SYSTEM, async (tx) => {
    for (let one = 0; one < count; one++) {
      await insertRow(tx, 'alarm', {
        ...{ point_id: tenant.id, enterprise_id: tenant.enterpriseId, facility_id: tenant.id },
        ...{ rule_id: `made-${++made}`, condition: 'h', priority: 'medium', state: 'unack-active' },
        ...{ is_active: true, raised_at: now, last_at: now, linkage_checked_at: now, ...more },
      });
    }
  });
}

type Told = {
  to_park: boolean;
  enterprise_ids: number[];
  payload: { kind: string; text: { en: string } };
};
const notices = () =>
  app.db.tx(SYSTEM, (tx) =>
    tx.rows<Told>(
      sqlText(`SELECT to_park, enterprise_ids, payload FROM outbox
        WHERE topic = 'notice' AND payload ->> 'kind' LIKE 'alarm-flood.%' ORDER BY seq`),
    ),
  );
const watch = () => watchFloods(app.parts, app.clock.now());
const floodsFor = async (client: typeof duty) => (await client.call(listAlarmFloods)).items;

it('more than ten new alarms in ten minutes are told once, to the park and to whom they belong', async () => {
  await raise(OWN, 10);
  assert.equal(await watch(), 0);
  await raise(OWN, 5, { state: 'shelved', shelve_reason: 'test' });
  assert.equal(await watch(), 0, 'what is shelved reaches nobody');
  await raise(OWN, 1);
  await raise(FOREIGN, 3);
  assert.equal(await watch(), 1);
  assert.equal(await watch(), 0, 'once, however often the watch runs');
  const [told, ...more] = await notices();
  assert.deepEqual(more, []);
  assert.deepEqual([told!.to_park, told!.enterprise_ids], [true, [OWN.enterpriseId]]);
  assert.equal(told!.payload.kind, 'alarm-flood.begun');
  assert.match(told!.payload.text.en, new RegExp(`Alarm flood at ${OWN.marker} Chemicals: 11 new`));
  for (const client of [duty, own]) {
    const [flood] = await floodsFor(client);
    assert.deepEqual([flood?.enterprise?.id, flood?.count], [OWN.enterpriseId, 11]);
    assert.deepEqual(
      flood?.sources.map(({ facility, count }) => [facility?.id, count]),
      [[OWN.id, 11]],
    );
  }
  assert.deepEqual(await floodsFor(neighbour), []);
});

it('it ends, once, when fewer than five came in ten minutes', async () => {
  app.clock.advance(10 * 60_000);
  await raise(OWN, 5);
  assert.equal(await watch(), 0);
  app.clock.advance(10 * 60_000);
  assert.equal(await watch(), 1);
  assert.equal(await watch(), 0);
  const told = (await notices()).at(-1)!;
  assert.equal(told.payload.kind, 'alarm-flood.ended');
  assert.match(told.payload.text.en, new RegExp(`${OWN.marker} Chemicals is over: 0 new`));
  assert.deepEqual(await floodsFor(duty), []);
});

it('the park has a figure of its own, which it sets; its flood is told to the park only', async () => {
  const params = { key: 'alarm.parkFloodAbove' } as const;
  const security = await app.as('security');
  await security.call(changeSetting, { params, body: { value: 15, reason: 'small park' } });
  await raise(OWN, 8);
  await raise({ ...FAR, id: FOREIGN.id }, 8);
  assert.equal(await watch(), 1);
  const told = (await notices()).at(-1)!;
  assert.deepEqual([told.to_park, told.enterprise_ids], [true, []]);
  const [flood] = await floodsFor(duty);
  assert.deepEqual([flood?.enterprise, flood?.count, flood?.sources.length], [null, 16, 2]);
  assert.deepEqual(await floodsFor(own), []);
});

it('two watches at once tell of one flood once', async () => {
  app.clock.advance(20 * 60_000);
  await watch();
  await raise(FOREIGN, 12);
  const before = (await notices()).length;
  await Promise.all([watch(), watch(), watch()]);
  assert.equal((await notices()).length, before + 1);
});
