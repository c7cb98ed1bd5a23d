import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as enforcementWire from '@parkwatch/domain/wire/enforcement';
import * as wire from '@parkwatch/domain/wire/hidden-dangers';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import { attachments } from '../attachments/routes.ts';
import { sqlText } from '../db/sql.ts';
import { enforcement } from '../enforcement/routes.ts';
import { session } from '../session/routes.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { escalateHiddenDangers } from './escalate.ts';
import { hiddenDangers } from './routes.ts';

const photo = new Uint8Array(
  readFileSync(new URL('../attachments/fixtures/gps.jpg', import.meta.url)),
);
const SYSTEM = { kind: 'system' } as const;
const START = new Date('2026-07-21T08:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);

let app: TestApp;
before(async () => {
  app = await testApp({
    features: (parts) => [
      session(parts),
      hiddenDangers(parts),
      attachments(parts),
      enforcement(parts),
    ],
    // Time lines of days: nobody is signed out on the way.
    config: { sessionIdleMinutes: 1440 * 30, sessionMaxHours: 24 * 30 },
  });
  app.clock.set(START);
});

async function upload(username: string): Promise<number> {
  const client = await app.as(username);
  const sent = { raw: photo, headers: { 'content-type': 'image/jpeg' } };
  return (await client.call(wire.uploadAttachment, sent)).id;
}

async function report(username = 'inspector', more: object = {}) {
  const attachmentIds = [await upload(username)];
  const body = {
    ...{ title: 'Leaking flange', description: 'Drips onto the walkway' },
    ...{ enterpriseId: OWN.enterpriseId, category: 'process', grade: 'general' },
    ...{ location: [103.701, 1.271], attachmentIds, ...more },
  };
  return (await app.as(username)).call(wire.reportHiddenDanger, { body });
}

async function dispatched(more: object = {}) {
  const { id, grade, category } = await report('inspector', more);
  const duty = await app.as('duty');
  const body = { grade, category, text: 'Seen', dispatch: { instruction: 'Replace' } };
  return duty.call(wire.confirmHiddenDanger, { params: { id }, body });
}

async function read(id: number, username = 'duty') {
  return (await app.as(username)).call(wire.readHiddenDanger, { params: { id } });
}

test('the whole loop: report, confirm, dispatch, take up, answer, return, answer, accept', async () => {
  app.clock.set(START);
  const reported = await report();
  const { id } = reported;
  const params = { id };
  assert.match(reported.number, /^YH-2026-\d{6}$/);
  assert.equal(reported.state, 'reported');
  assert.equal(reported.attachments.length, 1);
  const duty = await app.as('duty');
  const manager = await app.as('e1.manager');

  const order = { params, body: { instruction: 'Go' } };
  const early = duty.call(wire.dispatchHiddenDanger, order);
  await assert.rejects(early, { code: 'not-acceptable-state' }, 'nobody has looked at it yet');
  const seen = { grade: 'general', category: 'mechanical', text: 'It drips' } as const;
  const confirmed = await duty.call(wire.confirmHiddenDanger, { params, body: seen });
  assert.deepEqual([confirmed.state, confirmed.category], ['confirmed', 'mechanical']);
  const sent = await duty.call(wire.dispatchHiddenDanger, order);
  assert.equal(sent.respondBy, after(2 * HOUR_MS).toISOString());
  assert.equal(sent.deadline, after(3 * DAY_MS).toISOString());

  app.clock.set(after(HOUR_MS));
  await manager.call(wire.takeUpHiddenDanger, { params, body: { text: 'Tomorrow' } });
  const noPhoto = manager.call(wire.answerHiddenDanger, {
    params,
    body: { text: 'Done', attachmentIds: [] },
  });
  await assert.rejects(noPhoto, { code: 'incomplete-report' });

  const first = { text: 'Tightened', attachmentIds: [await upload('e1.manager')] };
  await manager.call(wire.answerHiddenDanger, { params, body: first });
  await duty.call(wire.reviewHiddenDanger, { params, body: { decision: 'return', text: 'Wet' } });
  const second = { text: 'Replaced', attachmentIds: [await upload('e1.manager')] };
  await manager.call(wire.answerHiddenDanger, { params, body: second });
  const body = { decision: 'accept', text: 'Dry' } as const;
  const closed = await duty.call(wire.reviewHiddenDanger, { params, body });

  assert.equal(closed.state, 'accepted');
  assert.equal(closed.returnedCount, 1);
  assert.deepEqual(
    closed.trail.map(({ action, by }) => `${by.account ?? by.name} ${action}`),
    [
      'inspector report',
      'duty confirm',
      'duty dispatch',
      'e1.manager take-up',
      'e1.manager answer',
      'duty return',
      'e1.manager answer',
      'duty accept',
    ],
  );
  // The enterprise reads the park's officer by name and role, the park the enterprise's people with their enterprise.
  for (const reader of [duty, manager]) {
    const { trail } = await reader.call(wire.readHiddenDanger, { params });
    const [, , sent, taken] = trail.map(({ by }) => by);
    assert.deepEqual(
      { ...sent, id: 0 },
      { ...{ id: 0, name: 'duty person', role: 'duty' }, account: 'duty', enterprise: null },
    );
    assert.deepEqual([taken?.name, taken?.role], ['e1.manager person', 'manager']);
    assert.equal(taken?.enterprise?.code, OWN.code);
  }
  assert.equal(closed.trail[6]!.attachments.length, 1);
  assert.equal(closed.attachments.length, 3);
  const again = duty.call(wire.reviewHiddenDanger, { params, body });
  await assert.rejects(again, { code: 'not-acceptable-state' });
});

test('a place outside of the park is refused, in the language of who reports', async () => {
  await assert.rejects(report('inspector', { location: [0, 0] }), { code: 'outside-park' });
  // Somebody of an enterprise sees other enterprises' land as land, too: the park is the same for all.
  const manager = await app.as('e1.manager');
  const attachmentIds = [await upload('e1.manager')];
  const body = {
    ...{ title: 'Leaking flange', description: 'Drips onto the walkway' },
    ...{ enterpriseId: OWN.enterpriseId, category: 'process', grade: 'general' },
    ...{ location: [103.701, 1.171], attachmentIds },
  };
  const refusal = async (language: string) => {
    const headers = { 'accept-language': language };
    const { status, json } = await manager.send(wire.reportHiddenDanger, { body, headers });
    return { status, ...(json as { title: string; errors: object[] }) };
  };
  const zh = await refusal('zh-CN');
  assert.deepEqual([zh.status, zh.title], [422, '位置不在园区范围内']);
  assert.deepEqual(zh.errors, [
    { path: '/location', message: '距园区超过 2 公里，请检查经度和纬度' },
  ]);
  const en = await refusal('en');
  assert.equal(en.title, 'The place is not in the park');
  assert.match(JSON.stringify(en.errors), /more than 2 km outside of the park/);
  // Nothing was used up: the same photo goes with the right place.
  const right = { body: { ...body, location: [103.701, 1.271] } };
  assert.equal((await manager.call(wire.reportHiddenDanger, right)).state, 'reported');
});

test('a report without place or photo is refused and says all that is missing', async () => {
  const duty = await app.as('duty');
  const body = {
    ...{ title: 'No rail', description: 'Stairs', enterpriseId: OWN.enterpriseId },
    ...{ category: 'management', grade: 'general' },
  };
  await assert.rejects(duty.call(wire.reportHiddenDanger, { body }), (error: unknown) => {
    const { code, problem } = error as { code: string; problem: { missing: string[] } };
    assert.equal(code, 'incomplete-report');
    assert.deepEqual(problem.missing, ['place-missing', 'photo-missing']);
    return true;
  });
});

test('an alarm is evidence and gives the place', async () => {
  const alarmId = await app.db.tx(SYSTEM, async (tx) => {
    const row = await tx.one<{ id: number }>(
      sqlText(`INSERT INTO alarm (point_id, enterprise_id, rule_id, condition, priority, state, is_active, raised_at, last_at)
        VALUES ($1, $2, 'limits', 'hh', 'urgent', 'unack-active', true, $3, $3) RETURNING id`),
      [OWN.id, OWN.enterpriseId, START],
    );
    return row!.id;
  });
  const danger = await report('duty', { location: null, attachmentIds: [], alarmId });
  assert.equal(danger.alarmId, alarmId);
  assert.ok(Math.abs(danger.location[0] - 103.70135) < 1e-9);
  const foreign = report('duty', { alarmId, enterpriseId: FOREIGN.enterpriseId });
  await assert.rejects(foreign, { code: 'not-found' }, 'an alarm of another enterprise');
});

test('photos of other people, used ones and unknown ones are refused', async () => {
  const others = await upload('duty');
  await assert.rejects(report('inspector', { attachmentIds: [others] }), {
    code: 'incomplete-report',
  });
  const mine = await upload('inspector');
  await report('inspector', { attachmentIds: [mine] });
  for (const id of [mine, 987_654]) {
    await assert.rejects(report('inspector', { attachmentIds: [id] }), {
      code: 'incomplete-report',
    });
  }
});

test('an enterprise sees, reports and answers only its own; its photos follow the record', async () => {
  const danger = await dispatched();
  const params = { id: danger.id };
  const neighbour = await app.as('e2.manager');
  await assert.rejects(neighbour.call(wire.readHiddenDanger, { params }), { code: 'not-found' });
  await assert.rejects(
    neighbour.call(wire.takeUpHiddenDanger, { params, body: { text: 'Mine' } }),
    { code: 'not-found' },
  );
  const photoId = danger.attachments[0]!.id;
  const hidden = await neighbour.send(wire.readAttachment, { params: { id: photoId } });
  assert.equal(hidden.status, 404);
  const own = await (
    await app.as('e1.worker')
  ).send(wire.readAttachment, {
    params: { id: photoId },
  });
  assert.equal(own.status, 200);
  await assert.rejects(report('e2.worker', { enterpriseId: OWN.enterpriseId }), {
    code: 'not-found',
  });
  const { items } = await neighbour.call(wire.listHiddenDangers, { query: { view: 'all' } });
  assert.ok(items.every(({ enterprise }) => enterprise.id === FOREIGN.enterpriseId));
});

test('a worker reports but does not answer; the enterprise does not judge itself', async () => {
  const { id } = await dispatched();
  const params = { id };
  const worker = await app.as('e1.worker');
  const text = { text: 'I will' };
  await assert.rejects(worker.call(wire.takeUpHiddenDanger, { params, body: text }), {
    code: 'forbidden',
  });
  const manager = await app.as('e1.manager');
  const accept = { decision: 'accept', text: 'Fine' } as const;
  await assert.rejects(manager.call(wire.reviewHiddenDanger, { params, body: accept }), {
    code: 'forbidden',
  });
});

test('a deadline in the past is refused', async () => {
  app.clock.set(START);
  const { id } = await report();
  const dispatch = { instruction: 'Go', deadline: after(-MINUTE_MS).toISOString() };
  const body = { grade: 'general', category: 'process', text: 'Seen', dispatch } as const;
  const sent = (await app.as('duty')).call(wire.confirmHiddenDanger, { params: { id }, body });
  await assert.rejects(sent, { code: 'bad-request' });
  assert.equal((await read(id)).state, 'reported', 'both steps or none');
});

test('pages follow each other without gap or repetition, also within one moment', async () => {
  app.clock.set(START);
  for (let count = 0; count < 4; count++) await report();
  const duty = await app.as('duty');
  const all = await duty.call(wire.listHiddenDangers, { query: { view: 'all', limit: 500 } });
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const query = { view: 'all' as const, limit: 3, ...(cursor ? { cursor } : {}) };
    const page = await duty.call(wire.listHiddenDangers, { query });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(
    seen,
    all.items.map(({ id }) => id),
  );
  assert.equal(all.total, seen.length);
});

test('numbers of reports that come at once are all different', async () => {
  const made = await Promise.all([1, 2, 3, 4].map(() => report()));
  assert.equal(new Set(made.map(({ number }) => number)).size, 4);
});

test('the ladder climbs with time, each rung once, and rights come back with acceptance', async () => {
  app.clock.set(START);
  const danger = await dispatched({ grade: 'major' });
  const params = { id: danger.id };
  const manager = await app.as('e1.manager');
  const director = await app.as('director');
  const steps = async () =>
    (await read(danger.id)).trail
      .filter(({ by }) => by.name === 'system')
      .map(({ action, data }) => `${action} ${String(data['dueAt'])}`);

  await escalateHiddenDangers(app.parts, after(2 * HOUR_MS - 1));
  assert.deepEqual(await steps(), []);
  await escalateHiddenDangers(app.parts, after(2 * HOUR_MS));
  const at2h = after(2 * HOUR_MS).toISOString();
  assert.deepEqual(await steps(), [`remind ${at2h}`, `notify-head ${at2h}`]);

  // The job was down for three days, and then runs in two processes at once.
  const late = after(3 * DAY_MS + HOUR_MS);
  app.clock.set(late);
  await Promise.all([
    escalateHiddenDangers(app.parts, late),
    escalateHiddenDangers(app.parts, late),
  ]);
  await escalateHiddenDangers(app.parts, late);
  assert.deepEqual(await steps(), [
    `remind ${at2h}`,
    `notify-head ${at2h}`,
    `supervise ${after(DAY_MS).toISOString()}`,
    `propose-freeze ${after(3 * DAY_MS).toISOString()}`,
  ]);
  const shown = await read(danger.id);
  assert.equal(shown.escalation?.step, 'propose-freeze');
  assert.equal(shown.isUnanswered, true);

  // Only proposed: the right is still there until the director confirms.
  const wish = { plate: '沪A12345', substance: 'Chlorine', visitAt: late.toISOString() };
  const before = await manager.call(enforcementWire.applyForPass, { body: wish });
  const list = () => director.call(enforcementWire.listRestrictions);
  const [proposal] = (await list()).items.filter(({ hiddenDanger }) => {
    return hiddenDanger?.id === danger.id;
  });
  assert.equal(proposal?.state, 'proposed');
  const decide = { params: { id: proposal.id }, body: { decision: 'confirm', reason: 'Refuses' } };
  const duty = await app.as('duty');
  await assert.rejects(duty.call(enforcementWire.decideRestriction, decide), { code: 'forbidden' });
  const confirmed = await director.call(enforcementWire.decideRestriction, decide);
  assert.equal(confirmed.decided?.by.account, 'director');

  await assert.rejects(manager.call(enforcementWire.applyForPass, { body: wish }), {
    code: 'right-frozen',
  });
  const approve = { params: { id: before.id }, body: { decision: 'approve', reason: 'Fine' } };
  await assert.rejects(duty.call(enforcementWire.decidePass, approve), { code: 'right-frozen' });
  assert.equal((await manager.call(enforcementWire.listPasses)).isFrozen, true);
  const neighbour = await app.as('e2.manager');
  assert.equal((await neighbour.call(enforcementWire.listPasses)).isFrozen, false);
  assert.deepEqual((await neighbour.call(enforcementWire.listRestrictions)).items, []);

  await manager.call(wire.takeUpHiddenDanger, { params, body: { text: 'Now' } });
  const done = { text: 'Done', attachmentIds: [await upload('e1.manager')] };
  await manager.call(wire.answerHiddenDanger, { params, body: done });
  const accept = { decision: 'accept', text: 'Good' } as const;
  const closed = await duty.call(wire.reviewHiddenDanger, { params, body: accept });
  const words = closed.trail.at(-1)?.text;
  assert.ok(typeof words === 'object' && words !== null);
  assert.match(words.en, /the rights of the enterprise are restored/);
  assert.doesNotMatch(words.en, /\p{Script=Han}/u);
  assert.match(words.zh, /\p{Script=Han}/u);
  assert.deepEqual(
    closed.trail.slice(-2).map(({ action }) => action),
    ['accept', 'lift'],
  );
  await manager.call(enforcementWire.applyForPass, { body: wish });
  const all = await director.call(enforcementWire.listRestrictions, { query: { view: 'all' } });
  const lifted = all.items.find(({ id }) => id === proposal.id);
  assert.equal(lifted?.state, 'lifted');
  assert.equal(lifted?.lifted?.by.name, 'system');
  assert.deepEqual(lifted.lifted.reason, {
    zh: '隐患已办结，自动恢复',
    en: 'The hidden danger is closed; restored by the system',
  });
  const approved = await duty.call(enforcementWire.decidePass, approve);
  assert.equal(approved.state, 'approved');
});

test('a reminder that lost its cause while the job was down is not sent', async () => {
  app.clock.set(START);
  const { id } = await dispatched();
  app.clock.set(after(HOUR_MS));
  const manager = await app.as('e1.manager');
  await manager.call(wire.takeUpHiddenDanger, { params: { id }, body: { text: 'Now' } });
  await escalateHiddenDangers(app.parts, after(DAY_MS));
  assert.equal((await read(id)).escalation, null);
});

test('live events go to the park and the enterprise, reminders only where they belong', async () => {
  app.clock.set(START);
  const { id } = await dispatched();
  await escalateHiddenDangers(app.parts, after(2 * HOUR_MS));
  const notices = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<{ kind: string; to_park: boolean; enterprise_ids: number[] }>(
      sqlText(`SELECT payload ->> 'kind' AS kind, to_park, enterprise_ids FROM outbox
        WHERE topic = 'notice' AND (payload ->> 'refId')::bigint = $1 ORDER BY seq`),
      [id],
    ),
  );
  assert.deepEqual(notices, [
    { kind: 'escalation.remind', to_park: false, enterprise_ids: [OWN.enterpriseId] },
    { kind: 'escalation.notify-head', to_park: true, enterprise_ids: [] },
  ]);
});
