import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataQuality } from '@parkwatch/domain/data-quality/data-quality';
import type { Feed } from '@parkwatch/domain/data-quality/feeds';
import { readDataQuality } from '@parkwatch/domain/wire/data-quality';
import { dataQualityAmount } from '@parkwatch/domain/risk/amounts';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import {
  ingestInventories,
  ingestObservations,
  ingestSelfChecks,
} from '@parkwatch/domain/wire/ingest';
import { sql } from '../db/sql.ts';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { FAR, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { evaluateDataQuality } from './evaluate.ts';
import { readFacts } from './store.ts';

const app = await testApp();
const own = app.source('own');
app.clock.set(new Date('2020-11-08T04:00:00Z'));
const samples = dualPreventionSamples(OWN.code);
type Name = keyof typeof samples;
const push = (name: Name, ...records: unknown[]) => own.call(wire[name], { body: { records } });
const feedOf = async (feed: Feed) => {
  const duty = await app.as('duty');
  const { feeds } = await duty.call(readDataQuality, { params: { id: OWN.enterpriseId } });
  return feeds.find((one) => one.feed === feed)!;
};

describe('feeds that come when there is something to say', () => {
  it('are owed by nobody', async () => {
    assert.equal((await feedOf('hidden-dangers')).state, 'not-required');
    assert.equal((await feedOf('deactivations')).state, 'not-required');
    assert.equal((await feedOf('special-works')).state, 'not-required');
  });

  it('are in the ledger once they come, with what was refused', async () => {
    const chain = Object.keys(samples).slice(0, 6) as Name[];
    for (const name of chain) await push(name, samples[name]);
    await push('ingestReportedDangers', samples.ingestReportedDangers, { id: 'HD-X' });
    const wrong = { ...samples.ingestDeactivations, id: 'DA-X', riskUnitId: 'NONE' };
    await push('ingestDeactivations', samples.ingestDeactivations, wrong, wrong);
    const dangers = await feedOf('hidden-dangers');
    assert.deepEqual([dangers.state, dangers.accepted, dangers.rejected], ['on-time', 1, 1]);
    const stops = await feedOf('deactivations');
    assert.deepEqual([stops.state, stops.accepted, stops.rejected], ['on-time', 1, 2]);
    assert.equal(stops.rejectedShare, 2 / 3);
    assert.equal(stops.lastAt, '2020-11-08T04:00:00.000Z');
  });
});

describe('refused readings', () => {
  it('are counted for the owner of the point, or of the key where there is no such point', async () => {
    const time = '2020-11-08T03:59:00Z';
    const before = await feedOf('telemetry');
    await own.call(ingestObservations, {
      body: {
        readings: [
          { point: `${OWN.code}-GAS1`, time, value: 'x' },
          { point: 'no-such-point', time, value: 1 },
          { point: `${OWN.code}-GAS1`, time: '2031-01-01T00:00:00Z', value: 1 },
        ],
      },
    });
    const after = await feedOf('telemetry');
    assert.equal(after.rejected - before.rejected, 3);
    // It is in the silence of the sensors that they count.
    assert.deepEqual([after.rejectedShare, after.score], [null, before.score]);
  });
});

describe('refused records', () => {
  const nobodys = [
    { id: 'X-1', deleted: 'maybe' },
    { ...samples.ingestRiskObjects, companyCode: undefined, enterpriseCode: 'E-typo' },
    'no record at all',
  ];
  const rejected = async () => (await feedOf('risk-register')).rejected;

  it('that name no known enterprise are counted for the one whose key it is', async () => {
    const before = await rejected();
    assert.equal((await push('ingestRiskObjects', ...nobodys)).rejected, 3);
    assert.equal((await rejected()) - before, 3);
  });

  it('are counted for nobody where the key is the park’s', async () => {
    const before = await rejected();
    const body = { records: nobodys };
    assert.equal((await app.source('park').call(wire.ingestRiskObjects, { body })).rejected, 3);
    assert.equal(await rejected(), before);
  });
});

describe('the last delivery of a feed', () => {
  const self = (checkedAt: string) => ({
    ...{ enterpriseCode: OWN.code, externalId: `SELF-${checkedAt}`, checkedAt, checkedBy: '赵工' },
    ...{ item: '铅封', result: 'normal' },
  });
  const stock = (at: string) => ({
    ...{ enterpriseCode: OWN.code, facilityExternalId: 'T1', externalId: 'S', at },
    ...{ cas: '7782-50-5', quantityT: 1 },
  });
  const check = (id: string, checkTime: string, more: object = {}) =>
    push('ingestCheckRecords', { ...samples.ingestCheckRecords, id, checkTime, ...more });
  const commit = (id: string, commitDate: string, more: object = {}) =>
    push('ingestCommitments', { ...samples.ingestCommitments, id, commitDate, ...more });
  const lastOf = async (feed: Feed) => {
    const { state, lastAt } = await feedOf(feed);
    return [state, lastAt];
  };

  it('is when its newest record happened, however often an old one is repeated', async () => {
    await commit('SC-OLD', '20201101093000');
    await commit('SC-OLD', '20201101093000');
    assert.deepEqual(await lastOf('commitments'), ['missing', '2020-11-01T01:30:00.000Z']);
    await check('CR-1', '20201102090000');
    assert.deepEqual(await lastOf('checks'), ['missing', '2020-11-02T01:00:00.000Z']);
    await own.call(ingestInventories, { body: { records: [stock('2020-11-03T00:00:00Z')] } });
    assert.deepEqual(await lastOf('inventories'), ['missing', '2020-11-03T00:00:00.000Z']);
  });

  it('is of inspection records or of self-checks, whichever is newer', async () => {
    const records = [self('2020-11-08T03:00:00Z'), self('2020-11-04T03:00:00Z')];
    await own.call(ingestSelfChecks, { body: { records } });
    assert.deepEqual(await lastOf('checks'), ['on-time', '2020-11-08T03:00:00.000Z']);
    await check('CR-NEW', '20201108113000');
    assert.deepEqual(await lastOf('checks'), ['on-time', '2020-11-08T03:30:00.000Z']);
  });

  it('is none that was deleted', async () => {
    await check('CR-NEW', '20201108113000', { deleted: '1' });
    assert.deepEqual(await lastOf('checks'), ['on-time', '2020-11-08T03:00:00.000Z']);
    await commit('SC-NEW', '20201108093000');
    assert.equal((await feedOf('commitments')).state, 'on-time');
    await commit('SC-NEW', '20201108093000', { deleted: '1' });
    assert.deepEqual(await lastOf('commitments'), ['missing', '2020-11-01T01:30:00.000Z']);
  });

  it('of a register, whose records say no time, is its arrival', async () => {
    app.clock.advance(60_000);
    await push('ingestRiskObjects', samples.ingestRiskObjects);
    assert.deepEqual(await lastOf('risk-register'), ['on-time', '2020-11-08T04:01:00.000Z']);
  });
});

describe('a register that is looked over once a quarter', () => {
  const nameless = { ...samples.ingestRiskObjects, id: 'RO-BAD', hazardName: '' };
  const after = async (days: number) => {
    const at = new Date(app.clock.now().getTime() + days * DAY_MS);
    const facts = await app.db.tx({ kind: 'system' }, (tx) => readFacts(tx, at, OWN.enterpriseId));
    const own = facts.get(OWN.enterpriseId)!;
    const { feeds } = dataQuality(own, at.getTime());
    const { lastMs, accepted, rejected } = own.feeds['risk-register']!;
    const { state } = feeds.find(({ feed }) => feed === 'risk-register')!;
    return { state, lastMs, accepted, rejected };
  };

  it('is on time, then late, then missing; what was refused counts for 30 days', async () => {
    await push('ingestRiskObjects', samples.ingestRiskObjects, nameless);
    assert.ok((await after(20)).rejected > 0);
    const none = { lastMs: app.clock.now().getTime(), accepted: 0, rejected: 0 };
    assert.deepEqual(await after(35), { ...none, state: 'on-time' });
    assert.deepEqual(await after(125), { ...none, state: 'on-time' });
    assert.deepEqual(await after(200), { ...none, state: 'late' });
    assert.deepEqual(await after(400), { ...none, state: 'missing' });
  });
});

describe('an enterprise of which the park has its land alone', () => {
  const read = async (id: number) =>
    (await app.as('duty')).call(readDataQuality, { params: { id } });

  it('has 0, and weighs on its land', async () => {
    const { score, grade, hasOnlyLand } = await read(FAR.enterpriseId);
    assert.deepEqual([score, grade, hasOnlyLand], [0, 'poor', true]);
    await evaluateDataQuality(app.parts, app.clock.now());
    const sources = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ id: number; score: number }>(
        sql(import.meta, '../zones/sources/list-data-quality.sql'),
      ),
    );
    assert.equal(sources.find(({ id }) => id === FAR.enterpriseId)?.score, 0);
    assert.ok(dataQualityAmount(0) > 0);
  });

  it('is judged by its feeds once it told of a facility or a sensor', async () => {
    assert.equal((await read(OWN.enterpriseId)).hasOnlyLand, false);
  });

  it('and has none, when it has no land either', async () => {
    const id = 777;
    await app.db.tx({ kind: 'system' }, (tx) =>
      insertRow(tx, 'enterprise', {
        id,
        code: 'E777',
        name_zh: '无地',
        name_en: 'Landless',
        kind: 'x',
      }),
    );
    const { score, hasOnlyLand } = await read(id);
    assert.deepEqual([score, hasOnlyLand], [null, false]);
  });
});

