import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listMovingObjects, readWeather } from '@parkwatch/domain/wire/enterprises';
import {
  ingestFacilities,
  ingestInventories,
  ingestObservations,
  ingestPositions,
  ingestSelfChecks,
} from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { CHLORINE_CAS, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
const own = app.source('own');
const start = new Date('2026-11-20T08:00:00Z');
app.clock.set(start);

const square = (size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [103.7, 1.27],
      [103.7 + size, 1.27],
      [103.7 + size, 1.27 + size],
      [103.7, 1.27 + size],
      [103.7, 1.27],
    ],
  ],
});
const tank = {
  ...{ enterpriseCode: OWN.code, externalId: 'T-9', code: 'T9', nameZh: '九号罐', kind: 'tank' },
  ...{ inherentLevel: 2, geometry: square(0.001), capacityT: 500 },
};

function one<Row extends object>(text: string, params: readonly unknown[] = []) {
  return app.db.tx({ kind: 'system' }, (tx) => tx.one<Row>(sqlText(text), params));
}

describe('the ingest of facilities', () => {
  const post = (...records: unknown[]) => own.call(ingestFacilities, { body: { records } });

  it('creates, updates and leaves alone by the enterprise’s own id', async () => {
    const counts = async (record: unknown) => {
      const { created, updated, unchanged, rejected } = await post(record);
      return [created, updated, unchanged, rejected];
    };
    assert.deepEqual(await counts(tank), [1, 0, 0, 0]);
    assert.deepEqual(await counts(tank), [0, 0, 1, 0]);
    assert.deepEqual(await counts({ ...tank, geometry: square(0.002) }), [0, 1, 0, 0]);
    const stored = await one<{ name_en: string; m2: number }>(
      `SELECT name_en, ST_Area(geom::geography) AS m2 FROM facility WHERE external_id = 'T-9'`,
    );
    assert.equal(stored!.name_en, '九号罐', 'no English name was sent');
    assert.ok(Math.abs(stored!.m2 - 49_400) < 500);
  });

  it('keeps what it was told of ground and equipment when a later record leaves it out', async () => {
    const ground = { elevationM: 2.5, hasCooling: false, hasCrane: true };
    const told = { ...tank, ...ground, hazardousProcess: 'nitration' };
    const read = () =>
      one<{ elevation_m: number; traits: object; process: string }>(
        `SELECT elevation_m, traits, hazardous_process AS process FROM facility WHERE external_id = 'T-9'`,
      );
    assert.equal((await post(told)).updated, 1);
    const kept = { elevation_m: 2.5, process: 'nitration' };
    assert.deepEqual(await read(), { ...kept, traits: { cooling: false, crane: true } });
    assert.equal((await post(tank)).unchanged, 1);
    assert.equal((await post({ ...tank, hasCooling: true })).updated, 1);
    assert.deepEqual(await read(), { ...kept, traits: { cooling: true, crane: true } });
    assert.equal((await post({ ...tank, hazardousProcess: 'cooking' })).rejected, 1);
  });

  it('refuses each bad record with its path and stores its neighbours', async () => {
    const bowTie = {
      type: 'Polygon',
      coordinates: [
        [
          [103.7, 1.27],
          [103.701, 1.271],
          [103.701, 1.27],
          [103.7, 1.271],
          [103.7, 1.27],
        ],
      ],
    };
    const open = { type: 'Polygon', coordinates: [square(0.001).coordinates[0]!.slice(0, 4)] };
    const receipt = await post(
      { ...tank, externalId: 'G-1', geometry: bowTie },
      { ...tank, externalId: 'G-2', geometry: open },
      { ...tank, externalId: 'G-3', inherentLevel: 5 },
      { ...tank, externalId: 'G-4', enterpriseCode: FOREIGN.code },
      { ...tank, externalId: 'G-5' },
      { ...tank, externalId: 'G-6', geometry: { type: 'Point', coordinates: [103.7, 91] } },
      { ...tank, externalId: 'G-7', code: 'first' },
      { ...tank, externalId: 'G-7', code: 'second' },
      7,
    );
    assert.deepEqual([receipt.created, receipt.rejected], [2, 7]);
    assert.deepEqual(
      receipt.rejections.map(({ index, path }) => [index, path]),
      [
        [0, '/geometry'],
        [1, '/geometry/coordinates/0'],
        [2, '/inherentLevel'],
        [3, '/enterpriseCode'],
        [5, '/geometry/coordinates/1'],
        [6, '/externalId'],
        [8, '/'],
      ],
    );
    assert.match(receipt.rejections[0]!.message, /Self-intersection/);
    assert.equal(
      (await one<{ code: string }>(`SELECT code FROM facility WHERE external_id = 'G-7'`))!.code,
      'second',
    );
    const foreign = `SELECT count(*) AS count FROM facility WHERE enterprise_id = $1`;
    assert.equal((await one<{ count: number }>(foreign, [FOREIGN.enterpriseId]))!.count, 1);
  });
});

