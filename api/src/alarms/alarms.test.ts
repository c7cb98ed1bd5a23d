import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acknowledgeAlarm,
  confirmAlarm,
  listAlarms,
  readAlarm,
  shelveAlarm,
  unshelveAlarm,
} from '@parkwatch/domain/wire/alarms';
import { listPoints, readPoint, setPointService } from '@parkwatch/domain/wire/enterprises';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { sweepShelved } from './service.ts';
import { sweepStale } from './sweep-stale.ts';

// Half a day passes here, and nobody has to sign in again.
const app = await testApp({ config: { sessionIdleMinutes: 1440, sessionMaxHours: 48 } });
app.clock.set(new Date('2026-11-20T08:00:00Z'));
const gateway = app.source('park');
const duty = await app.as('duty');
const start = Date.parse('2026-11-20T08:00:00Z');

/** Moves the clock and posts a value of a point at that moment. */
async function send(seconds: number, value: number, { point = 'E101-TI1', quality = 'good' } = {}) {
  app.clock.set(new Date(start + seconds * 1000));
  const time = app.clock.now().toISOString();
  const receipt = await gateway.call(ingestObservations, {
    body: { readings: [{ point, time, value, quality }] },
  });
  assert.equal(receipt.accepted, 1);
}

async function addPoint(code: string, more: Readonly<Record<string, unknown>> = {}) {
  const names = { name_zh: '温度', name_en: 'Temperature', kind: 'temperature', unit: 'degC' };
  await app.db.tx({ kind: 'system' }, (tx) =>
    insertRow(tx, 'point', {
      ...{
        enterprise_id: OWN.enterpriseId,
        facility_id: OWN.id,
        external_id: code,
        code,
        ...names,
      },
      ...{ range_low: 0, range_high: 200, geom: 'POINT(103.701 1.271)', ...more },
    }),
  );
  const row = await app.db.tx({ kind: 'system' }, (tx) =>
    tx.one<{ id: number }>(sqlText('SELECT id FROM point WHERE code = $1'), [code]),
  );
  return row!.id;
}

const tempId = await addPoint('E101-TI1', { h: 80, hh: 90, deadband: 2, delay_s: 60 });

async function alarmsOf(pointId: number, view: 'open' | 'shelved' | 'history' = 'open') {
  return (await duty.call(listAlarms, { query: { pointId, view } })).items;
}

async function liveEvents(topic: string) {
  return app.db.tx({ kind: 'system' }, (tx) =>
    tx.rows<{ to_park: boolean; enterprise_ids: number[]; payload: { id: number; state: string } }>(
      sqlText('SELECT to_park, enterprise_ids, payload FROM outbox WHERE topic = $1 ORDER BY seq'),
      [topic],
    ),
  );
}

