import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
const NOW = Date.parse('2026-11-20T08:00:00Z');
app.clock.set(new Date(NOW));
const duty = await app.as('duty');

const POINT = 700;
let lastCase = 0;
await app.db.tx({ kind: 'system' }, (tx) =>
  insertRow(tx, 'point', {
    ...{ id: POINT, enterprise_id: OWN.enterpriseId, external_id: 'LIST', code: 'LIST' },
    ...{ name_zh: '温度', name_en: 'Temperature', kind: 'temperature', unit: 'degC' },
    ...{ range_low: 0, range_high: 200, geom: 'POINT(103.701 1.271)' },
  }),
);

/** An alarm that was raised and last came so many minutes ago. */
async function add(
  priority: Alarm['priority'],
  state: Alarm['state'],
  [raised, last]: [number, number],
) {
  const id = 10_000 + ++lastCase;
  const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000);
  await app.db.tx({ kind: 'system' }, (tx) =>
    insertRow(tx, 'alarm', {
      ...{ id, point_id: POINT, enterprise_id: OWN.enterpriseId, rule_id: `case-${id}` },
      ...{ condition: 'h', priority, state, is_active: state !== 'unack-rtn' },
      ...{ raised_at: minutesAgo(raised), last_at: minutesAgo(last) },
    }),
  );
  return id;
}

async function pages(limit: number, view: 'open' | 'history' = 'open') {
  const ids: number[][] = [];
  let cursor: string | undefined;
  do {
    const query = { view, pointId: POINT, limit, ...(cursor ? { cursor } : {}) };
    const page = await duty.call(listAlarms, { query });
    ids.push(page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

const urgent = await add('urgent', 'unack-active', [600, 590]);
const urgentAgain = await add('urgent', 'unack-rtn', [900, 1]);
const urgentKnown = await add('urgent', 'acked-active', [5, 5]);
const high = await add('high', 'unack-active', [300, 300]);
const shelved = await add('urgent', 'shelved', [2, 2]);
const low: number[] = [];
for (let minute = 30; minute > 0; minute--) {
  low.push(await add('low', 'unack-active', [minute, minute]));
}
const sameMoment = [await add('low', 'unack-rtn', [1, 1]), await add('low', 'unack-rtn', [1, 1])];

describe('the open alarms', () => {
  it('show an old urgent one before a flood of new minor ones', async () => {
    const [first] = await pages(20);
    assert.deepEqual(first!.slice(0, 3), [urgentAgain, urgent, high]);
  });

  it('are paged by urgency without a gap or a repeat, whatever the length of the page', async () => {
    const newest = [...low.slice(-1), ...sameMoment].toReversed();
    const expected = [
      urgentAgain,
      urgent,
      high,
      ...newest,
      ...low.slice(0, -1).toReversed(),
      urgentKnown,
    ];
    for (const limit of [1, 7, 500]) assert.deepEqual((await pages(limit)).flat(), expected);
    assert.ok(!expected.includes(shelved));
  });

  it('are counted over all pages', async () => {
    const { total } = await duty.call(listAlarms, { query: { pointId: POINT, limit: 1 } });
    assert.equal(total, 36);
    const query = { pointId: POINT, priority: 'urgent' } as const;
    assert.equal((await duty.call(listAlarms, { query })).total, 3);
  });

  it('take no cursor of another list', async () => {
    const query = { view: 'history', limit: 1 } as const;
    const { nextCursor } = await duty.call(listAlarms, { query });
    for (const cursor of [nextCursor!, 'abc', Buffer.from('0 1 x 5').toString('base64url')]) {
      await assert.rejects(duty.call(listAlarms, { query: { cursor } }), { code: 'bad-request' });
    }
  });
});

describe('the history', () => {
  it('is in order of time', async () => {
    const ids = (await pages(50, 'history')).flat();
    assert.equal(ids.length, 37);
    assert.deepEqual(ids.slice(-3), [high, urgent, urgentAgain]);
  });
});