describe('the ingest of inventories and self-checks', () => {
  it('fills the facility by the newest report of its own substance', async () => {
    const record = {
      ...{ enterpriseCode: OWN.code, facilityExternalId: 'T1', cas: CHLORINE_CAS },
      ...{ externalId: 'I-1', quantityT: 41, at: '2026-11-20T07:00:00Z' },
    };
    const post = (...records: unknown[]) => own.call(ingestInventories, { body: { records } });
    assert.equal((await post(record)).created, 1);
    const quantity = async () =>
      (await one<{ quantity_t: number }>('SELECT quantity_t FROM facility WHERE id = $1', [
        OWN.id,
      ]))!.quantity_t;
    assert.equal(await quantity(), 41);
    const older = { ...record, externalId: 'I-0', quantityT: 12, at: '2026-11-19T07:00:00Z' };
    const other = { ...record, externalId: 'I-2', cas: '7664-41-7', quantityT: 3 };
    assert.equal((await post(older, other)).created, 2);
    assert.equal(await quantity(), 41);
    const live = await one<{ count: number; enterprise_ids: number[]; payload: unknown }>(
      `SELECT count(*) OVER () AS count, enterprise_ids, payload FROM outbox WHERE topic = 'stock'`,
    );
    assert.deepEqual(live, {
      ...{ count: 1, enterprise_ids: [OWN.enterpriseId] },
      payload: [{ facilityId: OWN.id, quantityT: 41 }],
    });
    const refused = await post(
      { ...record, externalId: 'I-3', facilityExternalId: 'none' },
      { ...record, externalId: 'I-4', at: '2026-11-21T07:00:00Z' },
      { ...record, externalId: 'I-5', cas: 'chlorine' },
      { ...record, externalId: 'I-6', at: '0000-01-01T00:00:00Z' },
    );
    assert.deepEqual(
      refused.rejections.map(({ path }) => path),
      ['/facilityExternalId', '/at', '/cas', '/at'],
    );
  });

  it('keeps self-check results, also of no facility in particular', async () => {
    const check = {
      ...{ enterpriseCode: OWN.code, externalId: 'S-1', item: 'hydrants', result: 'abnormal' },
      ...{ checkedAt: '2026-11-20T07:30:00Z', checkedBy: 'Wang' },
    };
    const post = (...records: unknown[]) => own.call(ingestSelfChecks, { body: { records } });
    const placed = { ...check, externalId: 'S-2', facilityExternalId: 'T1' };
    const unknown = { ...check, externalId: 'S-3', result: 'fine' };
    const yearless = { ...check, externalId: 'S-4', checkedAt: '0000-01-01T00:00:00Z' };
    const receipt = await post(check, placed, unknown, yearless);
    assert.deepEqual([receipt.created, receipt.rejected], [2, 2]);
    assert.equal((await post({ ...check, result: 'normal' })).updated, 1);
    const trail = `SELECT count(*) AS count FROM audit_record WHERE action = 'ingestSelfChecks' AND actor = 'key:test own'`;
    assert.equal((await one<{ count: number }>(trail))!.count, 2);
  });
});