describe('alarms', () => {
  it('are raised after the delay, with the inputs that led to them, and told to park and enterprise', async () => {
    await send(0, 85);
    await send(30, 86);
    assert.deepEqual(await alarmsOf(tempId), []);
    await send(60, 86);
    await send(61, 88.5);
    await send(62, 87);
    const [alarm] = await alarmsOf(tempId);
    assert.ok(alarm);
    assert.equal(alarm.peakValue, 88.5, 'the worst value since');
    assert.deepEqual(
      [alarm.condition, alarm.state, alarm.limit, alarm.priority],
      ['h', 'unack-active', 80, 'medium'],
    );
    assert.equal(alarm.raisedAt, '2026-11-20T08:01:00.000Z');
    assert.equal(alarm.enterprise?.id, OWN.enterpriseId);
    assert.equal(alarm.explain['delayS'], 60);
    const [event] = await liveEvents('alarm');
    assert.deepEqual([event!.to_park, event!.enterprise_ids], [true, [OWN.enterpriseId]]);
    assert.equal(event!.payload.id, alarm.id);
    const zones = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.one<{ reason: string }>(sqlText('SELECT reason FROM zone_request')),
    );
    assert.equal(zones!.reason, `alarm:${alarm.id}`);
  });

  it('are acknowledged, return and close; each step is kept with who, when and why', async () => {
    const [alarm] = await alarmsOf(tempId);
    const id = alarm!.id;
    const acked = await duty.call(acknowledgeAlarm, { params: { id }, body: { note: 'sent Li' } });
    assert.deepEqual([acked.state, acked.acknowledged?.by.name], ['acked-active', 'duty person']);
    await assert.rejects(duty.call(acknowledgeAlarm, { params: { id }, body: {} }), {
      code: 'not-acceptable-state',
    });
    await send(90, 79);
    assert.equal((await alarmsOf(tempId))[0]!.state, 'acked-active', 'inside the dead band');
    await send(100, 70);
    assert.deepEqual(await alarmsOf(tempId), []);
    const read = await duty.call(readAlarm, { params: { id } });
    assert.deepEqual(
      read.transitions.map(({ action, to, by, why }) => [action, to, by.account ?? by.name, why]),
      [
        ['raise', 'unack-active', 'system', null],
        ['acknowledge', 'acked-active', 'duty', 'sent Li'],
        ['return', 'normal', 'system', null],
      ],
    );
  });

  it('count what comes again soon instead of multiplying it', async () => {
    for (let turn = 0; turn < 30; turn++) {
      await send(200 + turn * 120, 85);
      await send(200 + turn * 120 + 61, 85);
      await send(200 + turn * 120 + 90, 60);
    }
    const all = await alarmsOf(tempId, 'history');
    assert.equal(all.filter(({ condition }) => condition === 'h').length, 1);
    assert.equal(all[0]!.occurrences, 31);
    assert.equal(all[0]!.state, 'unack-rtn');
  });

  it('of a chattering sensor are told every few seconds, and the last of it by the sweep', async () => {
    const id = await addPoint('E101-CHATTER', { h: 80 });
    const before = (await liveEvents('alarm')).length;
    for (let turn = 0; turn < 60; turn++) {
      await send(5000 + turn, turn % 2 === 0 ? 85 : 60, { point: 'E101-CHATTER' });
    }
    const [alarm] = await alarmsOf(id);
    assert.equal(alarm!.occurrences, 30);
    const told = (await liveEvents('alarm')).length - before;
    assert.ok(told <= 20, `${told} events for 60 changes`);
    app.clock.advance(6000);
    await sweepStale(app.parts, app.clock.now());
    assert.equal((await liveEvents('alarm')).at(-1)!.payload.state, alarm!.state);
  });

  it('are shelved with reason and end, come back when it is over, and the sweep may run twice', async () => {
    await send(6000, 85);
    await send(6061, 85);
    const id = (await alarmsOf(tempId))[0]!.id;
    const body = { minutes: 30, reason: 'calibration' };
    await assert.rejects(
      duty.call(shelveAlarm, { params: { id }, body: { ...body, minutes: 1440 } }),
      {
        code: 'shelve-too-long',
      },
    );
    const shelved = await duty.call(shelveAlarm, { params: { id }, body });
    assert.deepEqual([shelved.state, shelved.shelved?.reason], ['shelved', 'calibration']);
    assert.equal((await alarmsOf(tempId, 'shelved')).length, 1);
    app.clock.advance(29 * 60_000);
    assert.equal(await sweepShelved(app.parts, app.clock.now()), 0);
    app.clock.advance(60_000);
    assert.equal(await sweepShelved(app.parts, app.clock.now()), 1);
    assert.equal(await sweepShelved(app.parts, app.clock.now()), 0);
    assert.equal((await alarmsOf(tempId))[0]!.state, 'unack-active');
    await duty.call(shelveAlarm, { params: { id }, body });
    assert.equal((await duty.call(unshelveAlarm, { params: { id } })).state, 'unack-active');
  });

  it('are confirmed by the duty officer only, and it is on record', async () => {
    const id = (await alarmsOf(tempId))[0]!.id;
    const manager = await app.as('e1.manager');
    const body = { note: 'seen on camera' };
    await assert.rejects(manager.call(confirmAlarm, { params: { id }, body }), {
      code: 'forbidden',
    });
    const confirmed = await duty.call(confirmAlarm, { params: { id }, body });
    assert.equal(confirmed.confirmed?.by?.account, 'duty');
    const { transitions } = await duty.call(readAlarm, { params: { id } });
    assert.equal(transitions.at(-1)!.action, 'confirm');
    const trail = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ actor: string }>(
        sqlText('SELECT actor FROM audit_record WHERE action = $1 AND object = $2'),
        ['confirmAlarm', `alarm:${id}`],
      ),
    );
    assert.deepEqual(
      trail.map(({ actor }) => actor),
      ['duty'],
    );
  });

  it('of a neighbour do not exist for an enterprise', async () => {
    const id = (await alarmsOf(tempId))[0]!.id;
    const foreign = await app.as('e2.manager');
    await assert.rejects(foreign.call(readAlarm, { params: { id } }), { code: 'not-found' });
    await assert.rejects(foreign.call(acknowledgeAlarm, { params: { id }, body: {} }), {
      code: 'not-found',
    });
    assert.deepEqual((await foreign.call(listAlarms)).items, []);
    const own = await app.as('e1.manager');
    assert.ok((await own.call(listAlarms)).items.length > 0);
  });

  it('are listed page by page without a gap or a repeat', async () => {
    const all = (await duty.call(listAlarms, { query: { view: 'history' } })).items;
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const query = { view: 'history' as const, limit: 1, ...(cursor ? { cursor } : {}) };
      const page = await duty.call(listAlarms, { query });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen,
      all.map(({ id }) => id),
    );
    await assert.rejects(duty.call(listAlarms, { query: { cursor: 'abc' } }), {
      code: 'bad-request',
    });
    await assert.rejects(duty.call(listAlarms, { query: { limit: 0 } }), { code: 'bad-request' });
  });
});