it('an enterprise without land weighs around what stands there', async () => {
  const { id: facilityId, enterpriseId } = FOREIGN;
  await evaluateDataQuality(app.parts, app.clock.now());
  const places = () =>
    app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ id: number; geometry: { type: string } }>(
        sql(import.meta, '../zones/sources/list-data-quality.sql'),
      ),
    );
  const typeOf = async () => (await places()).find(({ id }) => id === enterpriseId)?.geometry.type;
  assert.equal(await typeOf(), 'MultiPolygon');
  await app.db.tx({ kind: 'system' }, (tx) =>
    tx.run({
      name: 'landless',
      text: `UPDATE lot SET enterprise_id = NULL WHERE enterprise_id = ${enterpriseId}`,
    }),
  );
  assert.equal(await typeOf(), 'Polygon', `around facility ${facilityId}`);
});

it('the facts of one enterprise are those that it has among all', async () => {
  const foreign = dualPreventionSamples(FOREIGN.code).ingestCommitments;
  await app.source('park').call(wire.ingestCommitments, { body: { records: [foreign] } });
  const read = (id: number | null) =>
    app.db.tx({ kind: 'system' }, (tx) => readFacts(tx, app.clock.now(), id));
  const all = await read(null);
  for (const id of [OWN.enterpriseId, FOREIGN.enterpriseId]) {
    assert.deepEqual([...(await read(id))], [[id, all.get(id)]]);
  }
});