describe('the ingest of positions', () => {
  const truck = `${OWN.code}-TRUCK`;
  const position = (seconds: number, more: object = {}) => ({
    ...{ object: truck, time: new Date(start.getTime() + seconds * 1000).toISOString() },
    ...{ lon: 103.7, lat: 1.27, speedKmh: 30, headingDeg: 90, ...more },
  });

  it('keeps each position and the newest per object, and knows repeats', async () => {
    await app.db.tx({ kind: 'system' }, (tx) =>
      tx.run(sqlText('UPDATE moving_object SET at = NULL')),
    );
    const positions = [position(-20), position(-10, { lon: 103.71 }), position(-15), position(-20)];
    const receipt = await own.call(ingestPositions, { body: { positions } });
    assert.deepEqual([receipt.accepted, receipt.duplicate, receipt.rejected], [3, 1, 0]);
    const duty = await app.as('duty');
    const shown = (await duty.call(listMovingObjects)).items.find(({ code }) => code === truck);
    assert.deepEqual(shown?.location, [103.71, 1.27]);
    const live = await one<{ enterprise_ids: number[] }>(
      `SELECT enterprise_ids FROM outbox WHERE topic = 'positions'`,
    );
    assert.deepEqual(live?.enterprise_ids, [OWN.enterpriseId]);
  });

  it('refuses each bad one with its reason, and foreign objects as unknown', async () => {
    const positions = [
      position(-5, { lat: 91 }),
      position(400),
      position(-5, { object: `${FOREIGN.code}-TRUCK` }),
      position(-5, { speedKmh: -1 }),
      { ...position(-5), time: 'now' },
      position(-4),
    ];
    const receipt = await own.call(ingestPositions, { body: { positions } });
    assert.equal(receipt.accepted, 1);
    assert.deepEqual(
      receipt.rejections.map(({ reason }) => reason),
      ['out-of-range', 'future', 'unknown-point', 'malformed', 'malformed'],
    );
  });

  it('of a clock that was ahead do not hide those that come after', async () => {
    await own.call(ingestPositions, { body: { positions: [position(290, { lon: 103.72 })] } });
    app.clock.set(new Date(start.getTime() + 10_000));
    await own.call(ingestPositions, { body: { positions: [position(10, { lon: 103.73 })] } });
    const duty = await app.as('duty');
    const shown = (await duty.call(listMovingObjects)).items.find(({ code }) => code === truck);
    assert.deepEqual(shown?.location, [103.73, 1.27]);
    app.clock.set(start);
  });

  const shownTruck = async () =>
    (await (await app.as('duty')).call(listMovingObjects)).items.find(({ code }) => code === truck);
  const forgetTruck = () =>
    app.db.tx({ kind: 'system' }, (tx) => tx.run(sqlText('UPDATE moving_object SET at = NULL')));

  it('shows altitude, alarms and states of the newest, and unknown where nothing is said', async () => {
    await forgetTruck();
    const flags = { altitudeM: 12.5, alarms: ['overspeed', 'emergency'], status: ['acc-on'] };
    const positions = [position(-3, flags), position(-2, { alarms: [], status: [] })];
    await own.call(ingestPositions, { body: { positions: positions.slice(0, 1) } });
    const first = await shownTruck();
    assert.deepEqual({ ...first, ...flags }, first);
    await own.call(ingestPositions, { body: { positions: positions.slice(1) } });
    const second = await shownTruck();
    assert.deepEqual([second?.altitudeM, second?.alarms, second?.status], [null, [], []]);
    await own.call(ingestPositions, { body: { positions: [position(-1)] } });
    const third = await shownTruck();
    assert.deepEqual([third?.alarms, third?.status], [null, null]);
    const kept = await one<{ alarms: string[] | null; altitude_m: number | null }>(
      `SELECT alarms, altitude_m FROM position_report WHERE altitude_m IS NOT NULL`,
    );
    assert.deepEqual(kept, { alarms: flags.alarms, altitude_m: flags.altitudeM });
  });

  it('keeps what comes late under its own time and moves nothing live by it', async () => {
    await forgetTruck();
    await own.call(ingestPositions, { body: { positions: [position(-90, { lon: 103.74 })] } });
    const events = () => one<{ count: number }>(`SELECT count(*) AS count FROM outbox`);
    const before = await events();
    const late = position(-60, { lon: 103.75, alarms: ['emergency'], isLate: true });
    const receipt = await own.call(ingestPositions, { body: { positions: [late] } });
    assert.equal(receipt.accepted, 1);
    assert.deepEqual((await shownTruck())?.location, [103.74, 1.27]);
    assert.deepEqual(await events(), before);
    const kept = `SELECT count(*) AS count FROM position_report WHERE alarms = '{emergency}'`;
    assert.equal((await one<{ count: number }>(kept))?.count, 1);
  });

  it('refuses names of alarms and states that are none, and too many of them', async () => {
    const refused = [
      position(-5, { alarms: ['Over speed'] }),
      position(-5, { status: ['a,b'] }),
      position(-5, { alarms: Array.from({ length: 33 }, (_, at) => `a-${at}`) }),
      position(-5, { altitudeM: 1e6 }),
    ];
    const receipt = await own.call(ingestPositions, { body: { positions: refused } });
    assert.deepEqual(
      receipt.rejections.map(({ reason, detail }) => [reason, detail.split(':')[0]]),
      [
        ['malformed', 'alarms.0'],
        ['malformed', 'status.0'],
        ['malformed', 'alarms'],
        ['malformed', 'altitudeM'],
      ],
    );
  });

  it('shows an enterprise its own vehicles only', async () => {
    const manager = await app.as('e2.manager');
    const { items } = await manager.call(listMovingObjects);
    assert.ok(items.every(({ enterpriseId }) => enterpriseId === FOREIGN.enterpriseId));
  });
});

