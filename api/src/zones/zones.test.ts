import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ZONE_SETTINGS } from '@parkwatch/domain/risk/zone-settings';
import {
  readHeat,
  readZone,
  readZones,
  readZonesGeoJson,
  readZoneStatus,
} from '@parkwatch/domain/wire/zones';
import type { ZoneSet } from '@parkwatch/domain/wire/zones';
import { FOREIGN, insertRow, OWN, centreWkt } from '../testing/tenant-fixture.ts';
import { session } from '../session/routes.ts';
import { testApp } from '../testing/test-app.ts';
import { recomputeZones } from './recompute-zones.ts';
import { requestZones } from './request-zones.ts';
import { zones } from './routes.ts';
import { facilitySources } from './sources/facility.ts';
import { measureSources } from './sources/measure.ts';
import { waySources } from './sources/way.ts';
import { trimZones } from './trim-zones.ts';
import { runZones } from './zone-runner.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-11-20T08:00:00Z');
const HOUR_MS = 3_600_000;

describe('zones', async () => {
  const app = await testApp({ features: (parts) => [session(parts), zones(parts)] });
  app.clock.set(T0);
  const duty = await app.as('duty');
  const read = (at?: Date) => duty.call(readZones, at ? { query: { asOf: at.toISOString() } } : {});
  const redM2 = (set: ZoneSet) =>
    set.zones.reduce((sum, { colour, areaM2 }) => (colour === 'red' ? sum + areaM2 : sum), 0);
  const colourAt = (set: ZoneSet, kind: string) =>
    set.zones
      .filter((zone) => zone.sources.some((source) => source.kind === kind))
      .map(({ colour }) => colour);

  async function addAlarm(at: Date): Promise<void> {
    await app.db.tx(SYSTEM, async (tx) => {
      await insertRow(tx, 'alarm', {
        ...{
          id: 7,
          point_id: FOREIGN.id,
          enterprise_id: FOREIGN.enterpriseId,
          rule_id: 'limits',
          condition: 'hh',
        },
        ...{
          priority: 'urgent',
          state: 'unack-active',
          is_active: true,
          raised_at: at,
          last_at: at,
        },
      });
      await requestZones(tx, at, 'alarm:7');
    });
  }

  before(() =>
    // It is known that nobody lives here: what is not known would count as a crowd.
    app.db.tx(SYSTEM, (tx) =>
      insertRow(tx, 'population_cell', {
        ...{ ref: 'sea', day_people: 0, night_people: 0, source: 'test', at: T0 },
        geom: centreWkt(OWN.corner),
      }),
    ),
  );

  it('is not found before the first computation', async () => {
    assert.equal((await duty.send(readZones)).status, 404);
  });

  it('is computed from facilities and from points of which nothing is known', async () => {
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
    const set = await read();
    assert.deepEqual(set.measured, { points: 2, unknown: 2 });
    assert.ok(colourAt(set, 'unit').includes('yellow'));
    assert.ok(
      !set.zones.some(({ colour }) => colour === 'red'),
      'a sound facility is never red by itself',
    );
    assert.ok(colourAt(set, 'unknown-sensor').length > 0, 'unknown counts as a risk');
    for (const { sources, othersShare } of set.zones) {
      const sum = sources.reduce((total, { share }) => total + share, othersShare);
      assert.ok(Math.abs(sum - 1) < 1e-6, `shares add up to ${sum}`);
    }
    const heat = await duty.call(readHeat);
    assert.ok(heat.cells.length > 0);
    assert.equal(heat.redFrom, 1);
  });

  it('stores nothing when nothing changed, also when two compute at once', async () => {
    const before = await read();
    const [one, two] = await Promise.all([recomputeZones(app.parts), recomputeZones(app.parts)]);
    assert.deepEqual([one.outcome, two.outcome], ['unchanged', 'unchanged']);
    assert.equal((await read()).id, before.id);
  });

  it('turns red where an urgent alarm is, keeps what was shown before, and tells the portals', async () => {
    const before = await read();
    app.clock.advance(60_000);
    await addAlarm(app.clock.now());
    assert.equal((await duty.call(readZoneStatus)).isPending, true);
    await recomputeZones(app.parts);
    const set = await read();
    assert.notEqual(set.id, before.id);
    assert.equal(set.reason, 'alarm:7');
    const red = set.zones.filter(({ colour }) => colour === 'red');
    assert.equal(red.length, 1);
    assert.equal(red[0]!.sources[0]!.kind, 'alarm');
    assert.ok(red[0]!.enterpriseIds.includes(FOREIGN.enterpriseId));
    assert.equal(red[0]!.since, app.clock.now().toISOString());
    const [relief] = red[0]!.reliefs;
    assert.deepEqual([relief?.kind, relief?.refId], ['alarm', 7]);
    assert.ok(relief!.peakAfter < red[0]!.peak && relief!.colourAfter !== 'red');
    assert.equal((await read(T0)).id, before.id, 'as of the moment before');
    assert.equal((await duty.call(readZoneStatus)).isPending, false);
    const events = await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ payload: { zoneSetId: number } }>({
        name: 'outbox',
        text: "SELECT payload FROM outbox WHERE topic = 'zones' ORDER BY seq",
      }),
    );
    assert.deepEqual(
      events.map(({ payload }) => payload.zoneSetId),
      [before.id, set.id],
    );
  });

  it('does not name a neighbour to an enterprise', async () => {
    const set = await (await app.as(`${OWN.accountPrefix}.manager`)).call(readZones);
    assert.ok(!JSON.stringify(set).includes(FOREIGN.marker));
    assert.equal(set.reason, 'park');
    const red = set.zones.find(({ colour }) => colour === 'red')!;
    assert.deepEqual(red.sources[0], {
      kind: 'alarm',
      refId: null,
      enterpriseId: null,
      label: { zh: '邻近风险源', en: 'Neighbouring source' },
      share: red.sources[0]!.share,
    });
    assert.ok(!red.enterpriseIds.includes(FOREIGN.enterpriseId));
    assert.ok(red.reliefs.every(({ enterpriseId }) => enterpriseId === OWN.enterpriseId));
    const one = await (
      await app.as(`${OWN.accountPrefix}.manager`)
    ).call(readZone, { params: { id: red.id } });
    assert.ok(!JSON.stringify(one).includes(FOREIGN.marker));
  });

  it('tells an enterprise that they failed, and not of whose record', async () => {
    const told = async (username: string) =>
      (await (await app.as(username)).call(readZoneStatus)).lastError;
    const fail = (error: string | null) =>
      app.db.tx(SYSTEM, (tx) =>
        tx.run({ name: 'fail', text: 'UPDATE zone_request SET last_error = $1' }, [error]),
      );
    assert.equal(await told(`${OWN.accountPrefix}.manager`), null);
    await fail(`amount of facility:${FOREIGN.id}`);
    assert.equal(await told(`${OWN.accountPrefix}.manager`), 'failed');
    assert.match((await told('duty'))!, /facility/);
    await fail(null);
  });

  it('is behind the second wall too: the database itself names no neighbour to an enterprise', async () => {
    const scope = { kind: 'enterprises', userId: 1, enterpriseIds: [OWN.enterpriseId] } as const;
    const read = (name: string) =>
      app.db.tx(scope, (tx) =>
        tx.rows<object>({ name, text: `SELECT to_jsonb(t) AS row FROM ${name} t` }),
      );
    for (const name of ['zone', 'zone_input', 'zone_base'])
      assert.deepEqual(await read(name), [], name);
    for (const name of ['zone_set', 'zone_shown']) {
      const rows = await read(name);
      assert.ok(rows.length > 0, name);
      assert.ok(!JSON.stringify(rows).includes(FOREIGN.marker), name);
    }
    const shown = JSON.stringify(await read('zone_shown'));
    assert.ok(shown.includes(OWN.marker) && !shown.includes(String(FOREIGN.id)));
  });

  it('is plain GeoJSON for a GIS desk', async () => {
    const { features } = await duty.call(readZonesGeoJson);
    const { zones: all } = await read();
    assert.deepEqual(
      features.map(({ id, properties }) => [id, properties['colour']]),
      all.map(({ id, colour }) => [id, colour]),
    );
  });

  it('holds a colour for margin and dwell, then lets it fall although nothing else changes', async () => {
    const red = await read();
    app.clock.advance(60_000);
    await app.db.tx(SYSTEM, async (tx) => {
      await tx.run({ name: 'end', text: "UPDATE alarm SET state = 'normal', is_active = false" });
      await requestZones(tx, app.clock.now(), 'alarm:7');
    });
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
    const held = await read();
    assert.notEqual(held.inputsHash, red.inputsHash);
    const [still] = held.zones.filter(({ colour }) => colour === 'red');
    assert.ok(still && still.peak < 1, 'red without a value that is');
    assert.equal(still.since, red.zones.find(({ colour }) => colour === 'red')!.since);
    assert.equal((await recomputeZones(app.parts)).outcome, 'unchanged');
    // Night falls, people come and go: that is no reason to forget.
    await app.db.tx(SYSTEM, (tx) =>
      tx.run({ name: 'people', text: 'UPDATE population_cell SET day_people = 3' }),
    );
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
    const peopled = (await read()).zones.find(({ colour }) => colour === 'red');
    assert.equal(peopled?.since, still.since);
    assert.equal((await read()).reason, 'check');
    app.clock.advance(601_000);
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
    const fallen = await read();
    assert.equal(fallen.reason, 'dwell');
    assert.ok(!fallen.zones.some(({ colour }) => colour === 'red'));
    assert.equal((await recomputeZones(app.parts)).outcome, 'unchanged');
    const kept = await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ id: string }>({
        name: 'source changes',
        text: 'SELECT source_id AS id FROM zone_source WHERE valid_to IS NOT NULL',
      }),
    );
    assert.deepEqual(kept.map(({ id }) => id).sort(), ['alarm:7'], 'only what changed is kept');
  });

  it('gives the zones of an old moment again after their polygons were dropped', async () => {
    const heldAt = new Date(T0.getTime() + 3 * 60_000);
    const [before, held] = [await read(T0), await read(heldAt)];
    assert.ok(held.zones.some(({ colour }) => colour === 'red'));
    assert.equal(await trimZones(app.db, new Date(T0.getTime() + 48 * HOUR_MS)), 4);
    assert.equal(
      await trimZones(app.db, new Date(T0.getTime() + 48 * HOUR_MS)),
      0,
      'twice does nothing more',
    );
    // Three at once are one computation.
    const [again] = await Promise.all([read(T0), read(T0), read(T0)]);
    const shape = ({ zones: all }: ZoneSet) => all.map(({ id: _id, ...zone }) => zone);
    assert.deepEqual(shape(again), shape(before));
    assert.deepEqual(shape(await read(heldAt)), shape(held), 'what was held, too');
  });

  it('follows requests by itself, a burst with one computation', async () => {
    const before = await read();
    app.clock.advance(60_000);
    const stop = new AbortController();
    const running = runZones(app.parts, stop.signal);
    await app.db.tx(SYSTEM, async (tx) => {
      await insertRow(tx, 'hidden_danger', {
        ...{
          id: 5,
          number: 'YH-2026-000005',
          enterprise_id: OWN.enterpriseId,
          title: 'leak',
          description: 'seal',
          category: 'process',
        },
        ...{
          grade: 'major',
          state: 'dispatched',
          geom: centreWkt(OWN.corner),
          reported_at: T0,
          deadline: T0,
        },
      });
      for (let times = 0; times < 5; times++)
        await requestZones(tx, app.clock.now(), 'hidden-danger:5');
    });
    while ((await read()).id === before.id) await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    await running;
    assert.ok(
      colourAt(await read(), 'hidden-danger').includes('red'),
      'an overdue major danger is red',
    );
  });

  it('counts a measure that is monitored on paper only, until its unit stands still', async () => {
    const kinds = async () => {
      await recomputeZones(app.parts);
      return (await read()).zones.flatMap(({ sources }) => sources.map(({ kind }) => kind));
    };
    const of = (externalId: string) => ({
      ...{ id: 900, enterprise_id: FOREIGN.enterpriseId, external_id: externalId },
      ...{ sent: '{}', received_at: T0 },
    });
    app.clock.advance(1_000);
    await app.db.tx(SYSTEM, async (tx) => {
      const object = { hazard_code: 'H1', name: '罐区', is_major_hazard: true };
      await insertRow(tx, 'risk_object', { ...of('o'), ...object, facility_id: FOREIGN.id });
      await insertRow(tx, 'risk_unit', { ...of('u'), risk_object_id: 900, name: '储罐' });
      await insertRow(tx, 'risk_event', { ...of('e'), risk_unit_id: 900, name: '泄漏' });
      const measure = { risk_event_id: 900, source: 'automatic', description: '液位联锁' };
      await insertRow(tx, 'control_measure', { ...of('m'), ...measure });
    });
    assert.ok((await kinds()).includes('measure'));
    app.clock.advance(1_000);
    await app.db.tx(SYSTEM, (tx) =>
      insertRow(tx, 'deactivation', { ...of('d'), risk_unit_id: 900, starts_at: T0 }),
    );
    assert.ok(!(await kinds()).includes('measure'));
  });

  it('counts facilities of one unit as one, as far as the farthest of their scenarios reaches', async () => {
    app.clock.advance(1_000);
    const standing = async () =>
      (await app.db.tx(SYSTEM, (tx) => facilitySources(tx, app.clock.now()))).filter(
        ({ enterpriseId }) => enterpriseId === FOREIGN.enterpriseId,
      );
    await app.db.tx(SYSTEM, (tx) =>
      tx.run({ name: 'alone', text: 'UPDATE facility SET hazard_unit_id = NULL' }),
    );
    const [alone] = await standing();
    assert.equal(alone?.id, `facility:${FOREIGN.id}`);
    await app.db.tx(SYSTEM, async (tx) => {
      const unit = {
        id: 31,
        external_id: 'U31',
        code: 'U31',
        name_zh: '罐组',
        name_en: 'Tank group',
      };
      const of = { enterprise_id: FOREIGN.enterpriseId };
      await insertRow(tx, 'hazard_unit', { ...unit, ...of, kind: 'storage', updated_at: T0 });
      await tx.run({
        name: 'second tank',
        text: `INSERT INTO facility (enterprise_id, external_id, code, name_zh, name_en, kind, inherent_level, geom)
          SELECT enterprise_id, 'T2', 'T2', '罐 2', 'Tank 2', 'tank', 3, ST_Translate(geom, 0.002, 0) FROM facility WHERE id = ${FOREIGN.id}`,
      });
      await tx.run({
        name: 'join',
        text: `UPDATE facility SET hazard_unit_id = 31 WHERE enterprise_id = ${FOREIGN.enterpriseId}`,
      });
      const reach = { inputs_hash: 'x', level_zh: '级', level_en: 'level', computed_at: T0 };
      await insertRow(tx, 'facility_reach', {
        ...of,
        ...reach,
        facility_id: FOREIGN.id,
        reach_m: 420,
      });
    });
    const [unit, ...more] = await standing();
    assert.deepEqual(more, []);
    assert.deepEqual([unit?.id, unit?.reachM, unit?.reasons[0]?.amount], ['unit:31', 420, 0.2]);
    assert.equal(unit?.at.coordinates.length, 2, 'both outlines');
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
    assert.ok(
      (await read()).zones.some(({ sources }) => sources.some(({ kind }) => kind === 'unit')),
    );
  });

  it('takes the level of GB 18218 where the enterprise says a milder one', async () => {
    const amountWith = (sets: string) =>
      app.db.tx(SYSTEM, async (tx) => {
        await tx.run({ name: 'sets', text: `UPDATE facility SET ${sets}` });
        const standing = await facilitySources(tx, app.clock.now());
        return standing.find(({ id }) => id === 'unit:31')!.reasons[0]!.amount;
      });
    assert.equal(await amountWith('inherent_level = 4'), 0.04);
    assert.equal(await amountWith('hazard_level = 2'), 0.13);
    assert.equal(await amountWith('inherent_level = 1'), 0.2);
  });

  it('shows a unit of which no facility is in the registry within its bounds, unless it is none', async () => {
    const found = () =>
      app.db.tx(SYSTEM, async (tx) =>
        (await facilitySources(tx, app.clock.now())).find(({ id }) => id === 'unit:32'),
      );
    await app.db.tx(SYSTEM, (tx) =>
      tx.run({
        name: 'bare unit',
        text: `INSERT INTO hazard_unit (id, enterprise_id, external_id, code, name_zh, name_en, kind, geom, updated_at)
          SELECT 32, enterprise_id, 'U32', 'U32', '库', 'Store', 'warehouse', geom, now() FROM lot WHERE enterprise_id = ${OWN.enterpriseId}`,
      }),
    );
    const unit = await found();
    assert.deepEqual([unit?.at.type, unit?.reasons[0]?.amount], ['MultiPolygon', 0.2]);
    const assessed = {
      ...{ enterprise_id: OWN.enterpriseId, hazard_unit_id: 32, cause: 'unit-declared' },
      ...{ inputs_hash: '0'.repeat(64), inputs: '{}', assessment: '{}', s: 0, r: 0 },
    };
    const assess = (more: object) =>
      app.db.tx(SYSTEM, (tx) => insertRow(tx, 'hazard_assessment', { ...assessed, ...more }));
    await assess({ at: T0, verdict: 'major-hazard', level: 3 });
    assert.equal((await found())?.reasons[0]?.amount, 0.08);
    await assess({ at: app.clock.now(), verdict: 'not-major-hazard' });
    assert.equal(await found(), undefined);
  });

  it('counts a facility that is known by a line, in good order and with a measure that does not work', async () => {
    app.clock.advance(1_000);
    await app.db.tx(SYSTEM, (tx) =>
      tx.run({
        name: 'line',
        text: `INSERT INTO facility (id, enterprise_id, external_id, code, name_zh, name_en, kind, inherent_level, geom)
          SELECT 41, enterprise_id, 'L', 'L', '装车线', 'Loading line', 'loading', 2, ST_MakeLine(geom, ST_Translate(geom, 0.001, 0.001))
          FROM facility WHERE id = ${OWN.id}`,
      }),
    );
    const standing = await app.db.tx(SYSTEM, (tx) => facilitySources(tx, app.clock.now()));
    assert.equal(standing.find(({ id }) => id === 'facility:41')?.at.type, 'Polygon');
    await app.db.tx(SYSTEM, async (tx) => {
      await tx.run({ name: 'works again', text: 'DELETE FROM deactivation' });
      await tx.run({ name: 'at the line', text: 'UPDATE risk_object SET facility_id = 41' });
    });
    const [faulty] = await app.db.tx(SYSTEM, (tx) => measureSources(tx, app.clock.now()));
    assert.equal(faulty?.at.type, 'Polygon');
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
    // Who leaves the facility out leaves nothing out: it weighs on the land.
    await app.db.tx(SYSTEM, (tx) =>
      tx.run({ name: 'nowhere', text: 'UPDATE risk_object SET facility_id = NULL' }),
    );
    const [nowhere] = await app.db.tx(SYSTEM, (tx) => measureSources(tx, app.clock.now()));
    assert.deepEqual([nowhere?.id, nowhere?.at.type], [faulty?.id, 'MultiPolygon']);
    assert.ok(nowhere!.reasons[0]!.amount > 0);
  });

  it('adds what process and place make of a unit in good order, each with a reason of its own', async () => {
    app.clock.advance(1_000);
    await app.db.tx(SYSTEM, async (tx) => {
      const of = { ref: 'F1', name_zh: '学校', name_en: 'School', kind: 'school', population: 300 };
      await insertRow(tx, 'protected_target', {
        ...of,
        code: 'F1',
        geom: centreWkt(FOREIGN.corner),
      });
      await tx.run({
        name: 'process',
        text: `UPDATE facility SET hazardous_process = 'nitration' WHERE id = ${FOREIGN.id}`,
      });
      await tx.run({
        name: 'ways',
        text: `INSERT INTO map_feature (layer, ref, properties, geom)
          SELECT 'pipelines', 'p1', '{"substances": ["Chlorine"]}'::jsonb, ST_Boundary(geom) FROM lot WHERE enterprise_id = ${FOREIGN.enterpriseId}
          UNION ALL SELECT 'pipelines', 'p2', '{"kind": "water", "substances": ["water"]}', ST_Boundary(geom) FROM lot WHERE enterprise_id = ${OWN.enterpriseId}
          UNION ALL SELECT 'pipelines', 'p3', '{"kind": "material", "substances": []}', ST_Boundary(geom) FROM lot WHERE enterprise_id = ${OWN.enterpriseId}
          UNION ALL SELECT 'pipelines', 'p5', '{"kind": "material", "substances": ["metha-01"]}', ST_Boundary(geom) FROM lot WHERE enterprise_id = ${OWN.enterpriseId}
          UNION ALL SELECT 'pipelines', 'p4', '{"kind": "air", "substances": []}', ST_Boundary(geom) FROM lot WHERE enterprise_id = ${OWN.enterpriseId}
          UNION ALL SELECT 'roads', 'r1', '{"isHazmatRoute": true, "nameZh": "环路"}', geom FROM lot WHERE enterprise_id = ${OWN.enterpriseId}`,
      });
      await tx.run({
        name: 'chlorine',
        text: `INSERT INTO substance (cas, name_zh, name_en, is_toxic_gas) VALUES ('7782-50-5', '氯', 'chlorine', true)
          ON CONFLICT (cas) DO UPDATE SET name_en = 'chlorine', is_toxic_gas = true`,
      });
    });
    const now = app.clock.now();
    const standing = await app.db.tx(SYSTEM, (tx) => facilitySources(tx, now));
    const { reasons } = standing.find(({ enterpriseId }) => enterpriseId === FOREIGN.enterpriseId)!;
    assert.deepEqual(
      reasons.map(({ kind }) => kind),
      ['unit', 'process', 'protected-target'],
    );
    assert.match(reasons[1]!.label.zh, /硝化/);
    const ways = await app.db.tx(SYSTEM, (tx) => waySources(tx, now));
    assert.deepEqual(
      ways.map(({ id, reasons: [way] }) => [id.split(':')[0], way!.label.zh]),
      [
        ['pipeline', '危险介质管线：p1'],
        ['pipeline', '介质未知的管线：最近的一条（共 2 条）'],
        ['road', '危险品运输道路：环路'],
      ],
    );
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
  });

  it('shows an enterprise no place and no level of its neighbours', async () => {
    const own = { kind: 'enterprises', userId: 1, enterpriseIds: [OWN.enterpriseId] } as const;
    const seen = await app.db.tx(own, (tx) =>
      tx.rows<{ enterprise_id: number }>({
        name: 'places',
        text: 'SELECT enterprise_id FROM facility_risk UNION SELECT enterprise_id FROM enterprise_place',
      }),
    );
    assert.deepEqual(seen, [{ enterprise_id: OWN.enterpriseId }]);
  });

  it('goes on when the clock is set back: sets follow each other, and requests are not lost', async () => {
    const before = await read();
    app.clock.advance(-30 * 60_000);
    await app.db.tx(SYSTEM, async (tx) => {
      await tx.run({ name: 'close', text: "UPDATE hidden_danger SET state = 'withdrawn'" });
      await requestZones(tx, app.clock.now(), 'hidden-danger:5');
    });
    assert.equal((await duty.call(readZoneStatus)).isPending, true);
    assert.equal((await recomputeZones(app.parts)).outcome, 'stored');
    const after = await read();
    assert.equal(after.validFrom, before.validFrom);
    assert.equal(after.reason, 'hidden-danger:5');
    // What was red by the clock that ran ahead may fall by the one that is right.
    app.clock.advance(ZONE_SETTINGS.dwellMs + 1000);
    await recomputeZones(app.parts);
    const fallen = await read();
    assert.ok(redM2(fallen) < redM2(after), 'less red');
  });
});
