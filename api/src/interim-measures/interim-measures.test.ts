import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import { listAudit } from '@parkwatch/domain/wire/audit';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import * as dangers from '@parkwatch/domain/wire/hidden-dangers';
import * as wire from '@parkwatch/domain/wire/interim-measures';
import { escalateHiddenDangers } from '../hidden-dangers/escalate.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { interimMeasureSources } from '../zones/sources/interim-measure.ts';
import { remindInterimMeasures } from './remind.ts';

const photo = new Uint8Array(
  readFileSync(new URL('../attachments/fixtures/gps.jpg', import.meta.url)),
);
const SYSTEM = { kind: 'system' } as const;
const START = new Date('2026-07-21T08:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);
const iso = (ms: number) => after(ms).toISOString();

let app: TestApp;
before(async () => {
  // Time lines of days: nobody is signed out on the way.
  app = await testApp({ config: { sessionIdleMinutes: 1440 * 400, sessionMaxHours: 24 * 400 } });
  // The fixture's own measure would end in the middle of ours.
  await app.db.tx(SYSTEM, (tx) =>
    tx.run({
      name: 'end others',
      text: `UPDATE interim_measure SET ended_at = decided_at, ender_name = 'test', ender_role = 'duty', ended_why = '"test"'`,
    }),
  );
});

async function upload(username: string): Promise<number> {
  const sent = { raw: photo, headers: { 'content-type': 'image/jpeg' } };
  return (await (await app.as(username)).call(dangers.uploadAttachment, sent)).id;
}

/** A danger that its enterprise has taken up, with a fix that takes a month. */
async function takenUp(): Promise<HiddenDangerDetail> {
  app.clock.set(START);
  const [duty, manager] = await Promise.all([app.as('duty'), app.as('e1.manager')]);
  const body = {
    ...{ title: 'Leaking flange', description: 'Drips onto the walkway' },
    ...{ enterpriseId: OWN.enterpriseId, category: 'process', grade: 'general' },
    ...{ location: [103.701, 1.271], attachmentIds: [await upload('duty')] },
  };
  const { id } = await duty.call(dangers.reportHiddenDanger, { body });
  const params = { id };
  const order = { instruction: 'Replace', deadline: iso(30 * DAY_MS) };
  const seen = { grade: 'general', category: 'process', text: 'Seen', dispatch: order } as const;
  await duty.call(dangers.confirmHiddenDanger, { params, body: seen });
  return manager.call(dangers.takeUpHiddenDanger, { params, body: { text: 'In a month' } });
}

type Adding = { readonly by?: string } & Readonly<Record<string, unknown>>;

async function add(id: number, { by = 'e1.manager', ...more }: Adding = {}) {
  const body = {
    ...{ kind: 'isolation', measure: 'Barrier around the walkway', responsible: 'Li' },
    ...{ until: iso(3 * DAY_MS), ...more },
  };
  return (await app.as(by)).call(wire.addInterimMeasure, { params: { id }, body });
}

type Changing = { readonly by?: string; readonly version?: number; readonly untilMs?: number };

async function extend(id: number, { by = 'e1.manager', version = 1, untilMs = 0 }: Changing) {
  const body = { version, until: iso(untilMs), reason: 'The part is late' };
  return (await app.as(by)).call(wire.extendInterimMeasure, { params: { id }, body });
}

async function end(id: number, { by = 'e1.manager', version = 1 }: Changing = {}) {
  const body = { version, reason: 'Flange replaced' };
  return (await app.as(by)).call(wire.endInterimMeasure, { params: { id }, body });
}

async function noticesOf(dangerId: number) {
  const rows = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<{ kind: string; zh: string; to_park: boolean; enterprise_ids: number[] }>(
      {
        name: 'notices of a danger',
        text: `SELECT payload->>'kind' AS kind, payload->'text'->>'zh' AS zh, to_park, enterprise_ids FROM outbox
          WHERE topic = 'notice' AND payload->>'refKind' = 'hidden-danger' AND (payload->>'refId')::bigint = $1
            AND payload->>'kind' LIKE 'interim%' ORDER BY seq`,
      },
      [dangerId],
    ),
  );
  return rows;
}

