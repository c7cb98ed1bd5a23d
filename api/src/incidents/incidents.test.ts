import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { confirmAlarm, readAlarm } from '@parkwatch/domain/wire/alarms';
import * as wire from '@parkwatch/domain/wire/incidents';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { alarms } from '../alarms/routes.ts';
import { sqlText } from '../db/sql.ts';
import { ingest } from '../ingest/routes.ts';
import { session } from '../session/routes.ts';
import { CHLORINE_CAS, FAR, FOREIGN, OWN, insertRow } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { checkLinkage, sweepLinkage } from './linkage.ts';
import { incidents } from './routes.ts';
import { tellOverdueOrders } from './service.ts';

const SYSTEM = { kind: 'system' } as const;
/** Daylight at the park. */
const START = new Date('2026-07-21T03:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);
const SECOND_POINT = 102;
/** 220 m from the neighbour's land, where the other two are more than 300 m away. */
const NEAR_POINT = 104;

let app: TestApp;
before(async () => {
  app = await testApp({
    features: (parts) => [session(parts), incidents(parts), alarms(parts), ingest(parts)],
    config: { sessionIdleMinutes: 1440 },
  });
  app.clock.set(START);
  await app.db.tx(SYSTEM, async (tx) => {
    // As substance lists write it.
    await tx.run(sqlText(`UPDATE substance SET name_en = 'chlorine' WHERE cas = $1`), [
      CHLORINE_CAS,
    ]);
    const gas = { kind: 'toxic-gas', substance_cas: CHLORINE_CAS, unit: 'ppm' };
    const range = { range_low: 0, range_high: 50, h: 1, hh: 3 };
    const names = { name_zh: '氯气 2', name_en: 'Chlorine 2' };
    await insertRow(tx, 'point', {
      ...{ id: SECOND_POINT, enterprise_id: OWN.enterpriseId, facility_id: OWN.id },
      ...{ external_id: 'GAS2', code: 'E101-GAS2', ...names, ...gas, ...range },
      geom: 'POINT(103.7022 1.2713)',
    });
    await insertRow(tx, 'point', {
      ...{ id: NEAR_POINT, enterprise_id: OWN.enterpriseId, facility_id: OWN.id },
      ...{ external_id: 'GAS3', code: 'E101-GAS3', ...names, ...gas, ...range },
      geom: 'POINT(103.703 1.2713)',
    });
    const wind = { range_low: 0, range_high: 360, geom: 'POINT(103.7 1.27)' };
    for (const [id, kind, unit] of [
      [301, 'wind-speed', 'm/s'],
      [302, 'wind-direction', 'deg'],
    ] as const) {
      const named = { external_id: kind, code: kind, name_zh: '风', name_en: 'Wind' };
      await insertRow(tx, 'point', { id, kind, unit, ...named, ...wind });
    }
  });
});

beforeEach(async () => {
  app.clock.set(START);
  await app.db.tx(SYSTEM, async (tx) => {
    await tx.run(sqlText(`UPDATE incident SET state = 'closed', closed_at = opened_at`));
    await tx.run(sqlText(`UPDATE incident_order SET state = 'stood-down'`));
    await tx.run(
      sqlText(
        `UPDATE alarm SET state = 'normal', is_active = false, linkage_checked_at = now(), last_at = last_at - interval '1 day'`,
      ),
    );
  });
  await setWind(5, 270);
});

async function setWind(speed: number, fromDeg: number, at: Date = START): Promise<void> {
  await app.db.tx(SYSTEM, (tx) =>
    tx.run(
      sqlText(`INSERT INTO latest_value (point_id, at, value, quality, received_at) VALUES (301, $1, $2, 0, $1), (302, $1, $3, 0, $1)
        ON CONFLICT (point_id) DO UPDATE SET at = excluded.at, value = excluded.value`),
      [at, speed, fromDeg],
    ),
  );
}

type Raised = { pointId?: number; condition?: string; at?: Date; enterpriseId?: number | null };

async function raise({
  pointId = OWN.id,
  condition = 'hh',
  at = START,
  enterpriseId = OWN.enterpriseId,
}: Raised = {}): Promise<number> {
  return app.db.tx(SYSTEM, async (tx) => {
    const row = await tx.one<{ id: number }>(
      sqlText(`INSERT INTO alarm (point_id, enterprise_id, facility_id, rule_id, condition, priority, state, is_active, raised_at,
          last_at, value, limit_value, linkage_checked_at)
        VALUES ($1, $2, (SELECT facility_id FROM point WHERE id = $1), 'limits', $3, 'urgent', 'unack-active', true, $4, $4, 5, 3,
          CASE WHEN $3 <> 'hh' THEN $4::timestamptz END) RETURNING id`),
      [pointId, enterpriseId, condition, at],
    );
    return row!.id;
  });
}

async function openIncidents(username = 'duty') {
  const client = await app.as(username);
  return (await client.call(wire.listIncidents)).items;
}

async function detail(id: number, username = 'duty') {
  return (await app.as(username)).call(wire.readIncident, { params: { id } });
}

test('one sensor alone waits; nobody is moved', async () => {
  const alarmId = await raise();
  assert.equal(await checkLinkage(app.parts, alarmId), 'wait');
  assert.deepEqual(await openIncidents(), []);
});

test('a second sensor confirms: each enterprise within 1 km gets one order by distance and wind', async () => {
  const first = await raise();
  await raise({ pointId: SECOND_POINT, condition: 'h' });
  assert.equal(await sweepLinkage(app.parts), 1);
  const [opened, ...others] = await openIncidents();
  assert.deepEqual(others, []);
  const incident = await detail(opened!.id);
  assert.match(incident.number, /^SJ-2026-\d{6}$/);
  assert.equal(incident.radiusM, 1000);
  // 5 m/s is 18 km/h: the moderate column of the guide's table, by day.
  assert.equal(incident.advisoryRadiusM, 3400);
  assert.equal(incident.openedBy.name, 'system');
  assert.equal(incident.alarmIds.length, 2);
  assert.equal(incident.unansweredCount, 2);
  assert.deepEqual(
    incident.orders.map(({ enterprise, kind, isDownwind }) => [enterprise.id, kind, isDownwind]),
    [
      [OWN.enterpriseId, 'evacuate', null],
      [FOREIGN.enterpriseId, 'evacuate', true],
    ],
  );
  assert.equal(incident.orders[0]!.distanceM, 0);
  assert.match(incident.orders[0]!.instruction.en, /Chlorine is leaking on your own site, at /);
  assert.match(incident.title.en, /^Chlorine leak: /);
  const metres = incident.orders[1]!.distanceM;
  assert.ok(metres > 400 && metres < 412, `to the edge of the land, not to its middle: ${metres}`);
  assert.match(incident.orders[1]!.instruction.en, /^EVACUATE\. Chlorine is leaking/);
  assert.match(incident.orders[1]!.instruction.zh, /^【撤离】/);
  assert.equal(incident.orders[1]!.dueAt, after(10 * MINUTE_MS).toISOString());
  const shown = await (await app.as('duty')).call(readAlarm, { params: { id: first } });
  assert.equal(shown.alarm.incidentId, incident.id);
});

test('two readings over HTTP are enough: when the answer comes, the neighbours have their orders', async () => {
  const readings = ['E101-GAS1', 'E101-GAS2'].map((point) => {
    return { point, time: START.toISOString(), value: 6.5 };
  });
  const source = app.source('own');
  const receipt = await source.call(ingestObservations, { body: { readings } });
  assert.equal(receipt.accepted, 2);
  const neighbour = await app.as('e2.manager');
  const { items } = await neighbour.call(wire.listOrders);
  assert.deepEqual(
    items.map(({ enterprise, state }) => [enterprise.id, state]),
    [[FOREIGN.enterpriseId, 'issued']],
  );
  const [incident, ...others] = await openIncidents();
  assert.deepEqual(others, []);
  // Both high-high alarms, and the high one of the second sensor that confirmed the first.
  assert.equal(incident!.alarmIds.length, 3);
  assert.equal((incident!.why['alarm'] as { value: number }).value, 6.5);
});

test('upwind is not crosswind, and an old wind counts as none', async () => {
  const kindAt = async (speed: number, fromDeg: number, at?: Date) => {
    await setWind(speed, fromDeg, at);
    await raise({ pointId: SECOND_POINT });
    await sweepLinkage(app.parts);
    const [incident] = await openIncidents();
    const { orders } = await detail(incident!.id);
    const order = orders.find(({ enterprise }) => enterprise.id === FOREIGN.enterpriseId)!;
    await app.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText(`UPDATE incident SET state = 'closed', closed_at = opened_at`)),
    );
    await app.db.tx(SYSTEM, (tx) =>
      tx.run(
        sqlText(`UPDATE alarm SET state = 'normal', is_active = false WHERE condition = 'hh'`),
      ),
    );
    return [order.kind, order.isDownwind];
  };
  await raise({ condition: 'h' });
  assert.deepEqual(await kindAt(5, 90), ['prepare', false]);
  assert.deepEqual(await kindAt(5, 0), ['shelter', false]);
  assert.deepEqual(await kindAt(5, 90, after(-60 * MINUTE_MS)), ['evacuate', null]);
  assert.deepEqual(await kindAt(0.2, 90), ['evacuate', null]);
});

