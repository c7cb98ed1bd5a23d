import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { readSeries } from '@parkwatch/domain/wire/enterprises';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import * as wire from '@parkwatch/domain/wire/ingest';
import { ingestObservations, listRejections } from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
const gateway = app.source('park');
const START = new Date('2026-11-20T08:00:00Z');
app.clock.set(START);

const OWN_POINT = `${OWN.code}-GAS1`;
const FOREIGN_POINT = `${FOREIGN.code}-GAS1`;
const NDJSON = { 'content-type': 'application/x-ndjson' };

/** A reading so many seconds from the start of the test's clock. */
function reading(seconds: number, value: number, point = OWN_POINT) {
  return { point, time: new Date(START.getTime() + seconds * 1000).toISOString(), value };
}

function post(readings: readonly unknown[], source = gateway) {
  return source.call(ingestObservations, { body: { readings } });
}

async function stored(point: string, table = 'observation') {
  const text = `SELECT o.at, o.value FROM ${table} o JOIN point p ON p.id = o.point_id WHERE p.code = $1 ORDER BY o.at`;
  return app.db.tx({ kind: 'system' }, (tx) =>
    tx.rows<{ at: Date; value: number }>(sqlText(text), [point]),
  );
}

describe('the ingest of readings', () => {
  it('stores good readings, refuses each bad one with its reason, and counts', async () => {
    const receipt = await post([
      reading(-10, 0.1),
      { ...reading(-9, 0.1), point: 'NOBODY' },
      { ...reading(-8, 0.1), value: null },
      { ...reading(-7, 0.1), value: 51 },
      { ...reading(-6, 0.1), time: '2026-11-20 08:00' },
      { ...reading(-5, 0.1), quality: 'fine' },
      reading(301, 0.1),
      reading(-91 * 86_400, 0.1),
      'no reading at all',
      reading(-4, 0.2),
    ]);
    assert.deepEqual([receipt.accepted, receipt.duplicate, receipt.rejected], [2, 0, 8]);
    assert.deepEqual(
      receipt.rejections.map(({ index, reason }) => [index, reason]),
      [
        [1, 'unknown-point'],
        [2, 'not-finite'],
        [3, 'out-of-range'],
        [4, 'malformed'],
        [5, 'bad-quality-code'],
        [6, 'future'],
        [7, 'too-old'],
        [8, 'malformed'],
      ],
    );
    assert.equal((await stored(OWN_POINT)).length, 2);
    assert.deepEqual(
      (await stored(OWN_POINT, 'latest_value')).map(({ value }) => value),
      [0.2],
    );
  });

  it('keeps refused readings, bounded, by source and reason', async () => {
    const admin = await app.as('admin');
    const before = (await admin.call(listRejections)).items.find((row) => row.reason === 'future');
    await post([reading(900, 1), reading(901, 2)]);
    const after = (await admin.call(listRejections)).items.find((row) => row.reason === 'future');
    assert.equal(after!.count, before!.count + 2);
    assert.equal(after!.source, 'test park');
    assert.match(after!.sample, /"value":2/);
  });

  it('knows a repeat by point and time, also inside one call and with another value: the first one stays', async () => {
    const first = await post([reading(10, 0.3), reading(10, 0.9), reading(11, 0.4)]);
    assert.deepEqual([first.accepted, first.duplicate], [2, 1]);
    const again = await post([reading(10, 0.7), reading(11, 0.4), reading(12, 0.5)]);
    assert.deepEqual([again.accepted, again.duplicate], [1, 2]);
    const at10 = (await stored(OWN_POINT)).find(
      ({ at }) => at.getTime() === START.getTime() + 10_000,
    );
    assert.equal(at10!.value, 0.3);
  });

  it('stores late readings without touching the latest value', async () => {
    const latest = await stored(OWN_POINT, 'latest_value');
    const receipt = await post([reading(-3600, 0.25)]);
    assert.equal(receipt.accepted, 1);
    assert.deepEqual(await stored(OWN_POINT, 'latest_value'), latest);
    const late = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ hour: Date }>(sqlText('SELECT hour FROM rollup_late')),
    );
    assert.ok(late.some(({ hour }) => hour.toISOString() === '2026-11-20T07:00:00.000Z'));
  });

  it('takes NDJSON, plain and gzip, and a broken line costs only itself', async () => {
    const lines = [
      JSON.stringify(reading(20, 0.1)),
      '{"point": "E101-GAS1", "time":',
      '',
      JSON.stringify(reading(21, 0.1)),
    ].join('\n');
    const plain = await gateway.call(ingestObservations, { raw: lines, headers: NDJSON });
    assert.deepEqual([plain.accepted, plain.rejected], [2, 1]);
    assert.deepEqual(plain.rejections[0], {
      index: 1,
      point: null,
      reason: 'malformed',
      detail: 'line 2 is not JSON',
    });
    const gzip = { ...NDJSON, 'content-encoding': 'gzip' };
    const packed = await gateway.call(ingestObservations, {
      raw: new Uint8Array(gzipSync(lines)),
      headers: gzip,
    });
    assert.deepEqual([packed.accepted, packed.duplicate], [0, 2]);
  });

  it('gives a call with too many entries the same answer in either form', async () => {
    const rows: [AnyEndpoint, list: string, most: number][] = [
      [wire.ingestObservations, 'readings', 10_000],
      [wire.ingestPositions, 'positions', 10_000],
      [wire.ingestFacilities, 'records', 5_000],
      [wire.ingestInventories, 'records', 5_000],
      [wire.ingestSelfChecks, 'records', 5_000],
    ];
    for (const [endpoint, list, most] of rows) {
      const entries = Array.from({ length: most + 1 }, () => ({}));
      const raw = entries.map(() => '{}').join('\n');
      for (const sent of [{ raw, headers: NDJSON }, { body: { [list]: entries } }]) {
        const { status, json } = await gateway.send(endpoint, sent);
        const { code, detail } = json as { code: string; detail: string };
        assert.deepEqual([status, code], [413, 'too-large'], endpoint.id);
        assert.match(detail, new RegExp(`${most}`));
      }
    }
  });

  it('refuses a bomb, another media type, broken JSON and a wrong key', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(40_000_000, ' ')));
    const headers = { ...NDJSON, 'content-encoding': 'gzip' };
    const { status } = await gateway.send(ingestObservations, { raw: bomb, headers });
    assert.equal(status, 413);
    const json = { 'content-type': 'application/json' };
    await assert.rejects(gateway.call(ingestObservations, { raw: '{"readings":', headers: json }), {
      code: 'bad-request',
    });
    await assert.rejects(gateway.call(ingestObservations, { body: { readings: 'all' } }), {
      code: 'bad-request',
    });
    await assert.rejects(
      gateway.call(ingestObservations, { raw: 'a,b', headers: { 'content-type': 'text/csv' } }),
      { code: 'unsupported-media-type' },
    );
    await assert.rejects(post([reading(1, 1)], app.anonymous()), { code: 'wrong-api-key' });
  });

  it('lets the key of an enterprise write its own points only, by code or by its own id', async () => {
    const own = app.source('own');
    const receipt = await post(
      [reading(30, 0.1), reading(31, 0.1, 'GAS1'), reading(32, 0.1, FOREIGN_POINT)],
      own,
    );
    assert.deepEqual([receipt.accepted, receipt.rejected], [2, 1]);
    assert.equal(receipt.rejections[0]!.reason, 'unknown-point');
    assert.equal((await stored(FOREIGN_POINT)).length, 0);
    assert.equal(
      (await post([reading(31, 0.1, 'GAS1')])).rejected,
      1,
      'the park names points by code',
    );
  });

  it('knows a point that was just added', async () => {
    const point = 'E101-NEW';
    assert.equal((await post([reading(40, 5, point)])).rejected, 1);
    const text = `INSERT INTO point (enterprise_id, external_id, code, name_zh, name_en, kind, unit, range_low, range_high, geom)
      VALUES ($1, 'NEW', $2, '新', 'New', 'temperature', 'degC', -50, 200, ST_SetSRID(ST_MakePoint(103.7, 1.27), 4326))`;
    await app.db.tx({ kind: 'system' }, (tx) => tx.run(sqlText(text), [OWN.enterpriseId, point]));
    assert.equal((await post([reading(40, 5, point)])).accepted, 1);
  });

  it('takes 10,000 readings in a call, and the curve shows them', async () => {
    const readings = Array.from({ length: 10_000 }, (_, at) =>
      reading(at / 100 - 200, 20, 'E101-NEW'),
    );
    const receipt = await post(readings);
    assert.deepEqual([receipt.accepted, receipt.rejected], [10_000, 0]);
    const duty = await app.as('duty');
    const series = await duty.call(readSeries, {
      params: { id: await idOf('E101-NEW') },
      query: { from: '2026-11-20T07:00:00Z', to: '2026-11-20T09:00:00Z' },
    });
    assert.equal(series.resolution, 'minute', 'too fast for single readings');
    assert.equal(
      series.rows.reduce((sum, { count }) => sum + count, 0),
      10_001,
    );
  });

  it('keeps the order per point when calls come at once: one alarm, every reading judged once', async () => {
    app.clock.set(new Date(START.getTime() + 200 * 1000));
    const calls = Array.from({ length: 8 }, (_, call) =>
      Array.from({ length: 50 }, (_, at) =>
        reading(100 + call + at * 0.01, at % 2 === 0 ? 5 : 0.1),
      ),
    );
    const receipts = await Promise.all(calls.map((readings) => post(readings)));
    assert.equal(
      receipts.reduce((sum, { accepted }) => sum + accepted, 0),
      400,
    );
    const duty = await app.as('duty');
    const { items } = await duty.call(listAlarms, { query: { pointId: OWN.id } });
    assert.deepEqual(items.map(({ condition }) => condition).sort(), ['h', 'hh']);
    assert.ok(items.every(({ occurrences }) => occurrences > 1));
  });
});

