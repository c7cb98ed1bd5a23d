import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as wire from '@parkwatch/domain/wire/ingest';
import { SYSTEM_CALLER } from '../http/caller.ts';
import { CHLORINE_CAS, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { fromLines } from './read-entries.ts';
import { rememberRejections, sampleOf } from './remember-rejections.ts';

const app = await testApp();
const START = new Date('2026-11-20T08:00:00Z');
app.clock.set(START);
const own = app.source('own');
const NDJSON = { 'content-type': 'application/x-ndjson' };
const time = START.toISOString();
/** What JSON may carry and PostgreSQL does not store. */
const NO_TEXT = ['a\u0000b', 'a\ud800b', '\udc00'];

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('readings that are nested without end', () => {
  it('are refused alone, as often as they come, and their neighbours are stored', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const good = JSON.stringify({ point: `${OWN.code}-GAS1`, time, value: 0.1 });
    for (const duplicate of [0, 1]) {
      const raw = `{"readings":[${deep},${good},{"point":${deep}}]}`;
      const headers = { 'content-type': 'application/json' };
      const receipt = await own.call(wire.ingestObservations, { raw, headers });
      assert.deepEqual(
        [receipt.accepted, receipt.duplicate, receipt.rejected],
        [1 - duplicate, duplicate, 2],
      );
    }
    const director = await app.as('director');
    const { items } = await director.call(wire.listRejections);
    assert.ok(items.some(({ count, sample }) => count === 4 && sample.startsWith('not shown')));
  });

  it('have a sample of bounded length whatever they are', () => {
    for (const entry of [
      nested(200_000),
      'x'.repeat(10_000),
      NO_TEXT,
      undefined,
      null,
      '😀'.repeat(600),
    ]) {
      const sample = sampleOf(entry, 'why');
      assert.ok(sample.length > 0 && sample.length <= 500);
      assert.ok(sample.isWellFormed() && !sample.includes('\u0000'));
    }
  });
});

describe('refusals that can not be kept', () => {
  it('do not fail the call whose readings are stored', async () => {
    const db = { ...app.db, tx: () => Promise.reject(new Error('connection lost')) };
    const rejection = { index: 0, point: null, reason: 'malformed', detail: 'no object' } as const;
    await rememberRejections(
      { ...app.parts, db },
      {
        caller: { ...SYSTEM_CALLER, apiKey: { id: 1, name: 'test' } },
        ...{ sent: { entries: [7], broken: new Map() }, rejections: [rejection], now: START },
      },
    );
  });
});

describe('text that the store can not hold', () => {
  const position = { object: `${OWN.code}-TRUCK`, time, lon: 103.7, lat: 1.27 };

  it('costs the position its own place, not that of its neighbours', async () => {
    const positions = [...NO_TEXT.map((object) => ({ ...position, object })), position];
    const receipt = await own.call(wire.ingestPositions, { body: { positions } });
    assert.equal(receipt.accepted + receipt.duplicate, 1);
    assert.deepEqual(
      receipt.rejections.map(({ index, reason }) => [index, reason]),
      NO_TEXT.map((_, index) => [index, 'malformed']),
    );
  });

  it('costs the reading that names such a point, and no other', async () => {
    const readings = NO_TEXT.map((point) => ({ point, time, value: 1 }));
    const receipt = await own.call(wire.ingestObservations, { body: { readings } });
    assert.ok(receipt.rejections.every(({ reason }) => reason === 'unknown-point'));
    assert.equal(receipt.rejected, NO_TEXT.length);
  });

  it('refuses the record with its index and path in every kind of record', async () => {
    const by = { enterpriseCode: OWN.code };
    const rows = [
      [
        wire.ingestFacilities,
        {
          ...{ ...by, externalId: 'T-9', code: 'T9', nameZh: '九号罐', nameEn: 'Tank 9' },
          ...{ kind: 'tank', inherentLevel: 2 },
          geometry: { type: 'Point', coordinates: [103.7, 1.27] },
        },
        ['enterpriseCode', 'externalId', 'code', 'nameZh', 'nameEn'],
      ],
      [
        wire.ingestInventories,
        {
          ...{ ...by, externalId: 'I-9', facilityExternalId: 'T1', cas: CHLORINE_CAS },
          ...{ quantityT: 3, at: time },
        },
        ['enterpriseCode', 'externalId', 'facilityExternalId'],
      ],
      [
        wire.ingestSelfChecks,
        {
          ...{ ...by, externalId: 'S-9', facilityExternalId: 'T1', checkedAt: time },
          ...{ checkedBy: 'Wang', item: 'valves', result: 'normal', note: 'well' },
        },
        ['enterpriseCode', 'externalId', 'facilityExternalId', 'checkedBy', 'item', 'note'],
      ],
    ] as const;
    for (const [endpoint, good, fields] of rows) {
      const bad = fields.flatMap((field) =>
        NO_TEXT.map((text) => ({ ...good, externalId: `${field}-bad`, [field]: text })),
      );
      const receipt = await own.call(endpoint, { body: { records: [...bad, good] } });
      assert.deepEqual([receipt.created, receipt.rejected], [1, bad.length], endpoint.id);
      assert.deepEqual(
        receipt.rejections.map(({ index, path }) => [index, path]),
        bad.map((_, index) => [index, `/${fields[Math.floor(index / NO_TEXT.length)]}`]),
      );
    }
  });
});

describe('lines', () => {
  it('are counted behind a byte-order mark, between blank ones, with either line end', () => {
    const body = Buffer.from('\ufeff{"a":1}\r\n \t\r\n\n{"a":2}\n{"a":\n\n{"a":3}');
    const { entries, broken } = fromLines(body, 10);
    assert.deepEqual(entries, [{ a: 1 }, { a: 2 }, undefined, { a: 3 }]);
    assert.deepEqual([...broken], [[2, 'line 5 is not JSON']]);
    assert.deepEqual(fromLines(Buffer.from('\ufeff'), 10).entries, []);
    assert.deepEqual(fromLines(Buffer.alloc(0), 10).entries, []);
  });

  it('behind a byte-order mark are all stored', async () => {
    const lines = [-2, -1].map((seconds) => {
      const at = new Date(START.getTime() + seconds * 1000).toISOString();
      return JSON.stringify({ point: `${OWN.code}-GAS1`, time: at, value: 0.1 });
    });
    const raw = `\ufeff${lines.join('\n')}\n`;
    const receipt = await own.call(wire.ingestObservations, { raw, headers: NDJSON });
    assert.deepEqual([receipt.accepted, receipt.rejected], [2, 0]);
  });

  it('that are all empty do not hold up the other calls', () => {
    // In processor time, because other work of the machine is not the question; split lines took 1.6 s.
    for (const byte of ['\n', ' ', '\r']) {
      const body = Buffer.alloc(wire.INGEST_BODY_BYTES, byte);
      const before = process.cpuUsage();
      assert.deepEqual(fromLines(body, 10_000).entries, []);
      const { user } = process.cpuUsage(before);
      assert.ok(user < 600_000, `${user / 1000} ms for 16 MB of ${JSON.stringify(byte)}`);
    }
  });

  it('beyond the limit are not read', () => {
    const body = Buffer.from('{}\n'.repeat(11) + 'x'.repeat(1000));
    assert.throws(() => fromLines(body, 10), { code: 'too-large' });
  });
});