async function requestReason(): Promise<string> {
  const row = await app.db.tx(SYSTEM, (tx) =>
    tx.one<{ reason: string }>({
      name: 'why zones',
      text: 'SELECT reason FROM zone_request WHERE id = 1',
    }),
  );
  return row!.reason;
}

test('the enterprise adds, extends and ends it; each decision stays in the trail', async () => {
  const { id, interim, interimMeasures } = await takenUp();
  assert.deepEqual([interim, interimMeasures], [null, []]);
  app.clock.set(after(HOUR_MS));
  const added = await add(id);
  const [measure] = added.interimMeasures;
  assert.deepEqual(
    [measure!.state, measure!.until, measure!.addedBy.account, measure!.ended, measure!.version],
    ['in-force', iso(3 * DAY_MS), 'e1.manager', null, 1],
  );
  assert.deepEqual(added.interim, {
    ...{ standing: 1, until: iso(3 * DAY_MS), changedAt: iso(HOUR_MS) },
  });
  assert.equal(await requestReason(), `hidden-danger:${id}`);

  app.clock.set(after(2.5 * DAY_MS));
  const extended = await extend(measure!.id, { untilMs: 20 * DAY_MS });
  assert.deepEqual(
    [extended.interimMeasures[0]!.state, extended.interimMeasures[0]!.extendedCount],
    ['in-force', 1],
  );
  app.clock.set(after(4 * DAY_MS));
  const ended = await end(measure!.id, { version: 2 });
  const [last] = ended.interimMeasures;
  assert.deepEqual(
    [last!.state, last!.ended?.why, last!.ended?.by.account, last!.ended?.at],
    ['ended', 'Flange replaced', 'e1.manager', iso(4 * DAY_MS)],
  );
  assert.deepEqual(ended.interim, { standing: 0, until: null, changedAt: iso(4 * DAY_MS) });
  assert.deepEqual(
    ended.trail.slice(-3).map(({ action, text, data }) => [action, text, data['untilMs']]),
    [
      ['interim-add', 'Barrier around the walkway', Date.parse(iso(3 * DAY_MS))],
      ['interim-extend', 'The part is late', Date.parse(iso(20 * DAY_MS))],
      ['interim-end', 'Flange replaced', undefined],
    ],
  );
  assert.equal(ended.trail.at(-2)?.data['fromMs'], Date.parse(iso(3 * DAY_MS)));
  const { items } = await (await app.as('auditor')).call(listAudit, { query: {} });
  const actions = items
    .filter(({ result, object }) => result === 'done' && object === `hidden-danger:${id}`)
    .map(({ action }) => action);
  for (const { id: endpoint } of Object.values(wire)) assert.ok(actions.includes(endpoint));
});

test('bad ends are refused with a word in the language of who sends them', async () => {
  const { id } = await takenUp();
  const faults: [untilMs: number, zh: RegExp][] = [
    [0, /晚于现在/],
    [90 * DAY_MS + 1, /不得超过 90 天/],
  ];
  for (const [untilMs, zh] of faults) {
    await assert.rejects(add(id, { until: iso(untilMs) }), (error: object) => {
      const { code, errors } = (
        error as { problem: { code: string; errors: { message: string; path: string }[] } }
      ).problem;
      assert.deepEqual([code, errors[0]!.path], ['bad-request', '/until']);
      assert.match(errors[0]!.message, zh);
      return true;
    });
  }
  const wordless = [
    { measure: ' x ' },
    { responsible: ' ' },
    { kind: 'prayer' },
    { until: 'soon' },
  ];
  for (const fault of wordless) await assert.rejects(add(id, fault), { code: 'bad-request' });
  const { interimMeasures } = await add(id, { until: iso(90 * DAY_MS) });
  const measureId = interimMeasures[0]!.id;
  await assert.rejects(extend(measureId, { untilMs: 90 * DAY_MS }), { code: 'bad-request' });
});

