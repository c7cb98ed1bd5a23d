import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunFacts } from '@parkwatch/domain/consequence/run/run-facts';
import * as wire from '@parkwatch/domain/wire/consequence';
import type { ConsequenceRun, ConsequenceRunInput } from '@parkwatch/domain/wire/consequence';
import { sqlText } from '../db/sql.ts';
import { session } from '../session/routes.ts';
import {
  centreWkt,
  CHLORINE_CAS,
  FAR,
  FOREIGN,
  insertRow,
  OWN,
} from '../testing/tenant-fixture.ts';
import { sampleRunInput } from '../testing/consequence-samples.ts';
import { testApp } from '../testing/test-app.ts';
import { resultHash } from './result-hash.ts';
import { computeRuns } from './compute-runs.ts';
import { consequence } from './routes.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-11-20T08:00:00Z');
/** Best estimate alone, for ten minutes: enough for what is asked here. */
const BRIEF = { members: 0, lookAheadMin: 10 } as const;
const HOLE = { kind: 'hole', holeDiameterMm: 20, durationS: 600 } as const;
/** 1.5 km east of the tank: within reach of the facts. */
const NEARBY: [number, number] = [OWN.corner[0] + 0.0135, OWN.corner[1]];

type Sensor = {
  readonly code: string;
  readonly kind: string;
  readonly unit: string;
  readonly value: number;
  readonly quality?: number;
  readonly at?: Date;
  /** Of the tank, or the park's own. */
  readonly isOfTank: boolean;
};

const SENSORS: readonly Sensor[] = [
  { code: 'LT', kind: 'level', unit: '%', value: 62, isOfTank: true },
  { code: 'TT', kind: 'temperature', unit: 'degC', value: 21, isOfTank: true },
  { code: 'PT', kind: 'pressure', unit: 'kPa', value: 600, isOfTank: true },
  { code: 'WS', kind: 'wind-speed', unit: 'km/h', value: 10.8, isOfTank: false },
  { code: 'WD', kind: 'wind-direction', unit: 'deg', value: 270, isOfTank: false },
  { code: 'AT', kind: 'air-temperature', unit: 'degC', value: 12, isOfTank: false },
  { code: 'MT', kind: 'humidity', unit: '%', value: 70, isOfTank: false },
  { code: 'CC', kind: 'cloud', unit: '%', value: 40, isOfTank: false },
];

