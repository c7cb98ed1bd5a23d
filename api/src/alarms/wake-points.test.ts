import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { readPoint } from '@parkwatch/domain/wire/enterprises';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { OWN, insertRow } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { sweepStale } from './sweep-stale.ts';
import { wakePoints } from './wake-points.ts';

const app = await testApp({ config: { sessionIdleMinutes: 1440, sessionMaxHours: 48 } });
app.clock.set(new Date('2026-11-20T08:00:00Z'));
const duty = await app.as('duty');
const SYSTEM = { kind: 'system' } as const;

async function addPoint(code: string): Promise<number> {
  const named = { code, external_id: code, name_zh: '温度', name_en: 'Temperature' };
  await app.db.tx(SYSTEM, (tx) =>
    insertRow(tx, 'point', {
      ...{ ...named, enterprise_id: OWN.enterpriseId, kind: 'temperature', unit: 'degC' },
      ...{ range_low: 0, range_high: 200, stale_s: 600, geom: 'POINT(103.701 1.271)' },
    }),
  );
  const find = sqlText('SELECT id FROM point WHERE code = $1');
  return (await app.db.tx(SYSTEM, (tx) => tx.one<{ id: number }>(find, [code])))!.id;
}

async function send(...points: string[]) {
  const time = app.clock.now().toISOString();
  const readings = points.map((point) => ({ point, time, value: 20 }));
  await app.source('park').call(ingestObservations, { body: { readings } });
}

const sweep = () => sweepStale(app.parts, app.clock.now());
const notices = () =>
  app.db.tx(SYSTEM, (tx) =>
    tx.rows<{ kind: string }>(
      sqlText(`SELECT payload ->> 'kind' AS kind FROM outbox WHERE topic = 'notice'`),
    ),
  );
const alarmsOf = async (pointId: number) =>
  (await duty.call(listAlarms, { query: { pointId } })).items.map(({ state }) => state);

test('a park that was down for two hours does not blame its sensors', async () => {
  const [lives, dead] = [await addPoint('E101-LIVES'), await addPoint('E101-DEAD')];
  await send('E101-LIVES', 'E101-DEAD');
  app.clock.advance(2 * 3_600_000);
  await wakePoints(app.parts);
  await sweep();
  assert.deepEqual([await alarmsOf(lives), await alarmsOf(dead)], [[], []]);
  // Nothing is known of them all the same.
  assert.equal((await duty.call(readPoint, { params: { id: lives } })).state, 'unknown');
  assert.deepEqual(await notices(), [{ kind: 'system.nothing-heard' }]);

  app.clock.advance(60_000);
  await send('E101-LIVES');
  await sweep();
  assert.deepEqual(await alarmsOf(lives), []);
  // The one that does not come back is an alarm one limit after the start.
  app.clock.advance(541_000);
  await sweep();
  assert.deepEqual([await alarmsOf(lives), await alarmsOf(dead)], [[], ['unack-active']]);
});

test('an api that joins others, which heard on, changes nothing', async () => {
  const silent = await addPoint('E101-SILENT');
  await addPoint('E101-OTHER');
  await send('E101-SILENT', 'E101-OTHER');
  app.clock.advance(599_000);
  await send('E101-OTHER');
  await wakePoints(app.parts);
  app.clock.advance(2000);
  await sweep();
  assert.deepEqual(await alarmsOf(silent), ['unack-active']);
  assert.equal((await notices()).length, 1);
});
