import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSeries } from '@parkwatch/domain/wire/enterprises';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { applyRetention } from './retention.ts';
import { rollUp } from './roll-up.ts';

const app = await testApp({ config: { sessionIdleMinutes: 100_000, sessionMaxHours: 2000 } });
const start = Date.parse('2026-11-20T08:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);
app.clock.set(at(0));
const duty = await app.as('duty');
const gateway = app.source('park');

/** Posts [minutes from the start, value, quality] of a point. */
async function send(
  rows: readonly (readonly [number, number, string?])[],
  point = `${OWN.code}-GAS1`,
) {
  const readings = rows.map(([minutes, value, quality = 'good']) => ({
    ...{ point, value, quality },
    time: at(minutes).toISOString(),
  }));
  const receipt = await gateway.call(ingestObservations, { body: { readings } });
  assert.equal(receipt.accepted, rows.length);
}

type Row = { at: Date; sum: number; min: number; max: number; count: number; last: number };

function rows(table: 'rollup_minute' | 'rollup_hour', pointId = OWN.id) {
  const text = `SELECT at, sum, min, max, count, last FROM ${table} WHERE point_id = $1 ORDER BY at`;
  return app.db.tx({ kind: 'system' }, (tx) => tx.rows<Row>(sqlText(text), [pointId]));
}

function series(from: number, to: number, resolution: 'auto' | 'raw' | 'minute' | 'hour' = 'auto') {
  return duty.call(readSeries, {
    params: { id: OWN.id },
    query: { from: at(from).toISOString(), to: at(to).toISOString(), resolution },
  });
}

describe('roll-ups', () => {
  it('count every reading that is not bad, once, however often they run', async () => {
    app.clock.set(at(10));
    await send([
      [8.1, 0.2],
      [8.5, 0.6],
      [8.9, 0.4],
      [9.2, 0.5, 'bad'],
      [9.4, 0.3, 'uncertain'],
      [10, 0.9],
    ]);
    await rollUp(app.db, app.clock.now());
    const expected = [
      { at: at(8), sum: 1.2, min: 0.2, max: 0.6, count: 3, last: 0.4 },
      { at: at(9), sum: 0.3, min: 0.3, max: 0.3, count: 1, last: 0.3 },
    ];
    const rounded = (list: Row[]) =>
      list.map((row) => ({ ...row, sum: Math.round(row.sum * 1e9) / 1e9 }));
    assert.deepEqual(rounded(await rows('rollup_minute')), expected);
    assert.equal(await rollUp(app.db, app.clock.now()), 0, 'nothing is written twice');
    assert.deepEqual(rounded(await rows('rollup_minute')), expected);
    assert.deepEqual(await rows('rollup_hour'), [], 'the hour is not over');
  });

  it('close the hour, and open it again for what comes late', async () => {
    app.clock.set(at(62));
    await send([[61, 0.1]]);
    await rollUp(app.db, app.clock.now());
    assert.deepEqual(
      (await rows('rollup_hour')).map(({ count, last }) => [count, last]),
      [[5, 0.9]],
    );
    app.clock.set(at(300));
    await send([
      [8.2, 0.7],
      [59.5, 0.8],
      [200, 0.1],
    ]);
    await rollUp(app.db, app.clock.now());
    const [first, ...others] = await rows('rollup_hour');
    assert.deepEqual([first!.count, first!.max, first!.last], [7, 0.9, 0.8]);
    assert.deepEqual(
      others.map(({ at: hour, count }) => [hour, count]),
      [
        [at(60), 1],
        [at(180), 1],
      ],
    );
    assert.equal((await rows('rollup_minute'))[0]!.count, 4);
  });

  it('catch up after days of downtime', async () => {
    app.clock.set(at(3 * 1440));
    await send([
      [1440, 1],
      [2880, 2],
    ]);
    await rollUp(app.db, app.clock.now());
    assert.equal((await rows('rollup_hour')).length, 5);
  });
});

describe('curves', () => {
  it('take single readings, minutes or hours by the length of the window', async () => {
    const lengths: [number, string][] = [
      [6 * 60, 'raw'],
      [7 * 1440, 'minute'],
      [8 * 1440, 'hour'],
    ];
    for (const [minutes, resolution] of lengths) {
      assert.equal((await series(0, minutes)).resolution, resolution);
    }
  });

  it('show the same readings in each resolution, also before they are rolled up, and gaps as gaps', async () => {
    app.clock.set(at(3 * 1440 + 70));
    await send([
      [3 * 1440 + 1, 0.2],
      [3 * 1440 + 68, 0.4],
    ]);
    for (const resolution of ['raw', 'minute', 'hour'] as const) {
      const { rows: found, truncated } = await series(0, 3 * 1440 + 80, resolution);
      const expected = resolution === 'hour' ? 11 : 13;
      assert.equal(
        found.reduce((sum, { count }) => sum + count, 0),
        expected,
        resolution,
      );
      assert.equal(truncated, false);
      assert.ok(found.length < 20);
    }
    await rollUp(app.db, app.clock.now());
    const { rows: hours } = await series(0, 3 * 1440 + 80, 'hour');
    assert.equal(
      hours.reduce((sum, { count }) => sum + count, 0),
      13,
    );
  });

  it('are refused for a wrong window and for a neighbour', async () => {
    await assert.rejects(series(10, 10), { code: 'bad-request' });
    const query = { from: 'yesterday', to: at(0).toISOString() };
    await assert.rejects(duty.call(readSeries, { params: { id: OWN.id }, query }), {
      code: 'bad-request',
    });
    const manager = await app.as('e1.manager');
    const window = { from: at(0).toISOString(), to: at(60).toISOString() };
    await assert.rejects(manager.call(readSeries, { params: { id: FOREIGN.id }, query: window }), {
      code: 'not-found',
    });
  });
});

describe('retention', () => {
  async function partitions() {
    const text = `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent IN ('observation'::regclass, 'rollup_minute'::regclass) ORDER BY 1`;
    const found = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ name: string }>(sqlText(text)),
    );
    return found.map(({ name }) => name);
  }

  it('makes tomorrow ahead and drops whole days that are too old, hours stay', async () => {
    const kept = { retentionDays: 2, minuteRetentionDays: 30 };
    const dropped = await applyRetention(app.db, at(4 * 1440), kept);
    assert.deepEqual(dropped, ['observation_p20261120', 'observation_p20261121']);
    assert.ok((await partitions()).includes('observation_p20261125'));
    assert.deepEqual(await applyRetention(app.db, at(4 * 1440), kept), []);
    const later = await applyRetention(app.db, at(70 * 1440), kept);
    assert.ok(later.includes('rollup_minute_p202611'));
    assert.ok((await rows('rollup_hour')).length > 0);
  });
});