describe('consequence runs', async () => {
  const pool = computeRuns();
  const app = await testApp({ features: (parts) => [session(parts), consequence(parts, pool)] });
  app.clock.set(T0);
  const duty = await app.as('duty');
  await app.db.tx(SYSTEM, async (tx) => {
    await insertRow(tx, 'protected_target', {
      ...{ id: 5, ref: 'school', code: 'S', name_zh: '学校', name_en: 'School', kind: 'school' },
      ...{ population: 800, geom: `POINT(${NEARBY.join(' ')})` },
    });
    const cells = [NEARBY, [NEARBY[0] + 0.2, NEARBY[1]]];
    for (const [at, place] of cells.entries()) {
      await insertRow(tx, 'population_cell', {
        ...{ ref: `cell-${at}`, day_people: 40, night_people: 10, source: 'test', at: T0 },
        ...{ geom: `POINT(${place.join(' ')})` },
      });
    }
  });
  for (const [at, sensor] of SENSORS.entries()) await setSensor(sensor, 500 + at);

  /** Writes what a sensor says; the same id again replaces it. */
  async function setSensor(sensor: Sensor, id: number): Promise<void> {
    const { code, kind, unit, value, quality = 0, at = T0, isOfTank } = sensor;
    const owner = isOfTank ? { enterprise_id: OWN.enterpriseId, facility_id: OWN.id } : {};
    await app.db.tx(SYSTEM, async (tx) => {
      await tx.run(sqlText('DELETE FROM point WHERE id = $1'), [id]);
      await insertRow(tx, 'point', {
        ...{ id, external_id: code, code, name_zh: `测点`, name_en: 'Sensor', kind, unit },
        ...{ range_low: -200, range_high: 5000, stale_s: 300, geom: centreWkt(OWN.corner) },
        ...owner,
      });
      await insertRow(tx, 'latest_value', { point_id: id, at, value, quality, received_at: at });
    });
  }

  const run = (body: object) => duty.call(wire.runConsequence, { body: { ...BRIEF, ...body } });
  const ofTank = (more: object = {}) =>
    run({ place: { facilityId: OWN.id, ...more }, scenario: HOLE });

  async function storedParts({ id }: ConsequenceRun) {
    const row = await app.db.tx(SYSTEM, (tx) =>
      tx.one<{ input: ConsequenceRunInput; facts: RunFacts }>(
        sqlText('SELECT input, facts FROM consequence_run WHERE id = $1'),
        [id],
      ),
    );
    return row!;
  }
  const factsOf = async (one: ConsequenceRun) => (await storedParts(one)).facts;

  it('take the tank from the registry, and its sensors and the weather as they are now', async () => {
    const made = await ofTank();
    assert.match(made.number, /^HG-2026-\d{6}$/);
    assert.equal(made.facility?.id, OWN.id);
    assert.equal(made.substance.cas, CHLORINE_CAS);
    assert.deepEqual([made.createdBy.name, made.createdAt], ['duty person', T0.toISOString()]);
    const { vessel, weather, source, atMs } = await factsOf(made);
    assert.equal(atMs, T0.getTime());
    assert.ok(Math.abs(source[0] - OWN.corner[0] - 0.00135) < 1e-9);
    assert.deepEqual(
      [vessel.capacityKg.value, vessel.capacityKg.provenance, vessel.contentsKg.value],
      [50_000, 'registry', 30_000],
    );
    assert.deepEqual(vessel.fillLevel, {
      ...{ value: 0.62, provenance: 'live', atMs: T0.getTime() },
      source: { zh: '测点 LT', en: 'Sensor LT' },
    });
    assert.equal(vessel.temperatureK.value, 294.15);
    assert.equal(vessel.pressurePa.value, 701_325);
    assert.match(vessel.pressurePa.source!.en, /gauge/);
    assert.equal(vessel.bundAreaM2.value, null);
    assert.ok(Math.abs(weather.windMPerS.value! - 3) < 1e-12, 'km/h are turned into m/s');
    assert.deepEqual([weather.windFromDeg.value, weather.temperatureK.value], [270, 285.15]);
    assert.deepEqual([weather.relativeHumidity.value, weather.cloudTenths.value], [0.7, 4]);
    assert.equal(weather.stability.value, null);
    assert.ok(made.inputs.some(({ provenance }) => provenance === 'live'));
  });

  it('know the land of every enterprise near, targets and people, and whose plant it is', async () => {
    const { enterprises, targets, population } = await factsOf(await ofTank());
    const ids = [OWN, FAR, FOREIGN].map(({ enterpriseId }) => enterpriseId);
    assert.deepEqual(
      enterprises.map(({ id, isSource }) => [id, isSource]),
      ids.map((id) => [id, id === OWN.enterpriseId]),
    );
    assert.deepEqual(enterprises[0]!.polygons[0]![0]![0], [...OWN.corner]);
    assert.deepEqual(
      targets.map(({ id, at }) => [id, at]),
      [[5, NEARBY]],
    );
    assert.deepEqual(population, [
      { at: NEARBY, dayPeople: 40, nightPeople: 10, indoorShareDay: null },
    ]);
  });

  it('put what a person typed before sensors and registry', async () => {
    const made = await run({
      place: {
        ...{ facilityId: OWN.id, contentsT: 12, temperatureC: 30, pressureKPaAbs: 900 },
        bundAreaM2: 100,
      },
      scenario: HOLE,
      weather: { windMPerS: 1, stability: 'F', relativeHumidityPct: 50 },
    });
    const { vessel, weather } = await factsOf(made);
    const { contentsKg, fillLevel, temperatureK, pressurePa, bundAreaM2 } = vessel;
    assert.deepEqual(
      [contentsKg, temperatureK, pressurePa, bundAreaM2].map((one) => [one.value, one.provenance]),
      [
        [12_000, 'given'],
        [303.15, 'given'],
        [900_000, 'given'],
        [100, 'given'],
      ],
    );
    assert.equal(fillLevel.value, null, 'the level says another contents');
    assert.deepEqual([weather.windMPerS.value, weather.stability.value], [1, 'F']);
    assert.equal(weather.relativeHumidity.value, 0.5);
    assert.equal(weather.windFromDeg.provenance, 'live');
    assert.equal(made.stability, 'F');
  });

  it('at a given place know nothing of a vessel, and find whose land it is', async () => {
    const at = [FOREIGN.corner[0] + 0.001, FOREIGN.corner[1] + 0.001];
    const made = await run({
      place: { at, cas: CHLORINE_CAS },
      scenario: { kind: 'given-rate', rateKgPerS: 0.5, durationS: 300 },
      title: '  演练 ',
    });
    assert.deepEqual([made.facility, made.title, made.at], [null, '演练', at]);
    const { vessel, enterprises } = await factsOf(made);
    const { facilityKind, ...facts } = vessel;
    assert.equal(facilityKind, null);
    assert.ok(Object.values(facts).every(({ value }) => value === null));
    const sources = enterprises.filter(({ isSource }) => isSource);
    assert.deepEqual(
      sources.map(({ id }) => id),
      [FOREIGN.enterpriseId],
    );
  });

  for (const [why, change, words] of [
    ['stale', { at: new Date(T0.getTime() - 400_000) }, /LT: no data/],
    ['bad', { quality: 2 }, /LT: bad quality/],
    ['in a unit of another quantity', { unit: 'kPa' }, /LT: unit of another quantity/],
  ] as const) {
    it(`take a level that is ${why} for unknown, and say so`, async () => {
      await setSensor({ ...SENSORS[0]!, ...change }, 500);
      const { fillLevel } = (await factsOf(await ofTank())).vessel;
      assert.deepEqual([fillLevel.value, fillLevel.provenance], [null, 'assumed']);
      assert.match(fillLevel.source!.en, words);
      await setSensor(SENSORS[0]!, 500);
    });
  }

  it('assume a full vessel where neither level nor stock is known', async () => {
    const setStock = (quantityT: number | null) =>
      app.db.tx(SYSTEM, (tx) =>
        tx.run(sqlText('UPDATE facility SET quantity_t = $1 WHERE id = $2'), [quantityT, OWN.id]),
      );
    await setSensor({ ...SENSORS[0]!, at: new Date(0) }, 500);
    await setStock(null);
    const made = await ofTank();
    const contents = made.inputs.find(({ key }) => key === 'contents')!;
    assert.equal(contents.provenance, 'assumed');
    assert.ok(contents.source !== null && contents.source.zh !== '');
    await setSensor(SENSORS[0]!, 500);
    await setStock(30);
  });

  it('without a weather station assume a careful wind, marked as assumed, with a caveat', async () => {
    app.clock.advance(600_000);
    const made = await ofTank();
    const wind = made.inputs.find(({ key }) => key === 'wind-speed')!;
    assert.equal(wind.provenance, 'assumed');
    assert.equal(made.windMPerS, 1.5);
    assert.ok(made.caveats.some(({ code }) => code === 'wind-direction-unknown'));
    app.clock.set(T0);
  });

  const place = { facilityId: OWN.id };
  const wrong: [why: string, body: object, code: string, pointer: string][] = [
    ['no place', { scenario: HOLE }, 'bad-request', '/place'],
    ['no scenario', { place }, 'bad-request', '/scenario'],
    ['an unknown scenario', { place, scenario: { kind: 'no' } }, 'bad-request', '/scenario/kind'],
    [
      'a hole without a size',
      { place, scenario: { kind: 'hole' } },
      ...(['bad-request', '/scenario/holeDiameterMm'] as const),
    ],
    [
      'a negative hole',
      { place, scenario: { kind: 'hole', holeDiameterMm: -1 } },
      ...(['bad-request', '/scenario/holeDiameterMm'] as const),
    ],
    [
      'a wind of nonsense',
      { place, scenario: HOLE, weather: { windMPerS: 'strong' } },
      ...(['bad-request', '/weather/windMPerS'] as const),
    ],
    [
      'too many members',
      { place, scenario: HOLE, members: 5000 },
      ...(['bad-request', '/members'] as const),
    ],
    [
      'a place off the earth',
      { place: { at: [103, 95], cas: CHLORINE_CAS }, scenario: HOLE },
      ...(['bad-request', '/place/at/1'] as const),
    ],
    [
      'a place far from the park',
      { place: { at: [116.4, 39.9], cas: CHLORINE_CAS }, scenario: HOLE },
      ...(['outside-park', '/place/at'] as const),
    ],
    [
      'a facility that is not there',
      { place: { facilityId: 12_345 }, scenario: HOLE },
      ...(['not-found', '/place/facilityId'] as const),
    ],
    [
      'a substance that the engine does not know',
      { place: { at: NEARBY, cas: '0-00-0' }, scenario: { kind: 'given-puff', massKg: 10 } },
      ...(['not-computable', '/place/cas'] as const),
    ],
  ];
  for (const [why, body, code, pointer] of wrong) {
    it(`with ${why} are refused, with a pointer to it, in both languages`, async () => {
      for (const [language, script] of [
        ['zh-CN', /\p{Script=Han}/u],
        ['en', /^[^\p{Script=Han}]+$/u],
      ] as const) {
        const headers = { 'accept-language': language };
        const { json } = await duty.send(wire.runConsequence, { body: { ...body }, headers });
        const problem = json as { code: string; errors: { path: string; message: string }[] };
        assert.deepEqual([problem.code, problem.errors[0]!.path], [code, pointer]);
        assert.match(problem.errors[0]!.message, script);
      }
    });
  }

  it('need a substance in the registry, and say that it is missing', async () => {
    await app.db.tx(SYSTEM, (tx) =>
      insertRow(tx, 'facility', {
        ...{ id: 77, enterprise_id: OWN.enterpriseId, external_id: 'X', code: 'X', kind: 'tank' },
        ...{ name_zh: '罐', name_en: 'tank', inherent_level: 4, geom: centreWkt(OWN.corner) },
      }),
    );
    const { status, json } = await duty.send(wire.runConsequence, {
      body: { place: { facilityId: 77 }, scenario: HOLE },
    });
    const { code, detail } = json as { code: string; detail: string };
    assert.deepEqual([status, code], [422, 'not-computable']);
    assert.match(detail, /台账未填写物质/);
  });

  it('name the property that is missing, in the client’s language', async () => {
    const body = {
      ...{ place: { at: NEARBY, cas: '7803-51-2', contentsT: 1 } },
      scenario: { kind: 'catastrophic' },
    };
    const detailIn = async (language: string) => {
      const headers = { 'accept-language': language };
      const { status, json } = await duty.send(wire.runConsequence, { body, headers });
      assert.equal(status, 422);
      return (json as { detail: string }).detail;
    };
    assert.match(await detailIn('zh-CN'), /物质库缺少磷化氢.*的液体密度/);
    assert.match(await detailIn('en'), /lacks the liquid density of phosphine/);
  });

  it('are for the park office alone, in the database too', async () => {
    const made = await ofTank();
    for (const name of ['regulator', 'admin', `${OWN.accountPrefix}.manager`]) {
      const client = await app.as(name);
      const body = { ...sampleRunInput(OWN) };
      assert.equal((await client.send(wire.runConsequence, { body })).status, 403, name);
      assert.equal((await client.send(wire.listConsequenceRuns)).status, 403, name);
      const read = await client.send(wire.readConsequenceRun, { params: { id: made.id } });
      assert.equal(read.status, 403, name);
    }
    const enterprise = { userId: 1, enterpriseIds: [OWN.enterpriseId] };
    const all = sqlText('SELECT id FROM consequence_run');
    const seen = await app.db.tx({ kind: 'enterprises', ...enterprise }, (tx) => tx.rows(all));
    assert.deepEqual(seen, [], 'not even runs about its own tank');
    const people = sqlText('SELECT id FROM population_cell');
    assert.equal(
      (await app.db.tx({ kind: 'enterprises', ...enterprise }, (tx) => tx.rows(people))).length,
      2,
    );
  });

  it('are never changed nor removed, by nobody', async () => {
    for (const text of ['UPDATE consequence_run SET title = $1', 'DELETE FROM consequence_run'])
      await assert.rejects(
        app.db.tx(SYSTEM, (tx) => tx.run(sqlText(text), text.includes('$1') ? ['x'] : [])),
        /permission denied/,
      );
  });

  it('have numbers of their own, also when they come at once', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => ofTank()));
    assert.equal(new Set(made.map(({ number }) => number)).size, 5);
  });

  it('give the same answer and the same hash again from what was stored', async () => {
    const made = await run({ place, scenario: HOLE, members: 8 });
    const { input, facts } = await storedParts(made);
    const again = await pool.run({ input, facts });
    assert.ok('answer' in again);
    assert.equal(again.resultHash, made.resultHash);
    const { answer } = again;
    for (const part of ['envelope', 'levels', 'inputs', 'frames', 'exceedance'] as const)
      assert.deepEqual(JSON.parse(JSON.stringify(answer[part])), made[part]);
    const other = resultHash({ input: { ...input, members: 9 }, facts, answer });
    assert.notEqual(other, made.resultHash);
  });

  it('are read again as they were answered, and listed newest first by pages', async () => {
    app.clock.advance(900_000);
    const made = await ofTank();
    app.clock.set(T0);
    assert.deepEqual(await duty.call(wire.readConsequenceRun, { params: { id: made.id } }), made);
    const first = await duty.call(wire.listConsequenceRuns, { query: { limit: 3 } });
    assert.equal(first.items[0]!.number, made.number);
    const cursor = first.nextCursor!;
    const second = await duty.call(wire.listConsequenceRuns, { query: { limit: 3, cursor } });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    assert.equal(new Set(ids).size, 6);
    const missing = await duty.send(wire.readConsequenceRun, { params: { id: 999_999 } });
    assert.equal(missing.status, 404);
  });

  it('are plain GeoJSON for a GIS desk: contours, source, land and targets', async () => {
    const made = await run({ place, scenario: HOLE, members: 8 });
    const { features, asOf } = await duty.call(wire.readConsequenceGeoJson, {
      params: { id: made.id },
    });
    assert.equal(asOf, made.createdAt);
    assert.equal(new Set(features.map(({ id }) => id)).size, features.length);
    const layers = Map.groupBy(features, ({ properties }) => properties['layer']);
    assert.equal(layers.get('envelope')!.length, made.envelope.features.length);
    assert.equal(layers.get('enterprise')!.length, made.enterprises.length);
    assert.ok(made.enterprises.some(({ isSource }) => isSource));
    assert.equal(layers.get('target')![0]!.properties['population'], 800);
    const [contour] = layers.get('envelope')!;
    const level = made.levels.find(({ id }) => id === contour!.properties['levelId'])!;
    assert.equal(contour!.properties['value'], level.value);
    const shapes = features.map(({ geometry }) => JSON.stringify(geometry));
    const valid = sqlText(
      'SELECT bool_and(ST_IsValid(ST_GeomFromGeoJSON(g))) AS ok FROM unnest($1::text[]) g',
    );
    const found = await app.db.tx(SYSTEM, (tx) => tx.one<{ ok: boolean }>(valid, [shapes]));
    assert.equal(found!.ok, true);
  });

  it('stand in the trail of what was done', async () => {
    const made = await ofTank();
    const query = sqlText(
      "SELECT detail FROM audit_record WHERE action = 'runConsequence' AND object = $1",
    );
    const found = await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ detail: object }>(query, [`consequence-run:${made.id}`]),
    );
    assert.deepEqual(
      found.map(({ detail }) => detail),
      [
        {
          ...{ number: made.number, cas: CHLORINE_CAS, scenario: 'hole' },
          resultHash: made.resultHash,
        },
      ],
    );
  });

  it('can be about substances that have effects', async () => {
    const { items } = await duty.call(wire.listConsequenceSubstances);
    const chlorine = items.find(({ cas }) => cas === CHLORINE_CAS)!;
    assert.deepEqual([chlorine.isToxic, chlorine.isFlammable], [true, false]);
    assert.ok(items.some(({ isFlammable }) => isFlammable));
  });
});