test('the officer confirms by HTTP; the answer carries the incident, the log his name', async () => {
  const id = await raise();
  const duty = await app.as('duty');
  const note = { note: 'Seen on camera 3' };
  const alarm = await duty.call(confirmAlarm, { params: { id }, body: note });
  assert.notEqual(alarm.incidentId, null);
  const incident = await detail(alarm.incidentId!);
  assert.equal(incident.openedBy.name, 'duty person');
  const { id: userId, name } = incident.openedBy;
  assert.deepEqual(incident.why['confirmation'], { by: 'officer', userId, name });
});

test('two alarms checked at the same moment open one incident', async () => {
  const one = await raise();
  const two = await raise({ pointId: SECOND_POINT });
  const done = await Promise.all([one, two, one].map((id) => checkLinkage(app.parts, id)));
  assert.equal(done.filter((what) => what === 'open').length, 1);
  const found = await openIncidents();
  assert.equal(found.length, 1);
  assert.deepEqual(found[0]!.alarmIds, [one, two]);
  assert.equal(found[0]!.orderCount, 2);
});

test('a further alarm joins, and only who is newly reached gets an order', async () => {
  await raise({ condition: 'h' });
  await raise({ pointId: SECOND_POINT });
  await sweepLinkage(app.parts);
  const third = await raise();
  assert.equal(await checkLinkage(app.parts, third), 'join');
  const [incident, ...more] = await openIncidents();
  assert.deepEqual(more, []);
  assert.ok(incident!.alarmIds.includes(third));
  assert.equal(incident!.orderCount, 2);
  assert.equal((await detail(incident!.id)).log.at(-1)?.action, 'alarm-joined');
});

