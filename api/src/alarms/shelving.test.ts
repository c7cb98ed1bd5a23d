import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import {
  confirmAlarm,
  listAlarms,
  shelveAlarm,
  unshelveAlarm,
} from '@parkwatch/domain/wire/alarms';
import { setPointService } from '@parkwatch/domain/wire/enterprises';
import { listIncidents } from '@parkwatch/domain/wire/incidents';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { CHLORINE_CAS, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { sweepShelved } from './service.ts';

const app = await testApp({ config: { sessionIdleMinutes: 1440, sessionMaxHours: 48 } });
const START = Date.parse('2026-11-20T08:00:00Z');
app.clock.set(new Date(START));
const duty = await app.as('duty');
const manager = await app.as('e1.manager');
const gateway = app.source('park');

let lastId = 500;
/** Two gas sensors 25 m apart, each pair in its own corner of the land, so that no test confirms another's. */
async function gasPair(column: number) {
  const ids = [++lastId, ++lastId];
  await app.db.tx({ kind: 'system' }, async (tx) => {
    for (const id of ids) {
      const lat = 1.2 + column * 0.01 + (id - ids[0]!) * 0.0002;
      await insertRow(tx, 'point', {
        ...{ id, enterprise_id: OWN.enterpriseId, external_id: `S${id}`, code: `S${id}` },
        ...{ name_zh: '氯气', name_en: 'Chlorine', kind: 'toxic-gas', unit: 'ppm', h: 1, hh: 3 },
        ...{ range_low: 0, range_high: 50, substance_cas: CHLORINE_CAS, deadband: 0.1 },
        ...{ geom: `POINT(103.9 ${lat})`, delay_s: 0 },
      });
    }
  });
  return ids as [number, number];
}

async function send(pointId: number, value: number) {
  app.clock.advance(30_000);
  const readings = [{ point: `S${pointId}`, time: app.clock.now().toISOString(), value }];
  const receipt = await gateway.call(ingestObservations, { body: { readings } });
  assert.equal(receipt.accepted, 1);
}

async function highHighOf(pointId: number) {
  const { items } = await duty.call(listAlarms, { query: { pointId, view: 'history' } });
  return items.find(({ condition }) => condition === 'hh')!;
}

async function zoneReason() {
  const row = await app.db.tx({ kind: 'system' }, (tx) =>
    tx.one<{ reason: string }>(sqlText('SELECT reason FROM zone_request')),
  );
  return row?.reason;
}

function forgetZoneRequest() {
  return app.db.tx({ kind: 'system' }, (tx) =>
    tx.run(sqlText(`UPDATE zone_request SET reason = ''`)),
  );
}

async function notices(kind: string) {
  type Row = {
    to_park: boolean;
    enterprise_ids: number[];
    payload: { refId: number; text: { zh: string; en: string } };
  };
  return app.db.tx({ kind: 'system' }, (tx) =>
    tx.rows<Row>(
      sqlText(
        `SELECT to_park, enterprise_ids, payload FROM outbox WHERE topic = 'notice' AND payload ->> 'kind' = $1 ORDER BY seq`,
      ),
      [kind],
    ),
  );
}

const shelve = { minutes: 15, reason: 'calibration' };

describe('a shelved gas alarm', () => {
  it('that comes again while it is shelved reaches the linkage and the zones at once', async () => {
    const [one, other] = await gasPair(1);
    await send(one, 5);
    await send(one, 0);
    const alarm = await highHighOf(one);
    await duty.call(shelveAlarm, { params: { id: alarm.id }, body: shelve });
    await send(other, 1.5);
    await forgetZoneRequest();
    await send(one, 6);
    const shown = await highHighOf(one);
    assert.equal(shown.state, 'shelved');
    assert.notEqual(shown.incidentId, null, 'the neighbours have their orders');
    assert.equal(await zoneReason(), `alarm:${alarm.id}`);
    const { items } = await duty.call(listIncidents);
    assert.ok(items.some(({ id }) => id === shown.incidentId));
  });

  it('is looked at again when it is shown again, by hand or because its time is over', async () => {
    for (const end of ['unshelve', 'expire'] as const) {
      const [one, other] = await gasPair(end === 'unshelve' ? 3 : 4);
      await send(one, 5);
      const { id } = await highHighOf(one);
      await duty.call(shelveAlarm, { params: { id }, body: shelve });
      // As if the linkage had looked at it and let it go.
      await app.db.tx({ kind: 'system' }, (tx) =>
        tx.run(sqlText('UPDATE alarm SET linkage_checked_at = now() WHERE id = $1'), [id]),
      );
      await send(other, 1.5);
      assert.equal((await highHighOf(one)).incidentId, null);
      await forgetZoneRequest();
      if (end === 'unshelve') {
        const shown = await duty.call(unshelveAlarm, { params: { id } });
        assert.notEqual(shown.incidentId, null, 'the answer says so');
      } else {
        app.clock.advance(15 * MINUTE_MS);
        assert.ok((await sweepShelved(app.parts, app.clock.now())) >= 1);
      }
      assert.notEqual((await highHighOf(one)).incidentId, null, end);
      assert.equal(await zoneReason(), `alarm:${id}`);
    }
  });
});

describe('a confirmation', () => {
  it('is only taken while the alarm is open', async () => {
    const [one] = await gasPair(5);
    await send(one, 5);
    await send(one, 0);
    const { id } = await highHighOf(one);
    const setState = (state: string, isActive: boolean) =>
      app.db.tx({ kind: 'system' }, (tx) =>
        tx.run(sqlText('UPDATE alarm SET state = $2, is_active = $3 WHERE id = $1'), [
          ...[id, state, isActive],
        ]),
      );
    const confirm = () =>
      duty.call(confirmAlarm, { params: { id }, body: { note: 'seen on camera' } });
    for (const [state, isActive] of [
      ['normal', false],
      ['shelved', false],
      ['suppressed', false],
      ['out-of-service', true],
    ] as const) {
      await setState(state, isActive);
      await assert.rejects(confirm(), { code: 'not-acceptable-state' }, state);
    }
    for (const [state, isActive] of [
      ['unack-rtn', false],
      ['shelved', true],
      ['acked-active', true],
    ] as const) {
      await setState(state, isActive);
      assert.equal((await confirm()).confirmed?.by?.account, 'duty', state);
    }
  });
});

describe('an enterprise', () => {
  it('shelves no urgent alarm; of another one that it shelves the park is told', async () => {
    const [one] = await gasPair(6);
    await send(one, 5);
    const { id } = await highHighOf(one);
    assert.equal((await highHighOf(one)).priority, 'urgent');
    await assert.rejects(manager.call(shelveAlarm, { params: { id }, body: shelve }), (error) => {
      assert.ok(error instanceof Error && 'code' in error && error.code === 'forbidden');
      assert.match(JSON.stringify(error), /urgent|紧急/);
      return true;
    });
    assert.equal((await highHighOf(one)).state, 'unack-active');
    const { items } = await duty.call(listAlarms, { query: { pointId: one } });
    const warning = items.find(({ condition }) => condition === 'h')!;
    await manager.call(shelveAlarm, { params: { id: warning.id }, body: shelve });
    const [notice, ...more] = (await notices('alarm.shelved')).filter(
      ({ payload }) => payload.refId === warning.id,
    );
    assert.deepEqual(more, []);
    assert.deepEqual([notice!.to_park, notice!.enterprise_ids], [true, []]);
    assert.match(notice!.payload.text.en, /has shelved .* for 15 min, reason: calibration/);
    assert.match(notice!.payload.text.zh, /搁置了.*15 分钟，原因：calibration/);
    await duty.call(shelveAlarm, { params: { id }, body: shelve });
    assert.ok((await notices('alarm.shelved')).every(({ payload }) => payload.refId !== id));
  });

  it('takes no safety-critical point out of service; of another one the park is told', async () => {
    const body = { inService: false, reason: 'replaced' };
    await assert.rejects(manager.call(setPointService, { params: { id: OWN.id }, body }), {
      code: 'forbidden',
    });
    const [id] = await gasPair(7);
    await manager.call(setPointService, { params: { id }, body });
    const told = await notices('point.service');
    assert.deepEqual(
      told.map(({ payload, to_park, enterprise_ids }) => [payload.refId, to_park, enterprise_ids]),
      [[id, true, []]],
    );
    assert.match(told[0]!.payload.text.zh, /停用.*replaced/);
    await duty.call(setPointService, { params: { id: OWN.id }, body });
    const back = { inService: true, reason: 'done' };
    await manager.call(setPointService, { params: { id: OWN.id }, body: back });
    assert.equal((await notices('point.service')).length, 2);
  });
});
