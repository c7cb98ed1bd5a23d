import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { listAudit } from '@parkwatch/domain/wire/audit';
import * as wire from '@parkwatch/domain/wire/hidden-dangers';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import { PNG } from '../testing/tenant-records.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';

const START = new Date('2026-07-21T08:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);

let app: TestApp;
before(async () => {
  // Time lines of days: nobody is signed out on the way.
  app = await testApp({ config: { sessionIdleMinutes: 1440 * 30, sessionMaxHours: 24 * 30 } });
});

async function upload(username: string): Promise<number> {
  const sent = { raw: PNG, headers: { 'content-type': 'image/png' } };
  return (await (await app.as(username)).call(wire.uploadAttachment, sent)).id;
}

async function dispatched() {
  app.clock.set(START);
  const duty = await app.as('duty');
  const body = {
    ...{ title: 'Leaking flange', description: 'Drips onto the walkway' },
    ...{ enterpriseId: OWN.enterpriseId, category: 'process', grade: 'general' },
    ...{ location: [103.701, 1.271], attachmentIds: [await upload('duty')] },
  };
  const { id } = await duty.call(wire.reportHiddenDanger, { body });
  const params = { id };
  const dispatch = { instruction: 'Replace' };
  const seen = { grade: 'general', category: 'process', text: 'Seen', dispatch } as const;
  await duty.call(wire.confirmHiddenDanger, { params, body: seen });
  return params;
}

async function answer(params: { id: number }): Promise<void> {
  const manager = await app.as('e1.manager');
  const body = { text: 'Done', attachmentIds: [await upload('e1.manager')] };
  await manager.call(wire.answerHiddenDanger, { params, body });
}

test('a return keeps the deadline, renews one that has passed, or sets a new one', async () => {
  const params = await dispatched();
  const [duty, manager] = await Promise.all([app.as('duty'), app.as('e1.manager')]);
  await manager.call(wire.takeUpHiddenDanger, { params, body: { text: 'Tomorrow' } });
  const review = async (more: object = {}) => {
    const body = { decision: 'return', text: 'Still wet', ...more } as const;
    return duty.call(wire.reviewHiddenDanger, { params, body });
  };

  await answer(params);
  assert.equal((await review()).deadline, after(3 * DAY_MS).toISOString());

  await answer(params);
  app.clock.set(after(4 * DAY_MS));
  const past = after(4 * DAY_MS).toISOString();
  await assert.rejects(review({ deadline: past }), { code: 'bad-request' });
  await assert.rejects(review({ deadline: 'tomorrow' }), { code: 'bad-request' });
  const accepting = review({ decision: 'accept', deadline: after(9 * DAY_MS).toISOString() });
  await assert.rejects(accepting, { code: 'bad-request' });
  const renewed = await review();
  assert.deepEqual(
    [renewed.deadline, renewed.isOverdue, renewed.returnedCount],
    [after(7 * DAY_MS).toISOString(), false, 2],
  );

  await answer(params);
  const given = after(5 * DAY_MS).toISOString();
  const returned = await review({ deadline: given });
  assert.equal(returned.deadline, given);
  assert.equal(returned.trail.at(-1)?.data['deadlineMs'], Date.parse(given));
});

test('the park office withdraws with a reason what was none, until it is answered', async () => {
  const params = await dispatched();
  const [duty, manager] = await Promise.all([app.as('duty'), app.as('e1.manager')]);
  const body = { reason: 'Reported twice' };
  const withdraw = () => duty.call(wire.withdrawHiddenDanger, { params, body });
  await assert.rejects(manager.call(wire.withdrawHiddenDanger, { params, body }), {
    code: 'forbidden',
  });
  const wordless = { params, body: { reason: ' ' } };
  await assert.rejects(duty.call(wire.withdrawHiddenDanger, wordless), { code: 'bad-request' });
  app.clock.set(after(HOUR_MS));
  const withdrawn = await withdraw();
  assert.deepEqual(
    [withdrawn.state, withdrawn.closedAt],
    ['withdrawn', after(HOUR_MS).toISOString()],
  );
  const { by, action, text } = withdrawn.trail.at(-1)!;
  assert.deepEqual([by.account, action, text], ['duty', 'withdraw', 'Reported twice']);
  await assert.rejects(withdraw(), { code: 'not-acceptable-state' });
  const { items } = await (
    await app.as('auditor')
  ).call(listAudit, {
    query: { action: 'withdrawHiddenDanger' },
  });
  assert.deepEqual(
    items.filter(({ result }) => result === 'done').map(({ object }) => object),
    [`hidden-danger:${params.id}`],
  );
  const open = await duty.call(wire.listHiddenDangers, { query: { view: 'open' } });
  assert.ok(!open.items.some(({ id }) => id === params.id));

  const answered = await dispatched();
  await manager.call(wire.takeUpHiddenDanger, { params: answered, body: { text: 'Tomorrow' } });
  await answer(answered);
  const late = duty.call(wire.withdrawHiddenDanger, { params: answered, body });
  await assert.rejects(late, { code: 'not-acceptable-state' });
});