test('two active neighbours confirm each other however far apart they came; one that is over only for a while', async () => {
  const first = await raise({ condition: 'h', at: after(-11 * MINUTE_MS) });
  const second = await raise({ pointId: SECOND_POINT });
  const end = (at: Date) =>
    app.db.tx(SYSTEM, (tx) =>
      tx.run(
        sqlText(`UPDATE alarm SET state = 'normal', is_active = false, last_at = $2 WHERE id = $1`),
        [first, at],
      ),
    );
  await end(after(-11 * MINUTE_MS));
  assert.equal(await checkLinkage(app.parts, second), 'wait');
  await end(after(-9 * MINUTE_MS));
  assert.equal(await checkLinkage(app.parts, second), 'open');
  await app.db.tx(SYSTEM, (tx) =>
    tx.run(sqlText(`UPDATE incident SET state = 'closed', closed_at = opened_at`)),
  );
  assert.equal(await checkLinkage(app.parts, second), 'wait', 'that incident is closed');
  await raise({ condition: 'h', at: after(-600 * MINUTE_MS) });
  assert.equal(await checkLinkage(app.parts, second), 'open');
});

test('an alarm nearer to a neighbour that joins asks more of it: a stricter order, to be answered anew', async () => {
  await setWind(5, 90);
  const { id, orders } = await leak();
  const first = orders.find(({ enterprise }) => enterprise.id === FOREIGN.enterpriseId)!;
  assert.equal(first.kind, 'prepare');
  const neighbour = await app.as('e2.manager');
  const body = { answer: 'acknowledged', headcount: 17 } as const;
  await neighbour.call(wire.acknowledgeOrder, { params: { id: first.id }, body });
  app.clock.set(after(2 * MINUTE_MS));
  const joining = await raise({ pointId: NEAR_POINT });
  assert.equal(await checkLinkage(app.parts, joining), 'join');
  const [order, ...more] = (await neighbour.call(wire.listOrders)).items;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [order!.id, order!.kind, order!.state, order!.acknowledged],
    [first.id, 'evacuate', 'issued', null],
  );
  assert.equal(order!.dueAt, after(12 * MINUTE_MS).toISOString());
  assert.match(order!.instruction.en, /^EVACUATE\..* about 220 m /);
  const seen = await detail(id, 'e2.manager');
  assert.deepEqual(
    seen.log.map(({ action }) => action),
    ['opened', 'order-acknowledged', 'order-raised'],
  );
  assert.deepEqual(
    seen.log[1]!.text,
    { zh: '17 人', en: '17 people' },
    'the answer stays on record',
  );
  assert.deepEqual(seen.log[2]!.text, {
    zh: '关窗停火待命 → 撤离',
    en: 'Close up and stand by → Evacuate',
  });
  type Told = { payload: { kind: string; state: string } };
  const told = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<Told>(
      sqlText(
        `SELECT payload FROM outbox WHERE topic = 'order' AND (payload ->> 'id')::bigint = $1 ORDER BY seq`,
      ),
      [first.id],
    ),
  );
  assert.deepEqual(
    told.map(({ payload }) => [payload.kind, payload.state]),
    [
      ['prepare', 'issued'],
      ['prepare', 'acknowledged'],
      ['evacuate', 'issued'],
    ],
  );
  const farther = await raise();
  assert.equal(await checkLinkage(app.parts, farther), 'join');
  assert.equal((await neighbour.call(wire.listOrders)).items[0]!.kind, 'evacuate');
});