describe('the weather', () => {
  it('comes from the park’s own station, and is stale rather than old', async () => {
    const duty = await app.as('duty');
    const none = await duty.call(readWeather);
    assert.deepEqual(
      [none.at, none.windSpeedMs, none.stability, none.isStale],
      [null, null, null, true],
    );
    const kinds: [string, string, number][] = [
      ['wind-speed', 'm/s', 4],
      ['wind-direction', 'deg', 120],
      ['air-temperature', 'degC', 29],
    ];
    await app.db.tx({ kind: 'system' }, async (tx) => {
      for (const [kind, unit] of kinds) {
        await insertRow(tx, 'point', {
          ...{ external_id: kind, code: `MET-${kind}`, name_zh: kind, name_en: kind, kind, unit },
          ...{ range_low: -50, range_high: 400, stale_s: 600, geom: 'POINT(103.7 1.27)' },
        });
      }
    });
    const time = app.clock.now().toISOString();
    const readings = kinds.map(([kind, , value]) => ({ point: `MET-${kind}`, time, value }));
    await app.source('park').call(ingestObservations, { body: { readings } });
    const now = await duty.call(readWeather);
    assert.deepEqual(
      [now.windSpeedMs, now.windFromDeg, now.temperatureC, now.humidityPct, now.isStale],
      [4, 120, 29, null, false],
    );
    assert.equal(now.stability, 'D', 'afternoon in Singapore, cloud unknown');
    app.clock.advance(601_000);
    const later = await duty.call(readWeather);
    assert.deepEqual([later.windSpeedMs, later.stability, later.isStale], [null, null, true]);
    assert.equal(later.at, time);
  });
});