test('who saw an older version, and the second of two at once, are told of a conflict', async () => {
  const { id } = await takenUp();
  const measureId = (await add(id)).interimMeasures[0]!.id;
  const both = await Promise.allSettled([
    extend(measureId, { untilMs: 5 * DAY_MS }),
    extend(measureId, { untilMs: 6 * DAY_MS, by: 'duty' }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  await assert.rejects(end(measureId), { code: 'conflict' });
  await end(measureId, { version: 2 });
  await assert.rejects(end(measureId, { version: 3 }), { code: 'not-acceptable-state' });
});

test('the park lays one down on any open danger, and only the park ends it', async () => {
  app.clock.set(START);
  const duty = await app.as('duty');
  const body = {
    ...{ title: 'Cracked support', description: 'Of the pipe rack' },
    ...{ enterpriseId: OWN.enterpriseId, category: 'mechanical', grade: 'major' },
    ...{ location: [103.701, 1.271], attachmentIds: [await upload('duty')] },
  };
  const { id } = await duty.call(dangers.reportHiddenDanger, { body });
  await assert.rejects(add(id), { code: 'not-acceptable-state' });
  await assert.rejects(add(id, { by: 'e1.worker' }), { code: 'forbidden' });
  await assert.rejects(add(id, { by: 'e2.manager' }), { code: 'not-found' });
  const { interimMeasures } = await add(id, { by: 'inspector', kind: 'reduced-operation' });
  const measureId = interimMeasures[0]!.id;
  const params = { id };
  const dispatch = { instruction: 'Weld' };
  const seen = { grade: 'major', category: 'mechanical', text: 'Seen', dispatch } as const;
  await duty.call(dangers.confirmHiddenDanger, { params, body: seen });
  const manager = await app.as('e1.manager');
  await manager.call(dangers.takeUpHiddenDanger, { params, body: { text: 'Tomorrow' } });
  await assert.rejects(end(measureId), { code: 'forbidden' });
  await assert.rejects(extend(measureId, { by: 'e2.manager', untilMs: 9 * DAY_MS }), {
    code: 'not-found',
  });
  await extend(measureId, { untilMs: 9 * DAY_MS });
  const ended = await end(measureId, { by: 'duty', version: 2 });
  assert.equal(ended.interimMeasures[0]!.state, 'ended');
});

test('what stands ends with its danger, in the words of the system', async () => {
  const { id } = await takenUp();
  await add(id);
  await add(id, { kind: 'patrol', measure: 'Every hour', until: iso(2 * DAY_MS) });
  const duty = await app.as('duty');
  const params = { id };
  const closed = await duty.call(dangers.withdrawHiddenDanger, {
    params,
    body: { reason: 'None' },
  });
  assert.deepEqual(
    closed.interimMeasures.map(({ state, ended }) => [state, ended?.by.role, typeof ended?.why]),
    [
      ['ended', 'system', 'object'],
      ['ended', 'system', 'object'],
    ],
  );
  assert.deepEqual(
    closed.trail.slice(-3).map(({ action }) => action),
    ['withdraw', 'interim-end', 'interim-end'],
  );
  await assert.rejects(add(id, { by: 'duty' }), { code: 'not-acceptable-state' });
  assert.equal(await remindInterimMeasures(app.parts, after(9 * DAY_MS)), 0);
});

test('reminders: the enterprise a day before, both at the end, each once, and anew after an extension', async () => {
  const { id, number } = await takenUp();
  const measureId = (await add(id)).interimMeasures[0]!.id;
  const run = (ms: number) => remindInterimMeasures(app.parts, after(ms));
  assert.equal(await run(2 * DAY_MS - 1), 0);
  const twice = await Promise.all([run(2 * DAY_MS), run(2 * DAY_MS)]);
  assert.deepEqual(twice.toSorted(), [0, 1]);
  assert.equal(await run(3 * DAY_MS - 1), 0);
  assert.equal(await run(3 * DAY_MS), 1);
  assert.equal(await run(3 * DAY_MS + MINUTE_MS), 0);
  assert.equal(await requestReason(), `hidden-danger:${id}`);
  const told = await noticesOf(id);
  assert.deepEqual(
    told.map(({ kind, to_park, enterprise_ids }) => [kind, to_park, enterprise_ids]),
    [
      ['interim-measure.expiring', false, [OWN.enterpriseId]],
      ['interim-measure.expired', true, [OWN.enterpriseId]],
    ],
  );
  assert.ok(told[1]!.zh.includes(number) && told[1]!.zh.includes('07-24 16:00'));

  app.clock.set(after(4 * DAY_MS));
  await extend(measureId, { untilMs: 8 * DAY_MS });
  assert.equal(await run(4 * DAY_MS), 0);
  // The job was down past the end: only the end is told.
  assert.equal(await run(9 * DAY_MS), 1);
  assert.equal((await noticesOf(id)).length, 3);
  const read = await (await app.as('duty')).call(dangers.readHiddenDanger, { params: { id } });
  assert.equal(read.escalation, null, 'a notice is no rung of the ladder');
  assert.deepEqual(
    read.trail.filter(({ by }) => by.role === 'system').map(({ action }) => action),
    ['interim-expiring', 'interim-expired', 'interim-expired'],
  );
});

test('the ladder climbs as it would without interim protection', async () => {
  const { id } = await takenUp();
  await add(id, { until: iso(31 * DAY_MS) });
  app.clock.set(after(32 * DAY_MS));
  await remindInterimMeasures(app.parts, after(32 * DAY_MS));
  assert.ok((await escalateHiddenDangers(app.parts, after(32 * DAY_MS))) > 0);
  const duty = await app.as('duty');
  const { escalation } = await duty.call(dangers.readHiddenDanger, { params: { id } });
  assert.ok(escalation !== null && !escalation.step.startsWith('interim'));
});

test('it is a source of risk once it is about to expire, by the worst of its danger', async () => {
  const { id, number } = await takenUp();
  await add(id);
  await add(id, { kind: 'patrol', measure: 'Every hour', until: iso(10 * DAY_MS) });
  const found = async (ms: number) =>
    (await app.db.tx(SYSTEM, (tx) => interimMeasureSources(tx, after(ms))))
      .flatMap(({ reasons, at, reachM }) => reasons.map((reason) => ({ ...reason, at, reachM })))
      .filter(({ refId }) => refId === id);
  assert.deepEqual(await found(2 * DAY_MS - 1), []);
  const [expiring] = await found(2 * DAY_MS);
  assert.deepEqual(
    [expiring!.kind, expiring!.amount, expiring!.reachM, expiring!.at],
    ['temporary-measure', 0.09, 100, { type: 'Point', coordinates: [103.701, 1.271] }],
  );
  assert.ok(expiring!.label.zh.includes(number) && expiring!.label.zh.includes('07-24 16:00'));
  assert.equal((await found(3 * DAY_MS - 1))[0]!.amount, 0.09);
  const [expired] = await found(3 * DAY_MS);
  assert.deepEqual([expired!.amount, expired!.reachM], [0.3, 150]);
  assert.match(expired!.label.en, /expired.*Barrier around the walkway/);
  assert.match((await found(11 * DAY_MS))[0]!.label.en, /and 1 more/);
  const duty = await app.as('duty');
  const params = { id };
  await duty.call(dangers.withdrawHiddenDanger, { params, body: { reason: 'None' } });
  assert.deepEqual(await found(11 * DAY_MS), []);
});