describe('silence', () => {
  it('makes a point unknown and raises an alarm, once, however often the sweep runs', async () => {
    const id = await addPoint('E101-QUIET', { stale_s: 600 });
    await send(20_000, 20, { point: 'E101-QUIET' });
    assert.equal((await duty.call(readPoint, { params: { id } })).state, 'normal');
    app.clock.advance(599_000);
    await sweepStale(app.parts, app.clock.now());
    assert.deepEqual(await alarmsOf(id), []);
    app.clock.advance(2000);
    const { state, unknownWhy } = await duty.call(readPoint, { params: { id } });
    assert.deepEqual([state, unknownWhy], ['unknown', 'stale']);
    await sweepStale(app.parts, app.clock.now());
    await sweepStale(app.parts, app.clock.now());
    const [alarm] = await alarmsOf(id);
    assert.deepEqual([alarm!.condition, alarm!.occurrences], ['stale', 1]);
    await send(21_000, 20, { point: 'E101-QUIET' });
    assert.equal((await alarmsOf(id))[0]!.state, 'unack-rtn');
  });

  it('of a point that never spoke is unknown at once and an alarm after its limit', async () => {
    const id = await addPoint('E101-NEVER', { stale_s: 600 });
    const { state, unknownWhy } = await duty.call(readPoint, { params: { id } });
    assert.deepEqual([state, unknownWhy], ['unknown', 'never']);
    await sweepStale(app.parts, app.clock.now());
    app.clock.advance(601_000);
    await sweepStale(app.parts, app.clock.now());
    assert.equal((await alarmsOf(id))[0]!.condition, 'stale');
  });

  it('does not stop a delay that has begun', async () => {
    const id = await addPoint('E101-DELAY', { h: 80, delay_s: 120 });
    await send(30_000, 85, { point: 'E101-DELAY' });
    app.clock.advance(121_000);
    await sweepStale(app.parts, app.clock.now());
    const [alarm] = await alarmsOf(id);
    assert.deepEqual([alarm!.condition, alarm!.raisedAt], ['h', '2026-11-20T16:22:00.000Z']);
  });

  it('costs nothing when nothing is due', async () => {
    await sweepStale(app.parts, app.clock.now());
    assert.equal(await sweepStale(app.parts, app.clock.now()), 0);
  });
});

describe('a point out of service', () => {
  it('is unknown, puts its alarms aside, is not judged, and begins anew', async () => {
    const id = await addPoint('E101-OOS', { h: 80 });
    await send(40_000, 85, { point: 'E101-OOS' });
    const manager = await app.as('e1.manager');
    const out = { inService: false, reason: 'replaced' };
    const after = await manager.call(setPointService, { params: { id }, body: out });
    assert.deepEqual([after.state, after.unknownWhy], ['unknown', 'out-of-service']);
    assert.equal((await alarmsOf(id, 'shelved'))[0]!.state, 'out-of-service');
    await assert.rejects(manager.call(setPointService, { params: { id }, body: out }), {
      code: 'not-acceptable-state',
    });
    await send(40_100, 60, { point: 'E101-OOS' });
    await send(40_200, 99, { point: 'E101-OOS' });
    const back = { inService: true, reason: 'done' };
    const returned = await manager.call(setPointService, { params: { id }, body: back });
    assert.equal(returned.state, 'normal');
    assert.equal((await alarmsOf(id))[0]!.state, 'unack-rtn');
    await send(40_300, 95, { point: 'E101-OOS' });
    assert.deepEqual(
      (await alarmsOf(id)).map(({ state }) => state),
      ['unack-active'],
    );
  });

  it('of a neighbour can neither be seen nor touched', async () => {
    const manager = await app.as('e1.manager');
    const body = { inService: false, reason: 'mine now' };
    await assert.rejects(manager.call(setPointService, { params: { id: FOREIGN.id }, body }), {
      code: 'not-found',
    });
    const { items } = await manager.call(listPoints);
    assert.ok(items.every(({ enterpriseId }) => enterpriseId === OWN.enterpriseId));
    const unknown = await duty.call(listPoints, { query: { state: 'unknown' } });
    assert.ok(unknown.items.some(({ id }) => id === FOREIGN.id));
  });
});
