import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as enforcementWire from '@parkwatch/domain/wire/enforcement';
import * as wire from '@parkwatch/domain/wire/hidden-dangers';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import { OWN } from '../testing/tenant-fixture.ts';
import { PNG } from '../testing/tenant-records.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { escalateHiddenDangers } from './escalate.ts';

const START = new Date('2026-07-21T08:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);

let app: TestApp;
before(async () => {
  // Time lines of days: nobody is signed out on the way.
  app = await testApp({ config: { sessionIdleMinutes: 1440 * 60, sessionMaxHours: 24 * 60 } });
});

async function upload(username: string): Promise<number> {
  const sent = { raw: PNG, headers: { 'content-type': 'image/png' } };
  return (await (await app.as(username)).call(wire.uploadAttachment, sent)).id;
}

async function dispatched(): Promise<{ id: number }> {
  app.clock.set(START);
  const duty = await app.as('duty');
  const body = {
    ...{ title: 'Leaking flange', description: 'Drips onto the walkway' },
    ...{ enterpriseId: OWN.enterpriseId, category: 'process', grade: 'general' },
    ...{ location: [103.701, 1.271], attachmentIds: [await upload('duty')] },
  };
  const { id } = await duty.call(wire.reportHiddenDanger, { body });
  const dispatch = { instruction: 'Replace' };
  const seen = { grade: 'general', category: 'process', text: 'Seen', dispatch } as const;
  await duty.call(wire.confirmHiddenDanger, { params: { id }, body: seen });
  return { id };
}

async function climb(ms: number): Promise<void> {
  app.clock.set(after(ms));
  await escalateHiddenDangers(app.parts, after(ms));
}

/** Its restrictions, oldest first. */
async function restrictions({ id }: { id: number }) {
  const director = await app.as('director');
  const query = { view: 'all' } as const;
  const { items } = await director.call(enforcementWire.listRestrictions, { query });
  return items.filter(({ hiddenDanger }) => hiddenDanger?.id === id).toReversed();
}

async function decide(danger: { id: number }, decision: 'confirm' | 'reject' | 'lift') {
  const [latest] = (await restrictions(danger)).toReversed();
  const director = await app.as('director');
  const params = { id: latest!.id };
  await director.call(enforcementWire.decideRestriction, {
    ...{ params, body: { decision, reason: 'Looked into it' } },
  });
}

const states = async (danger: { id: number }) =>
  (await restrictions(danger)).map(({ state }) => state);

test('after a rejection and after an early lift a later rung proposes again, the same one never', async () => {
  const danger = await dispatched();
  await climb(3 * DAY_MS);
  assert.deepEqual(await states(danger), ['proposed']);
  await decide(danger, 'reject');
  await climb(5 * DAY_MS);
  assert.deepEqual(await states(danger), ['rejected']);
  // The deadline was on day 3: three days overdue.
  await climb(6 * DAY_MS);
  await climb(6 * DAY_MS + HOUR_MS);
  assert.deepEqual(await states(danger), ['rejected', 'proposed']);
  const told = (await restrictions(danger)).at(-1);
  assert.match(told?.why.en ?? '', /is overdue by 3 d/);

  await decide(danger, 'confirm');
  app.clock.set(after(7 * DAY_MS));
  await decide(danger, 'lift');
  await climb(9 * DAY_MS);
  assert.deepEqual(await states(danger), ['rejected', 'lifted']);

  // A return with a new deadline starts the clock anew.
  const [manager, duty] = await Promise.all([app.as('e1.manager'), app.as('duty')]);
  await manager.call(wire.takeUpHiddenDanger, { params: danger, body: { text: 'Tomorrow' } });
  const done = { text: 'Done', attachmentIds: [await upload('e1.manager')] };
  await manager.call(wire.answerHiddenDanger, { params: danger, body: done });
  const deadline = after(12 * DAY_MS).toISOString();
  const again = { decision: 'return', text: 'Still wet', deadline } as const;
  await duty.call(wire.reviewHiddenDanger, { params: danger, body: again });
  await climb(15 * DAY_MS - 1);
  assert.deepEqual(await states(danger), ['rejected', 'lifted']);
  await climb(15 * DAY_MS);
  assert.deepEqual(await states(danger), ['rejected', 'lifted', 'proposed']);

  // Closing gives back the one that still stands, and says so once.
  const fixed = { text: 'Replaced', attachmentIds: [await upload('e1.manager')] };
  await manager.call(wire.answerHiddenDanger, { params: danger, body: fixed });
  const accept = { decision: 'accept', text: 'Good' } as const;
  const closed = await duty.call(wire.reviewHiddenDanger, { params: danger, body: accept });
  assert.deepEqual(await states(danger), ['rejected', 'lifted', 'lifted']);
  assert.equal(closed.trail.filter(({ action }) => action === 'lift').length, 1);
});