test('a neighbour does not read which sensor joined and what it shows', async () => {
  const { id } = await leak();
  await checkLinkage(app.parts, await raise());
  const joined = (lines: { action: string }[]) =>
    lines.filter(({ action }) => action === 'alarm-joined').length;
  assert.equal(joined((await detail(id)).log), 1);
  assert.equal(joined((await detail(id, 'e1.manager')).log), 1);
  const seen = await detail(id, 'e2.manager');
  assert.equal(joined(seen.log), 0);
  assert.ok(!JSON.stringify(seen.log).includes('E101-GAS'));
});

async function leak() {
  await raise({ condition: 'h' });
  await raise({ pointId: SECOND_POINT });
  await sweepLinkage(app.parts);
  const [incident] = await openIncidents();
  return detail(incident!.id);
}

test('an enterprise sees its own order and nothing of the answers of others', async () => {
  const { id, orders } = await leak();
  const neighbour = await app.as('e2.manager');
  const seen = await detail(id, 'e2.manager');
  assert.deepEqual(
    seen.orders.map(({ enterprise }) => enterprise.id),
    [FOREIGN.enterpriseId],
  );
  assert.equal(seen.orderCount, 1);
  assert.equal(seen.enterprise, null);
  assert.deepEqual(seen.alarmIds, []);
  assert.deepEqual(seen.why['confirmation'], { by: 'second-sensor' });
  assert.equal(seen.why['alarm'], undefined);

  const own = await app.as('e1.leader');
  const ownOrder = orders.find(({ enterprise }) => enterprise.id === OWN.enterpriseId)!;
  const body = { answer: 'acknowledged', headcount: 31, note: 'Assembly point B' } as const;
  const params = { id: ownOrder.id };
  await assert.rejects(neighbour.call(wire.acknowledgeOrder, { params, body }), {
    code: 'not-found',
  });
  await own.call(wire.acknowledgeOrder, { params, body });
  assert.ok(!JSON.stringify(await detail(id, 'e2.manager')).includes('Assembly'));
  assert.ok(JSON.stringify(await detail(id)).includes('Assembly'));
  const far = await app.as('e3.manager');
  await assert.rejects(far.call(wire.readIncident, { params: { id } }), { code: 'not-found' });
  assert.deepEqual((await far.call(wire.listOrders)).items, []);
  assert.ok(FAR.enterpriseId > 0);
});

