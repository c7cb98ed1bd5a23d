import assert from 'node:assert/strict';
import { it } from 'node:test';
import { acknowledgeAlarm, listAlarms, readAlarm } from '@parkwatch/domain/wire/alarms';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import type { Scope } from '../db/scope.ts';
import { insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { sweepStale } from './sweep-stale.ts';

// Hours pass here, and nobody has to sign in again.
const app = await testApp({ config: { sessionIdleMinutes: 1440, sessionMaxHours: 48 } });
app.clock.set(new Date('2026-11-20T08:00:00Z'));
const duty = await app.as('duty');
const SYSTEM = { kind: 'system' } as const;

async function addPoint(code: string, more: Readonly<Record<string, unknown>>): Promise<number> {
  const names = { name_zh: '温度', name_en: 'Temperature', kind: 'temperature', unit: 'degC' };
  const owner = { enterprise_id: OWN.enterpriseId, facility_id: OWN.id, external_id: code, code };
  const range = { range_low: 0, range_high: 200, geom: 'POINT(103.701 1.271)' };
  await app.db.tx(SYSTEM, (tx) =>
    insertRow(tx, 'point', { ...owner, ...names, ...range, ...more }),
  );
  const query = sqlText('SELECT id FROM point WHERE code = $1');
  return (await app.db.tx(SYSTEM, (tx) => tx.one<{ id: number }>(query, [code])))!.id;
}

async function send(point: string, value: number): Promise<void> {
  app.clock.advance(60_000);
  const time = app.clock.now().toISOString();
  const body = { readings: [{ point, time, value }] };
  assert.equal((await app.source('park').call(ingestObservations, { body })).accepted, 1);
}

async function edit(
  scope: Scope,
  id: number,
  change: 'h = NULL' | 'hh = NULL' | 'rate_limit_per_min = NULL',
) {
  await app.db.tx(scope, (tx) => tx.run(sqlText(`UPDATE point SET ${change} WHERE id = $1`), [id]));
}

const openOf = async (pointId: number) =>
  (await duty.call(listAlarms, { query: { pointId, view: 'open' } })).items;
const sweep = () => sweepStale(app.parts, app.clock.now());
const lastStep = async (id: number) =>
  (await duty.call(readAlarm, { params: { id } })).transitions.at(-1)!;

it('a limit that a person switched off ends its alarm, says who, and asks for the acknowledgement', async () => {
  const pointId = await addPoint('OFF-1', { h: 80, hh: 90 });
  await send('OFF-1', 95);
  const user = sqlText("SELECT id, display_name AS name FROM app_user WHERE username = 'director'");
  const director = (await app.db.tx(SYSTEM, (tx) => tx.one<{ id: number; name: string }>(user)))!;
  await edit({ kind: 'park', userId: director.id }, pointId, 'hh = NULL');
  await sweep();
  const states = (await openOf(pointId)).map(({ condition, state }) => [condition, state]);
  assert.deepEqual(Object.fromEntries(states), { h: 'unack-active', hh: 'unack-rtn' });
  const hh = (await openOf(pointId)).find(({ condition }) => condition === 'hh')!;
  const step = await lastStep(hh.id);
  assert.deepEqual([step.action, step.by.role], ['return', 'system']);
  assert.deepEqual(step.why, {
    zh: `${director.name}停用了该限值，报警条件不再判断`,
    en: `Limit switched off by ${director.name}: the condition is no longer judged`,
  });
  await sweep();
  assert.equal((await openOf(pointId)).length, 2, 'nothing more on the next sweep');
  await duty.call(acknowledgeAlarm, { params: { id: hh.id }, body: {} });
  assert.equal((await openOf(pointId)).length, 1);
});

it('a whole rule that is switched off past all accounts ends too, also when a reading comes before the sweep', async () => {
  const pointId = await addPoint('OFF-2', { rate_limit_per_min: 5 });
  await send('OFF-2', 20);
  await send('OFF-2', 60);
  const [alarm] = await openOf(pointId);
  assert.equal(alarm?.condition, 'rate');
  await duty.call(acknowledgeAlarm, { params: { id: alarm.id }, body: {} });
  await edit(SYSTEM, pointId, 'rate_limit_per_min = NULL');
  await send('OFF-2', 100);
  assert.deepEqual(await openOf(pointId), []);
  const { why, to } = await lastStep(alarm.id);
  assert.equal(to, 'normal');
  assert.match(
    typeof why === 'object' && why !== null ? why.en : '',
    /^Alarm rule switched off in the database/,
  );
});

it('an edit that leaves the limit on ends nothing while the point is silent', async () => {
  const pointId = await addPoint('OFF-3', { h: 80, rate_limit_per_min: 5, stale_s: 600 });
  await send('OFF-3', 95);
  await edit(SYSTEM, pointId, 'rate_limit_per_min = NULL');
  app.clock.advance(7_200_000);
  await sweep();
  const states = (await openOf(pointId)).map(({ condition, state }) => [condition, state]);
  assert.deepEqual(Object.fromEntries(states), { h: 'unack-active', stale: 'unack-active' });
});
