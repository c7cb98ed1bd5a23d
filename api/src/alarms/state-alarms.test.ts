import assert from 'node:assert/strict';
import { it } from 'node:test';
import { listAlarms, readAlarm } from '@parkwatch/domain/wire/alarms';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { readZones } from '@parkwatch/domain/wire/zones';
import { sqlText } from '../db/sql.ts';
import { insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { recomputeZones } from '../zones/recompute-zones.ts';

const app = await testApp();
app.clock.set(new Date('2026-11-20T08:00:00Z'));
const duty = await app.as('duty');
const SYSTEM = { kind: 'system' } as const;

/** A point as an administrator adds it for a fire panel: it says 1 or 0. */
async function addPoint(code: string, kind: string): Promise<number> {
  const names = {
    name_zh: '罐区烟感',
    name_en: 'Smoke detector of the tank farm',
    kind,
    unit: '1',
  };
  const owner = { enterprise_id: OWN.enterpriseId, facility_id: OWN.id, external_id: code, code };
  const range = { range_low: 0, range_high: 1, geom: 'POINT(103.701 1.271)' };
  await app.db.tx(SYSTEM, (tx) => insertRow(tx, 'point', { ...owner, ...names, ...range }));
  const query = sqlText('SELECT id FROM point WHERE code = $1');
  return (await app.db.tx(SYSTEM, (tx) => tx.one<{ id: number }>(query, [code])))!.id;
}

async function send(point: string, value: number, quality = 'good'): Promise<void> {
  app.clock.advance(1000);
  const time = app.clock.now().toISOString();
  const body = { readings: [{ point, time, value, quality }] };
  assert.equal((await app.source('park').call(ingestObservations, { body })).accepted, 1);
}

const alarmsOf = async (pointId: number, view: 'open' | 'history' = 'open') =>
  (await duty.call(listAlarms, { query: { pointId, view } })).items;

it('a detector in fire is an urgent alarm at once, on the list, in the zones, and ends with the fire', async () => {
  const pointId = await addPoint('E101-FA1', 'fire-alarm');
  await send('E101-FA1', 0);
  assert.deepEqual(await alarmsOf(pointId), []);
  await send('E101-FA1', 1);
  const [alarm] = await alarmsOf(pointId);
  assert.ok(alarm);
  assert.deepEqual(
    [alarm.ruleId, alarm.condition, alarm.priority, alarm.state, alarm.value, alarm.limit],
    ['state', 'active', 'urgent', 'unack-active', 1, null],
  );
  await recomputeZones(app.parts);
  const { zones } = await duty.call(readZones);
  const label = zones.flatMap(({ sources }) => sources).find(({ kind }) => kind === 'alarm')?.label;
  assert.deepEqual(label, {
    zh: '报警：罐区烟感（火灾报警）',
    en: 'Alarm: Smoke detector of the tank farm (fire alarm)',
  });
  await send('E101-FA1', 0, 'uncertain');
  assert.equal((await alarmsOf(pointId))[0]!.state, 'unack-active');
  await send('E101-FA1', 0);
  assert.equal((await alarmsOf(pointId))[0]!.state, 'unack-rtn');
  const { transitions } = await duty.call(readAlarm, { params: { id: alarm.id } });
  assert.deepEqual(
    transitions.map(({ action }) => action),
    ['raise', 'return'],
  );
});

it('a device fault is told less loudly; the same value of a temperature is no alarm', async () => {
  const fault = await addPoint('E101-FF1', 'device-fault');
  const other = await addPoint('E101-T9', 'temperature');
  await send('E101-FF1', 1);
  await send('E101-T9', 1);
  assert.deepEqual(
    (await alarmsOf(fault)).map(({ condition, priority }) => [condition, priority]),
    [['active', 'medium']],
  );
  assert.deepEqual(await alarmsOf(other), []);
});