test('a refusal needs its reason; an answer may be corrected as long as the order stands', async () => {
  const { id, orders } = await leak();
  const params = {
    id: orders.find(({ enterprise }) => enterprise.id === FOREIGN.enterpriseId)!.id,
  };
  const client = await app.as('e2.manager');
  const send = (body: object) => client.call(wire.acknowledgeOrder, { params, body });
  await assert.rejects(send({ answer: 'refused' }), { code: 'reason-required' });
  const no = { answer: 'refused', note: 'Reactor can not be left' } as const;
  assert.equal((await send(no)).state, 'refused');
  const yes = { answer: 'acknowledged', headcount: 3 } as const;
  await send(yes);
  // The same answer, sent again after a lost connection, is one answer.
  assert.equal((await send(yes)).acknowledged?.headcount, 3);
  app.clock.set(after(3 * MINUTE_MS));
  const recounted = await send({ ...yes, headcount: 4 });
  assert.deepEqual(
    [recounted.acknowledged?.headcount, recounted.acknowledged?.at],
    [4, after(3 * MINUTE_MS).toISOString()],
  );
  await assert.rejects(send({ answer: 'refused', note: ' ' }), { code: 'reason-required' });
  assert.equal((await send(no)).state, 'refused');

  const { log, orders: shown, unansweredCount } = await detail(id);
  assert.deepEqual(
    log
      .filter(({ action }) => action.startsWith('order-'))
      .map(({ action, by, text }) => [action, by.account, text]),
    [
      ['order-refused', 'e2.manager', 'Reactor can not be left'],
      [
        'order-corrected',
        'e2.manager',
        {
          zh: '拒绝执行 · Reactor can not be left → 已应答 · 3 人',
          en: 'Refused · Reactor can not be left → Acknowledged · 3 people',
        },
      ],
      [
        'order-corrected',
        'e2.manager',
        {
          zh: '已应答 · 3 人 → 已应答 · 4 人',
          en: 'Acknowledged · 3 people → Acknowledged · 4 people',
        },
      ],
      [
        'order-corrected',
        'e2.manager',
        {
          zh: '已应答 · 4 人 → 拒绝执行 · Reactor can not be left',
          en: 'Acknowledged · 4 people → Refused · Reactor can not be left',
        },
      ],
    ],
  );
  assert.equal(shown.find((order) => order.id === params.id)?.state, 'refused');
  assert.equal(unansweredCount, 1);
  type Told = { state: string; headcount: number | null };
  const told = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<Told>(
      sqlText(`SELECT payload ->> 'state' AS state, (payload -> 'acknowledged' ->> 'headcount')::int AS headcount FROM outbox
        WHERE topic = 'order' AND (payload ->> 'id')::bigint = $1 ORDER BY seq`),
      [params.id],
    ),
  );
  assert.deepEqual(
    told.map(({ state, headcount }) => [state, headcount]),
    [
      ['issued', null],
      ['refused', null],
      ['acknowledged', 3],
      ['acknowledged', 4],
      ['refused', null],
    ],
  );
  const worker = await app.as('e2.worker');
  await assert.rejects(worker.call(wire.acknowledgeOrder, { params, body: yes }), {
    code: 'forbidden',
  });
  const commander = await app.as('commander');
  const body = { reason: 'Valve closed' };
  await commander.call(wire.closeIncident, { params: { id }, body });
  await assert.rejects(send(yes), { code: 'not-acceptable-state' });
});

