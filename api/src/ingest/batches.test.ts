import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listBatches, readBatch, readIngestBatch } from '@parkwatch/domain/wire/batches';
import type { BatchReceipt } from '@parkwatch/domain/wire/batches';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import {
  ingestFacilities,
  ingestObservations,
  ingestPositions,
  ingestSelfChecks,
} from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { trimBatches } from './batches.ts';

const app = await testApp();
const start = new Date('2026-11-20T08:00:00Z');
app.clock.set(start);
const own = app.source('own');
const park = app.source('park');

const check = (number: number, more: object = {}) => ({
  ...{ enterpriseCode: OWN.code, externalId: `S-${number}`, checkedBy: '赵工', item: '安全阀' },
  ...{ checkedAt: '2026-11-20T07:30:00Z', result: 'normal', ...more },
});
const named = (batch: string, sent: object = {}) => ({
  ...sent,
  headers: { 'x-batch-id': batch },
});
const deliver = (batch: string, ...records: object[]) =>
  own.call(ingestSelfChecks, named(batch, { body: { records } }));
const receiptOf = async (batch: string) =>
  (await own.call(readIngestBatch, { params: { batch } })).items;
const counts = ({ calls, created, updated, unchanged, rejected }: BatchReceipt) => ({
  ...{ calls, created, updated, unchanged, rejected },
});

const addFacility = (externalId: string) =>
  own.call(ingestFacilities, {
    body: {
      records: [
        {
          ...{ enterpriseCode: OWN.code, externalId, code: externalId, nameZh: '九号罐' },
          ...{ kind: 'tank', inherentLevel: 2 },
          geometry: { type: 'Point', coordinates: [103.7, 1.27] },
        },
      ],
    },
  });

