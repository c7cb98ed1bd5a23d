import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  compareZones,
  readPlaceHistory,
  readPlaceRisk,
  readZoneHistory,
} from '@parkwatch/domain/wire/zone-places';
import { readHeat, readZones } from '@parkwatch/domain/wire/zones';
import { session } from '../session/routes.ts';
import { testApp } from '../testing/test-app.ts';
import { centreWkt, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { recomputeZones } from './recompute-zones.ts';
import { requestZones } from './request-zones.ts';
import { zones } from './routes.ts';
import { trimZones } from './trim-zones.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-11-20T08:00:00Z');
const MINUTE_MS = 60_000;

describe('zones asked about', async () => {
  const app = await testApp({ features: (parts) => [session(parts), zones(parts)] });
  const after = (minutes: number) => new Date(T0.getTime() + minutes * MINUTE_MS);
  const iso = (minutes: number) => after(minutes).toISOString();
  app.clock.set(T0);
  const duty = await app.as('duty');
  const own = await app.as(`${OWN.accountPrefix}.manager`);
  const [lon, lat] = await app.db.tx(SYSTEM, async (tx) => {
    await insertRow(tx, 'population_cell', {
      ...{ ref: 'sea', day_people: 0, night_people: 0, source: 'test', at: T0 },
      geom: centreWkt(OWN.corner),
    });
    const row = await tx.one<{ lon: number; lat: number }>({
      name: 'place of the foreign sensor',
      text: `SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat FROM point WHERE id = ${FOREIGN.id}`,
    });
    return [row!.lon, row!.lat] as const;
  });

  async function compute(minutes: number): Promise<void> {
    app.clock.set(after(minutes));
    await recomputeZones(app.parts);
  }
  async function setAlarm(isThere: boolean): Promise<void> {
    await app.db.tx(SYSTEM, async (tx) => {
      if (isThere)
        await insertRow(tx, 'alarm', {
          ...{ id: 7, point_id: FOREIGN.id, enterprise_id: FOREIGN.enterpriseId },
          ...{ rule_id: 'limits', condition: 'hh', priority: 'urgent', state: 'unack-active' },
          ...{ is_active: true, raised_at: T0, last_at: T0 },
        });
      else await tx.run({ name: 'end', text: "UPDATE alarm SET state = 'normal' WHERE id = 7" });
      await requestZones(tx, app.clock.now(), 'alarm:7');
    });
  }

  it('say why a place has its value, as of then and as of now', async () => {
    await compute(0);
    await setAlarm(true);
    await compute(10);
    await setAlarm(false);
    await compute(20);
    const then = await duty.call(readPlaceRisk, { query: { lon, lat, asOf: iso(12) } });
    assert.equal(then.colour, 'red');
    assert.equal(then.level, 1);
    assert.deepEqual(
      [then.reasons[0]!.kind, then.reasons[0]!.refId, then.reasons[0]!.enterpriseId],
      ['alarm', 7, FOREIGN.enterpriseId],
    );
    const sum = then.reasons.reduce((total, { value }) => total + value, then.othersValue);
    assert.ok(Math.abs(sum - then.value!) < 1e-9);
    const zone = (await duty.call(readZones, { query: { asOf: iso(12) } })).zones[0]!;
    assert.ok(then.value! <= zone.peak + 1e-9);
    const now = await duty.call(readPlaceRisk, { query: { lon, lat } });
    assert.ok(now.value! < 1 && now.reasons.every(({ kind }) => kind !== 'alarm'));
  });

  it('do not name a neighbour to an enterprise, though his danger counts', async () => {
    const query = { lon, lat, asOf: iso(12) };
    const [mine, parks] = [
      await own.call(readPlaceRisk, { query }),
      await duty.call(readPlaceRisk, { query }),
    ];
    assert.equal(mine.value, parks.value);
    assert.ok(!JSON.stringify(mine).includes(FOREIGN.marker));
    assert.deepEqual(
      [mine.reasons[0]!.refId, mine.reasons[0]!.enterpriseId, mine.reasons[0]!.label.en],
      [null, null, 'Neighbouring source'],
    );
    const compared = await own.call(compareZones, { query: { before: iso(1), after: iso(12) } });
    assert.ok(!JSON.stringify(compared).includes(FOREIGN.marker));
    assert.equal(compared.changes[0]!.refId, null);
    const walled = await app.db.tx(
      { kind: 'enterprises', userId: 1, enterpriseIds: [OWN.enterpriseId] },
      async (tx) => [
        await tx.rows({ name: 'table', text: 'SELECT * FROM zone_source' }),
        await tx.rows({ name: 'view', text: 'SELECT * FROM zone_source_shown' }),
      ],
    );
    assert.deepEqual(walled[0], []);
    const shown = JSON.stringify(walled[1]);
    assert.ok(shown.includes(OWN.marker) && !shown.includes(FOREIGN.marker));
  });

  it('tell nothing outside of what is computed', async () => {
    const far = await duty.call(readPlaceRisk, { query: { lon: lon + 1, lat } });
    assert.deepEqual([far.value, far.colour, far.reasons], [null, null, []]);
    assert.equal((await duty.send(readPlaceRisk, { query: { lon: 999, lat } })).status, 400);
  });

  it('say how the value of a place went, and since when nothing is known', async () => {
    const { steps, colourFrom } = await duty.call(readPlaceHistory, {
      query: { lon, lat, from: iso(-60), to: iso(30) },
    });
    assert.deepEqual(
      steps.map(({ at }) => at),
      [iso(0), iso(10), iso(20)],
    );
    assert.ok(steps[1]!.value! >= colourFrom.red && steps[2]!.value === steps[0]!.value);
    const part = await duty.call(readPlaceHistory, {
      query: { lon, lat, from: iso(12), to: iso(15) },
    });
    assert.deepEqual(
      part.steps.map(({ at, value }) => [at, value]),
      [[iso(12), steps[1]!.value]],
    );
    const wrong = await duty.send(readPlaceHistory, {
      query: { lon, lat, from: iso(0), to: iso(0) },
    });
    assert.equal(wrong.status, 400);
  });

  it('say how much land had which colour, part by part, and where nothing is kept', async () => {
    const { buckets, keptFrom } = await duty.call(readZoneHistory, {
      query: { from: iso(-10), to: iso(30), buckets: 4 },
    });
    assert.equal(keptFrom, iso(0));
    assert.equal(buckets[0], null);
    // A set touches the part in which it ends: the red one began with the third.
    assert.deepEqual(
      buckets.slice(1).map((bucket) => bucket && bucket.redM2 > 0),
      [true, true, true].map((_is, at) => at > 0),
    );
    const { zones: red } = await duty.call(readZones, { query: { asOf: iso(12) } });
    const area = red.reduce((sum, z) => sum + (z.colour === 'red' ? z.areaM2 : 0), 0);
    assert.ok(Math.abs(buckets[2]!.redM2 - area) < 1e-6);
  });

  it('say what changed between two moments, and go back to pictures that were dropped', async () => {
    const heat = await duty.call(readHeat, { query: { asOf: iso(12) } });
    await trimZones(app.db, after(48 * 60));
    assert.deepEqual(await duty.call(readHeat, { query: { asOf: iso(12) } }), heat);
    const {
      before,
      after: later,
      changes,
      changeCount,
    } = await duty.call(compareZones, {
      query: { before: iso(1), after: iso(12) },
    });
    assert.equal(before.areas.redM2, 0);
    assert.ok(later.areas.redM2 > 0);
    assert.equal(changeCount, 1);
    assert.deepEqual(
      [changes[0]!.kind, changes[0]!.change, changes[0]!.amountBefore],
      ['alarm', 'new', 0],
    );
    const back = await duty.call(compareZones, { query: { before: iso(12), after: iso(1) } });
    assert.equal(back.changes[0]!.change, 'gone');
    const early = await duty.send(compareZones, { query: { before: iso(-60), after: iso(1) } });
    assert.equal(early.status, 404);
  });
});
