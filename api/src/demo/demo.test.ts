import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pino } from 'pino';
import { readDemoPark } from '@parkwatch/gis-data/demo/demo-park';
import { readSignals } from '@parkwatch/gis-data/signals/signals';
import { listPoints } from '@parkwatch/domain/wire/enterprises';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import { ingestObservations, ingestPositions } from '@parkwatch/domain/wire/ingest';
import { readPublicInfo } from '@parkwatch/domain/wire/session';
import { imageHeader } from '../attachments/image-header.ts';
import { buildParts } from '../build-parts.ts';
import { readConfig } from '../config.ts';
import { sqlText } from '../db/sql.ts';
import { startApi } from '../start-api.ts';
import { apiClient } from '../testing/api-client.ts';
import { testDatabase } from '../testing/test-database.ts';
import { demoPicture } from './demo-picture.ts';
import { demoHistory } from './demo-points.ts';
import { loadDemoPark } from './load-demo-park.ts';

const folder = mkdtempSync(join(tmpdir(), 'parkwatch-demo-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { db } = await testDatabase();
const config = readConfig({
  PORT: '0',
  HOST: '127.0.0.1',
  DEMO: 'on',
  LOG_LEVEL: 'silent',
  DATA_DIR: folder,
});
const parts = buildParts({
  config: { ...config, checkResponses: true },
  db,
  log: pino({ level: 'silent' }),
});
const park = readDemoPark();
const first = await loadDemoPark(parts);
const api = await startApi(parts);
const { url } = api;

async function count(table: string): Promise<number> {
  const row = await db.tx({ kind: 'system' }, (tx) =>
    tx.one<{ n: number }>(sqlText(`SELECT count(*) AS n FROM ${table}`)),
  );
  return row!.n;
}

describe('the demo park', () => {
  after(() => api.close());

  it('is in the database with everything that the seeds have', async () => {
    assert.equal(first.isFirstStart, true);
    const expected = {
      ...{
        enterprise: park.enterprises.length,
        lot: park.lots.length,
        building: park.buildings.length,
      },
      ...{
        facility: park.facilities.length,
        point: park.points.length,
        camera: park.cameras.length,
      },
      ...{
        gate: park.gates.length,
        rescue_station: park.rescueStations.length,
        supply: park.supplies.length,
      },
      ...{
        protected_target: park.protectedTargets.length,
        population_cell: park.populationCells.length,
        moving_object: park.movingObjects.length,
      },
      ...{ substance: park.substances.length, rule_state: park.points.length },
      ...{ hazard_unit: park.hazardUnits.length, hazard_assessment: park.hazardUnits.length },
    };
    for (const [table, n] of Object.entries(expected)) assert.equal(await count(table), n, table);
    assert.ok((await count('map_feature')) > 600);
  });

  it('has every unit evaluated with the people around it, and its facilities marked', async () => {
    const rows = await db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ level: number | null; people: number | null; is_major: boolean; ref: string }>(
        sqlText(`SELECT a.level, (a.inputs -> 'residents' ->> 'people')::int AS people, f.is_major_hazard AS is_major, f.external_id AS ref
          FROM facility f JOIN hazard_unit u ON u.id = f.hazard_unit_id JOIN hazard_assessment a ON a.hazard_unit_id = u.id`),
      ),
    );
    const expected = new Map(park.facilities.map((one) => [one.externalId, one.isMajorHazard]));
    assert.ok(rows.length > 250);
    for (const { level, people, is_major: isMajor, ref } of rows) {
      assert.equal(isMajor, expected.get(ref), ref);
      assert.equal(isMajor, level !== null, ref);
      assert.ok(people !== null, ref);
    }
  });

  it('has rules of early warning on plant units, each a limit and a joint one, written by their managers', async () => {
    const rules = await db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ facility_id: number; types: string; writer_role: string }>(
        sqlText(`SELECT facility_id, string_agg(rule -> 'condition' ->> 'type', ' ' ORDER BY rule_no) AS types, min(writer_role) AS writer_role
          FROM warning_rule GROUP BY facility_id`),
      ),
    );
    assert.ok(rules.length >= 3, `${rules.length} units`);
    for (const { types, writer_role: role } of rules)
      assert.deepEqual([types, role], ['limit all', 'manager']);
  });

  it('is loaded once, and its keys stay', async () => {
    const again = await loadDemoPark(parts);
    assert.deepEqual(again, { keys: first.keys, isFirstStart: false });
    assert.equal(await count('enterprise'), park.enterprises.length);
    const file = join(folder, 'demo-keys.json');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), first.keys);
    rmSync(file);
    const renewed = await loadDemoPark(parts);
    assert.notEqual(renewed.keys['park'], first.keys['park']);
    assert.equal(await count('api_key'), park.enterprises.length + 1);
  });

  it('is kept out of a park that is not the demo, as are its keys', async () => {
    const keys = sqlText(`SELECT id, encode(key_hash, 'hex') AS hash FROM api_key ORDER BY id`);
    const read = () => db.tx({ kind: 'system' }, (tx) => tx.rows(keys));
    const before = await read();
    await db.ownerTx((tx) => tx.run(sqlText('DELETE FROM demo_park')));
    await assert.rejects(loadDemoPark(parts), /not the demo.*DEMO=off/);
    assert.deepEqual(await read(), before);
    await db.ownerTx((tx) => tx.run(sqlText('INSERT INTO demo_park VALUES (1, now())')));
  });

  it('can be signed in to with the accounts of the login page', async () => {
    const client = apiClient(url);
    const { demoAccounts, demoPassword } = await client.call(readPublicInfo);
    assert.ok(demoAccounts.some(({ username }) => username === 'e1.manager'));
    for (const username of ['duty', 'e1.manager', 'e89.worker']) {
      assert.equal((await client.signIn(username, demoPassword!)).username, username);
    }
  });

  it('has hidden dangers in the states of the loop, overdue, unanswered, to be postponed, to be looked at again', async () => {
    const client = apiClient(url);
    await client.signIn('duty', 'Parkwatch#2026');
    const { items } = await client.call(listHiddenDangers, { query: { view: 'all' } });
    const states = new Set(items.map(({ state }) => state));
    assert.deepEqual([...states].sort(), [
      'accepted',
      'answered',
      'closed',
      'confirmed',
      'dispatched',
      'rectifying',
      'refused',
      'reported',
    ]);
    assert.ok(items.some(({ isLookBackDue }) => isLookBackDue));
    assert.ok(items.some(({ postponement }) => postponement !== null));
    assert.ok(items.some(({ isOverdue }) => isOverdue));
    assert.ok(items.some(({ isUnanswered }) => isUnanswered));
  });

  it('takes what its sources send: every value is in range, and every object is known', async () => {
    const { keys } = await loadDemoPark(parts);
    const signals = readSignals(park);
    const points = demoHistory(park, signals);
    const nowMs = Date.now();
    const time = new Date(nowMs).toISOString();
    const bySource = Map.groupBy(points, ({ source }) => source);
    let accepted = 0;
    for (const [source, own] of bySource) {
      const readings = own.flatMap((point) => {
        const value = point.valueAt(nowMs);
        return value === null ? [] : [{ point: point.code, time, value }];
      });
      const client = apiClient(url, { apiKey: keys[source]! });
      const receipt = await client.call(ingestObservations, { body: { readings } });
      assert.deepEqual(receipt.rejections, [], source);
      accepted += receipt.accepted;
    }
    assert.ok(accepted > 1900, `${accepted} readings`);
    const gateway = apiClient(url, { apiKey: keys['park']! });
    const codes = new Map(park.movingObjects.map(({ ref, code }) => [ref, code]));
    const records = signals.tracksAt(nowMs).map(({ ref, lon, lat }) => {
      return { object: codes.get(ref), lon, lat, time };
    });
    const moved = await gateway.call(ingestPositions, { body: { positions: records } });
    assert.equal(moved.accepted, park.movingObjects.length);
    const client = apiClient(url);
    await client.signIn('duty', 'Parkwatch#2026');
    const unknown = (await client.call(listPoints)).items.filter(
      ({ state }) => state === 'unknown',
    );
    assert.ok(unknown.length >= 1 && unknown.length < 150, `${unknown.length} silent sensors`);
  });

  it('has pictures that are pictures', () => {
    const picture = demoPicture([200, 100, 0]);
    assert.deepEqual(imageHeader(picture), { mediaType: 'image/png', widthPx: 480, heightPx: 320 });
    assert.ok(picture.length < 20_000);
  });
});