describe('the receipt of a batch', () => {
  it('says what became of each record, by the sender’s own name of the batch', async () => {
    await deliver('ERP-1', check(1), check(2, { result: 'fine' }), 7 as never);
    const [receipt, ...rest] = await receiptOf('ERP-1');
    assert.equal(rest.length, 0);
    assert.deepEqual(counts(receipt!), {
      ...{ calls: 1, created: 1, updated: 0, unchanged: 0, rejected: 2 },
    });
    assert.deepEqual(
      [receipt!.feed, receipt!.enterpriseId, receipt!.firstAt, receipt!.isCut],
      ['self-checks', OWN.enterpriseId, start.toISOString(), false],
    );
    assert.deepEqual(
      receipt!.rejections.map(({ call, index, externalId, path }) => [
        ...[call, index, externalId, path],
      ]),
      [
        [1, 1, 'S-2', '/result'],
        [1, 2, null, '/'],
      ],
    );
  });

  it('is the same when the call is repeated, and grows with another call', async () => {
    await deliver('ERP-2', check(3));
    app.clock.advance(60_000);
    await deliver('ERP-2', check(3));
    const [once] = await receiptOf('ERP-2');
    assert.deepEqual(counts(once!), {
      ...{ calls: 1, created: 1, updated: 0, unchanged: 0, rejected: 0 },
    });
    assert.ok(once!.lastAt > once!.firstAt);
    await deliver('ERP-2', check(3, { note: 'seen' }), check(4, { item: '' }));
    const [twice] = await receiptOf('ERP-2');
    assert.deepEqual(counts(twice!), {
      ...{ calls: 2, created: 1, updated: 1, unchanged: 0, rejected: 1 },
    });
    assert.deepEqual(
      twice!.rejections.map(({ call, index }) => [call, index]),
      [[2, 1]],
    );
  });

  it('tells what became of a call the last time, and what it has created in all', async () => {
    const records = [check(40), check(41, { facilityExternalId: 'T-later' }), check(42)];
    const body = { records };
    await own.call(ingestSelfChecks, named('ERP-5', { body }));
    await deliver('ERP-5', check(43, { item: '' }), check(44));
    const [first] = await receiptOf('ERP-5');
    assert.deepEqual(
      first!.rejections.map(({ call, externalId }) => [call, externalId]),
      [
        [1, 'S-41'],
        [2, 'S-43'],
      ],
    );
    await addFacility('T-later');
    await own.call(ingestSelfChecks, named('ERP-5', { body }));
    const [mended] = await receiptOf('ERP-5');
    assert.deepEqual(counts(mended!), {
      ...{ calls: 2, created: 4, updated: 0, unchanged: 0, rejected: 1 },
    });
    assert.deepEqual(
      mended!.rejections.map(({ call, externalId }) => [call, externalId]),
      [[2, 'S-43']],
    );
    assert.equal(mended!.isCut, false);
    // What another call changed meanwhile is changed back by the repeat.
    await deliver('ERP-5', check(40, { note: 'seen' }));
    await own.call(ingestSelfChecks, named('ERP-5', { body }));
    assert.deepEqual(counts((await receiptOf('ERP-5'))[0]!), {
      ...{ calls: 3, created: 4, updated: 1, unchanged: 0, rejected: 1 },
    });
  });

  it('tells what is refused now of a call that was taken before', async () => {
    const time = new Date(app.clock.now().getTime() - DAY_MS).toISOString();
    const body = { readings: [{ point: `${OWN.code}-GAS1`, time, value: 2 }] };
    await own.call(ingestObservations, named('OLD', { body }));
    app.clock.advance(90 * DAY_MS);
    await own.call(ingestObservations, named('OLD', { body }));
    app.clock.advance(-90 * DAY_MS);
    const [receipt] = await receiptOf('OLD');
    assert.deepEqual(counts(receipt!), {
      ...{ calls: 1, created: 0, updated: 0, unchanged: 0, rejected: 1 },
    });
  });

  it('is there for readings and positions too, feed by feed', async () => {
    const time = start.toISOString();
    const readings = [
      { point: `${OWN.code}-GAS1`, time, value: 1 },
      { point: 'nobody’s', time, value: 1 },
    ];
    await own.call(ingestObservations, named('MIX', { body: { readings } }));
    const positions = [{ object: `${OWN.code}-TRUCK`, time, lon: 103.7, lat: 1.27 }];
    await own.call(ingestPositions, named('MIX', { body: { positions } }));
    const found = await receiptOf('MIX');
    assert.deepEqual(
      found.map(({ feed, created, rejected }) => [feed, created, rejected]),
      [
        ['observations', 1, 1],
        ['positions', 1, 0],
      ],
    );
    assert.deepEqual(
      found[0]!.rejections.map(({ index, externalId }) => [index, externalId]),
      [[1, 'nobody’s']],
    );
    assert.match(found[0]!.rejections[0]!.message, /^unknown-point/);
  });

  it('keeps 5,000 refusals and says that there were more', async () => {
    const wrong = Array.from({ length: 3000 }, (_, at) => check(at, { result: 'fine' }));
    await deliver('BIG', ...wrong);
    await deliver('BIG', ...wrong, check(9000, { result: 'fine' }));
    const [receipt] = await receiptOf('BIG');
    assert.deepEqual([receipt!.rejected, receipt!.rejections.length], [6001, 5000]);
    assert.equal(receipt!.isCut, true);
  });

  it('keeps NUL and half characters out of the store, and the call in it', async () => {
    await deliver('ODD', check(5, { externalId: 'a\u0000\ud800b' }));
    const [receipt] = await receiptOf('ODD');
    assert.equal(receipt!.rejections[0]!.externalId, 'a\ufffdb');
  });

  it('without a usable name is refused before anything is stored', async () => {
    for (const batch of ['two words', 'x'.repeat(101), 'schön']) {
      const sent = named(encodeURIComponent(batch) === batch ? batch : 'two words', {
        body: { records: [check(77)] },
      });
      const answer = await own.send(ingestSelfChecks, sent);
      assert.equal(answer.status, 400, answer.text);
      assert.match(answer.text, /x-batch-id/);
    }
    assert.equal((await deliver('ERP-3', check(77))).created, 1);
  });
});