describe('a clock that runs ahead', () => {
  const AHEAD_S = 290;
  const secondsOf = (at: Date | string) => (new Date(at).getTime() - START.getTime()) / 1000;

  it('for one reading does not silence what comes after it: the gas is live, and an alarm', async () => {
    await addPoint('E101-SKEW');
    const skew = (seconds: number, value: number) => reading(seconds, value, 'E101-SKEW');
    app.clock.set(new Date(START.getTime() + 1000 * 1000));
    await post([skew(1000 + AHEAD_S, 0.1)]);
    for (const seconds of [1004, 1008, 1040]) {
      app.clock.set(new Date(START.getTime() + seconds * 1000));
      const receipt = await post([skew(seconds, 4)]);
      assert.equal(receipt.accepted, 1);
    }
    const [live] = await stored('E101-SKEW', 'latest_value');
    assert.deepEqual([live!.value, secondsOf(live!.at)], [4, 1040]);
    const duty = await app.as('duty');
    const { items } = await duty.call(listAlarms, { query: { pointId: await idOf('E101-SKEW') } });
    assert.deepEqual(items.map(({ condition }) => condition).sort(), ['h', 'hh']);
    // What was stored keeps the time that the device gave; a repeat of it is one.
    const kept = await stored('E101-SKEW');
    assert.deepEqual(
      kept.map(({ at }) => secondsOf(at)),
      [1004, 1008, 1040, 1000 + AHEAD_S],
    );
    assert.equal((await post([skew(1000 + AHEAD_S, 0.1)])).duplicate, 1);
  });

  it('at every reading is judged in order, by when they come', async () => {
    await addPoint('E101-FAST');
    for (const seconds of [1100, 1130, 1160]) {
      app.clock.set(new Date(START.getTime() + seconds * 1000));
      const ahead = seconds + AHEAD_S;
      await post([reading(ahead - 15, 4, 'E101-FAST'), reading(ahead, 4, 'E101-FAST')]);
    }
    const [live] = await stored('E101-FAST', 'latest_value');
    assert.equal(secondsOf(live!.at), 1160);
    const duty = await app.as('duty');
    const { items } = await duty.call(listAlarms, { query: { pointId: await idOf('E101-FAST') } });
    assert.deepEqual(items.map(({ condition }) => condition).sort(), ['h', 'hh']);
    assert.ok(items.every(({ raisedAt }) => secondsOf(raisedAt) <= 1160));
  });

  it('and a call in the same millisecond: nothing is lost, no call fails', async () => {
    await addPoint('E101-SAME');
    app.clock.set(new Date(START.getTime() + 1200 * 1000));
    for (const ahead of [10, 20, 30]) {
      const receipt = await post([reading(1200 + ahead, ahead / 100, 'E101-SAME')]);
      assert.equal(receipt.accepted, 1);
    }
    app.clock.set(new Date(START.getTime() + 1225 * 1000));
    const receipt = await post([reading(1225, 0.4, 'E101-SAME'), reading(1230, 0.3, 'E101-SAME')]);
    assert.deepEqual([receipt.accepted, receipt.duplicate], [1, 1]);
  });
});

/** A gas detector with limits at 1 and 3. */
function addPoint(code: string): Promise<unknown> {
  const text = `INSERT INTO point (enterprise_id, external_id, code, name_zh, name_en, kind, unit, range_low, range_high, h, hh, geom)
    VALUES ($1, $2, $2, '探测器', 'Detector', 'toxic-gas', 'ppm', 0, 50, 1, 3, ST_SetSRID(ST_MakePoint(103.7, 1.27), 4326))`;
  return app.db.tx({ kind: 'system' }, (tx) => tx.run(sqlText(text), [OWN.enterpriseId, code]));
}

async function idOf(code: string): Promise<number> {
  const row = await app.db.tx({ kind: 'system' }, (tx) =>
    tx.one<{ id: number }>(sqlText('SELECT id FROM point WHERE code = $1'), [code]),
  );
  return row!.id;
}
