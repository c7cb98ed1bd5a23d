import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sqlText } from '../db/sql.ts';
import { testDatabase } from '../testing/test-database.ts';
import { outbox } from './outbox.ts';
import { readEvents } from './outbox-store.ts';

const { db } = await testDatabase();
const SYSTEM = { kind: 'system' } as const;
const box = outbox({ now: () => new Date('2026-11-20T08:00:00Z') });
const notice = (refId: number) => ({
  ...{ kind: 'test', text: { zh: '一', en: "it's {1,2} \u001e \\" } },
  ...{ refKind: 'alarm', refId },
});

it('many events are stored in their order, each for its audience, and wake the line once', async () => {
  let woken = 0;
  const stop = box.onPublished(() => woken++);
  const events = Array.from({ length: 2345 }, (_, at) => ({
    audience: { park: at % 3 !== 0, enterpriseIds: at % 2 === 0 ? [at + 1, at + 2] : [] },
    payload: notice(at + 1),
  }));
  await db.tx(SYSTEM, (tx) => box.publishAll(tx, 'notice', events));
  const stored = await readEvents(db, 0, 10_000);
  const told = events.filter(({ audience }) => audience.park || audience.enterpriseIds.length > 0);
  assert.ok(told.length < events.length, 'what concerns nobody is not kept');
  assert.deepEqual(
    stored.map(({ event, toPark, enterpriseIds }) => [event.payload, toPark, enterpriseIds]),
    told.map(({ audience, payload }) => [payload, audience.park, audience.enterpriseIds]),
  );
  assert.ok(stored.every(({ event }, at) => at === 0 || event.seq > stored[at - 1]!.event.seq));
  assert.equal(woken, 1);
  stop();
});

it('what is rolled back is never told, and no event takes no lock', async () => {
  const count = sqlText('SELECT count(*)::int AS count FROM outbox');
  const before = await db.tx(SYSTEM, (tx) => tx.one<{ count: number }>(count));
  let woken = 0;
  const stop = box.onPublished(() => woken++);
  const audience = { park: true, enterpriseIds: [] };
  const failing = db.tx(SYSTEM, async (tx) => {
    await box.publishAll(tx, 'notice', [{ audience, payload: notice(1) }]);
    throw new Error('no');
  });
  await assert.rejects(failing, /no/);
  await db.tx(SYSTEM, (tx) => box.publishAll(tx, 'notice', []));
  assert.deepEqual(await db.tx(SYSTEM, (tx) => tx.one(count)), before);
  assert.equal(woken, 0);
  stop();
});