describe('a receipt', () => {
  it('of the park’s gateway is shown to the enterprise that it is about', async () => {
    const records = [check(20, { result: 'fine' }), { enterpriseCode: 'E-nowhere' }];
    await park.call(ingestSelfChecks, named('GW-1', { body: { records } }));
    const leader = await app.as('e1.leader');
    const params = { id: OWN.enterpriseId };
    const { items } = await leader.call(listBatches, { params });
    const shown = items.find(({ batch }) => batch === 'GW-1');
    const opened = await leader.call(readBatch, { params: { ...params, batchId: shown!.id } });
    assert.deepEqual([shown!.rejected, opened.rejections.length], [2, 2]);
  });

  it('of several enterprises is shown to none of them, also not after a later call', async () => {
    const foreign = { ...check(21), enterpriseCode: FOREIGN.code };
    await park.call(ingestSelfChecks, named('GW-2', { body: { records: [check(21), foreign] } }));
    await park.call(ingestSelfChecks, named('GW-2', { body: { records: [check(22)] } }));
    const manager = await app.as('e1.manager');
    const { items } = await manager.call(listBatches, { params: { id: OWN.enterpriseId } });
    assert.ok(!items.some(({ batch }) => batch === 'GW-2'));
    const [kept] = (await park.call(readIngestBatch, { params: { batch: 'GW-2' } })).items;
    assert.deepEqual([kept!.enterpriseId, kept!.created], [null, 3]);
  });

  it('of calls that name no enterprise that is known is shown to none, whichever came first', async () => {
    const nobodys = { body: { records: [{ ...check(30), enterpriseCode: 'E-nowhere' }] } };
    const owned = (number: number) => ({ body: { records: [check(number)] } });
    for (const [batch, first, second] of [
      ['GW-3', owned(31), nobodys],
      ['GW-4', nobodys, owned(32)],
    ] as const) {
      await park.call(ingestSelfChecks, named(batch, first));
      await park.call(ingestSelfChecks, named(batch, second));
      const manager = await app.as('e1.manager');
      const { items } = await manager.call(listBatches, { params: { id: OWN.enterpriseId } });
      assert.ok(!items.some((one) => one.batch === batch), batch);
      const [kept] = (await park.call(readIngestBatch, { params: { batch } })).items;
      assert.deepEqual([kept!.enterpriseId, kept!.rejected], [null, 1], batch);
    }
  });

  it('stays its enterprise’s own after a call without entries, and is so once its only call is known', async () => {
    await park.call(ingestSelfChecks, named('GW-5', { body: { records: [check(33)] } }));
    await park.call(ingestSelfChecks, named('GW-5', { body: { records: [] } }));
    const record = { ...check(34), enterpriseCode: undefined, companyCode: '123456789' };
    const body = { records: [{ ...record, result: 'fine' }] };
    await park.call(ingestSelfChecks, named('GW-6', { body }));
    const [unknown] = (await park.call(readIngestBatch, { params: { batch: 'GW-6' } })).items;
    assert.equal(unknown!.enterpriseId, null);
    await app.db.tx({ kind: 'system' }, (tx) =>
      tx.run(sqlText("UPDATE enterprise SET registration_code = '123456789' WHERE id = $1"), [
        OWN.enterpriseId,
      ]),
    );
    await park.call(ingestSelfChecks, named('GW-6', { body }));
    const manager = await app.as('e1.manager');
    const { items } = await manager.call(listBatches, { params: { id: OWN.enterpriseId } });
    const shown = items.map(({ batch }) => batch);
    assert.ok(shown.includes('GW-5') && shown.includes('GW-6'), shown.join());
  });

  it('is to be had by the key that delivered it alone', async () => {
    for (const name of ['park', 'foreign'] as const) {
      const asked = app.source(name).call(readIngestBatch, { params: { batch: 'ERP-1' } });
      await assert.rejects(asked, { code: 'not-found' });
    }
  });

  it('is not shown to a neighbour', async () => {
    const duty = await app.as('duty');
    const params = { id: OWN.enterpriseId };
    const [first] = (await duty.call(listBatches, { params })).items;
    const neighbour = await app.as('e2.manager');
    await assert.rejects(neighbour.call(listBatches, { params }), { code: 'not-found' });
    for (const id of [OWN.enterpriseId, FOREIGN.enterpriseId]) {
      const opened = neighbour.call(readBatch, { params: { id, batchId: first!.id } });
      await assert.rejects(opened, { code: 'not-found' });
    }
  });

  it('is paged from the newest, and none is lost', async () => {
    const duty = await app.as('duty');
    const params = { id: OWN.enterpriseId };
    const all = (await duty.call(listBatches, { params })).items.map(({ id }) => id);
    const paged: number[] = [];
    let cursor: string | null = null;
    do {
      const query: object = { limit: 2, ...(cursor === null ? {} : { cursor }) };
      const page: { items: { id: number }[]; nextCursor: string | null } = await duty.call(
        listBatches,
        { params, query },
      );
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.ok(all.length > 4);
    assert.deepEqual(paged, all);
  });

  it('is kept for 90 days after its last call', async () => {
    const late = new Date(start.getTime() + 89 * DAY_MS);
    assert.equal(await trimBatches(app.db, late), 0);
    assert.ok((await trimBatches(app.db, new Date(late.getTime() + 2 * DAY_MS))) > 5);
    await assert.rejects(receiptOf('ERP-1'), { code: 'not-found' });
  });
});