test('who does not answer in time is told about once', async () => {
  const { id, orders } = await leak();
  assert.equal(await tellOverdueOrders(app.parts, after(10 * MINUTE_MS)), 0);
  const late = after(10 * MINUTE_MS + 1);
  app.clock.set(late);
  assert.equal(await tellOverdueOrders(app.parts, late), orders.length);
  assert.equal(await tellOverdueOrders(app.parts, after(60 * MINUTE_MS)), 0);
  const shown = await detail(id);
  assert.ok(shown.orders.every(({ isOverdue }) => isOverdue));
  const overdue = shown.log.filter(({ action }) => action === 'order-overdue');
  assert.deepEqual(
    overdue.map(({ enterprise, text, by }) => [enterprise?.code, text, by.id]).sort(),
    [OWN, FOREIGN].map(({ code }) => [code, null, null]).sort(),
    'the line names the enterprise',
  );
  assert.ok(overdue.every(({ enterprise }) => enterprise?.name.zh));
});

test('closing stands all orders down; the same alarm does not open it again by an old word', async () => {
  const alarmId = await raise();
  const duty = await app.as('duty');
  const confirmed = await duty.call(confirmAlarm, {
    params: { id: alarmId },
    body: { note: 'Smelt' },
  });
  const id = confirmed.incidentId!;
  const body = { reason: 'Valve closed, air is clean' };
  await assert.rejects(duty.call(wire.closeIncident, { params: { id }, body }), {
    code: 'forbidden',
  });
  const commander = await app.as('commander');
  app.clock.set(after(MINUTE_MS));
  const closed = await commander.call(wire.closeIncident, { params: { id }, body });
  assert.equal(closed.state, 'closed');
  assert.ok(closed.orders.every(({ state }) => state === 'stood-down'));
  await assert.rejects(commander.call(wire.closeIncident, { params: { id }, body }), {
    code: 'not-acceptable-state',
  });
  assert.equal(await checkLinkage(app.parts, alarmId), 'wait');
  assert.deepEqual((await (await app.as('e2.manager')).call(wire.listOrders)).items, []);
});

test('the live events: the incident to the park, each order to its enterprise', async () => {
  const { id } = await leak();
  type Row = { topic: string; to_park: boolean; enterprise_ids: number[] };
  const rows = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<Row>(
      sqlText(`SELECT topic, to_park, enterprise_ids FROM outbox WHERE (topic = 'order' AND (payload ->> 'incidentId')::bigint = $1)
        OR (topic = 'incident' AND (payload ->> 'id')::bigint = $1) ORDER BY seq`),
      [id],
    ),
  );
  assert.deepEqual(
    rows.map(({ topic, enterprise_ids: to }) => [topic, ...to]),
    [['order', OWN.enterpriseId], ['order', FOREIGN.enterpriseId], ['incident']],
  );
});
