import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { EastNorth } from '@parkwatch/domain/geo/local-frame';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import * as wire from '@parkwatch/domain/wire/source-searches';
import type { SourceSearch, SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import { resultHash } from '../consequence/result-hash.ts';
import { sqlText } from '../db/sql.ts';
import { session } from '../session/routes.ts';
import { insertSensor, insertStation } from '../testing/plume-scene.ts';
import { sampleSearchInput } from '../testing/source-search-samples.ts';
import { CHLORINE_CAS, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { answerSearch } from './answer-search.ts';
import { sourceSearches } from './routes.ts';
import type { SearchFacts } from './search-facts.ts';

const SYSTEM = { kind: 'system' } as const;
/** Afternoon at the park: the assumed overcast sky gives a neutral air. */
const T0 = new Date('2026-11-20T08:00:00Z');
const HOUR_MS = 3_600_000;
const FROM_MS = T0.getTime() - HOUR_MS;
const HALF_SIDE_DEG = 0.00135;
/** The tank of the second enterprise: it leaks, and the first one, 550 m to its west, is suspected too. */
const TANK: LonLat = [FOREIGN.corner[0] + HALF_SIDE_DEG, FOREIGN.corner[1] + HALF_SIDE_DEG];
const fromTank = (at: EastNorth): LonLat => localFrame(TANK).toLonLat(at);

const SCENE = {
  ...{ at: TANK, rateKgPerS: 0.4, fromMs: FROM_MS, minutes: 60, windMPerS: 3 },
  // It backs by 40° within the hour: two views of one plume.
  windFromDeg: (minute: number) => 290 - (minute < 30 ? 0 : 40),
};
/** East of both, where the plume goes; some beside it. */
const SENSORS: readonly EastNorth[] = [
  [250, -90],
  [400, -150],
  [420, 140],
  [300, 110],
  [600, 10],
  [-300, -150],
  [-250, 160],
  [100, 420],
];
const LIAR_ID = 850;
const EMPTY_ROOM = '2026-11-19T01:00:00Z';

describe('source searches', async () => {
  const app = await testApp({ features: (parts) => [session(parts), sourceSearches(parts)] });
  app.clock.set(T0);
  const duty = await app.as('duty');
  await app.db.tx(SYSTEM, async (tx) => {
    await insertStation(tx, SCENE, { id: 700, at: fromTank([-100, -300]) });
    for (const [at, place] of SENSORS.entries())
      await insertSensor(tx, SCENE, { id: 800 + at, at: fromTank(place), cas: CHLORINE_CAS });
  });

  const ask = (more: Partial<SourceSearchInput> = {}): SourceSearchInput => ({
    ...{ cas: CHLORINE_CAS, from: new Date(FROM_MS).toISOString(), to: T0.toISOString() },
    ...{ reports: [], ...more },
  });
  const run = (more: Partial<SourceSearchInput> = {}) =>
    duty.call(wire.runSourceSearch, { body: ask(more) });
  const smelt = (at: EastNorth, strength: wire.OdourReportInput['strength'], minute = 20) => ({
    ...{ at: fromTank(at), strength, sureness: 'sure' as const, timeSdMin: 5 },
    smeltAt: new Date(FROM_MS + minute * 60_000).toISOString(),
  });

  async function storedParts({ id }: SourceSearch) {
    const row = await app.db.tx(SYSTEM, (tx) =>
      tx.one<{ input: SourceSearchInput; facts: SearchFacts }>(
        sqlText('SELECT input, facts FROM source_search WHERE id = $1'),
        [id],
      ),
    );
    return row!;
  }

  const made = await run({ title: '  氯气味 ' });

  it('find the enterprise whose plume the sensors met', () => {
    assert.match(made.number, /^SY-2026-\d{6}$/);
    assert.deepEqual([made.title, made.createdBy.name], ['氯气味', 'duty person']);
    const [first, second] = made.ranked;
    assert.equal(first!.enterpriseId, FOREIGN.enterpriseId);
    assert.ok(first!.probability > 0.7, `${first!.probability}`);
    assert.ok(['likely', 'strong'].includes(made.verdict.code), made.verdict.code);
    assert.ok(second!.probability < first!.probability);
    const sum = made.ranked.reduce((total, { probability }) => total + probability, 0);
    assert.ok(Math.abs(sum - 1) < 0.001);
    assert.deepEqual(
      made.ranked.map(({ enterpriseId }) => enterpriseId).toSorted(),
      [FOREIGN.enterpriseId, OWN.enterpriseId, null].toSorted(),
      'who holds none is not among them, and none of the listed is',
    );
    assert.deepEqual(
      first!.facilities.map(({ id, share }) => [id, share]),
      [[FOREIGN.id, 1]],
    );
  });

  it('tell the rate with an interval around the true one', () => {
    const { ranked, rate, rateUnit } = made;
    assert.equal(rateUnit, 'kg/s');
    for (const { low, median, high } of [rate, ranked[0]!.rate!]) {
      assert.ok(low < median && median < high);
      assert.ok(low < SCENE.rateKgPerS && high > SCENE.rateKgPerS, `${low} ${high}`);
    }
  });

  it('draw where it may be: cells, and areas around the true place', () => {
    const { cells, areas, areaM2, best } = made;
    const sum = cells.values.reduce((total, [, , chance]) => total + chance, 0);
    assert.ok(sum > 0.98 && sum <= 1.001, `${sum}`);
    assert.deepEqual(
      areas.features.map(({ properties }) => properties['share']),
      [0.9, 0.5],
    );
    assert.ok(areaM2.half! > 0 && areaM2.half! < areaM2.most!);
    const [eastM, northM] = localFrame(TANK).toMetres(best.at);
    assert.ok(Math.hypot(eastM, northM) < 150, `${eastM}, ${northM}`);
  });

  it('tell what each sensor said, and what it weighs', () => {
    const { sensors } = made;
    const used = sensors.filter(({ unusedWhy }) => unusedWhy === null);
    assert.equal(used.length, SENSORS.length);
    assert.ok(used[0]!.detections > 0 && used[0]!.highest! > used[0]!.detectionLimit);
    assert.ok(used.some(({ detections }) => detections === 0));
    assert.ok(
      used.every(({ intervals, oddsFactor }) => intervals === 6 && oddsFactor! > 0),
      'six intervals of ten minutes',
    );
    assert.ok(used.some(({ oddsFactor }) => oddsFactor! > 1));
    const silent = sensors.filter(({ unusedWhy }) => unusedWhy !== null);
    assert.deepEqual(
      silent.map(({ code, unusedWhy, oddsFactor }) => [code, unusedWhy!.en, oddsFactor]),
      [OWN, FOREIGN].map(({ code }) => [`${code}-GAS1`, 'no reading in the window', null]),
    );
  });

  it('count bad readings as no evidence', async () => {
    await app.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText('UPDATE observation SET quality = 2 WHERE point_id = 800')),
    );
    const { sensors } = await run();
    const bad = sensors.find(({ pointId }) => pointId === 800)!;
    assert.deepEqual([bad.unusedWhy!.en, bad.intervals], ['bad readings only', 0]);
    await app.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText('UPDATE observation SET quality = 0 WHERE point_id = 800')),
    );
  });

  it('are not turned by one sensor that lies', async () => {
    const upwind = fromTank([-1200, 300]);
    await app.db.tx(SYSTEM, (tx) =>
      insertSensor(tx, SCENE, { id: LIAR_ID, at: upwind, cas: CHLORINE_CAS, shows: () => 25 }),
    );
    const { ranked, sensors } = await run();
    assert.equal(ranked[0]!.enterpriseId, FOREIGN.enterpriseId);
    assert.ok(ranked[0]!.probability > 0.5);
    const liar = sensors.find(({ pointId }) => pointId === LIAR_ID)!;
    assert.ok(liar.doubt! > 0.9, `${liar.doubt}`);
    assert.ok(made.sensors.every(({ doubt }) => doubt === null || doubt < 0.9));
    await app.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText('UPDATE point SET in_service = false WHERE id = $1'), [LIAR_ID]),
    );
    const without = await run();
    const out = without.sensors.find(({ pointId }) => pointId === LIAR_ID)!;
    assert.equal(out.unusedWhy!.en, 'out of service');
  });

  it('learn from those who met nothing', async () => {
    const clean = made.sensors
      .filter(({ detections, unusedWhy }) => detections === 0 && unusedWhy === null)
      .map(({ pointId }) => pointId);
    assert.ok(clean.length >= 2);
    const setService = (isOn: boolean) =>
      app.db.tx(SYSTEM, (tx) =>
        tx.run(sqlText('UPDATE point SET in_service = $1 WHERE id = ANY ($2)'), [isOn, clean]),
      );
    await setService(false);
    const without = await run();
    await setService(true);
    assert.ok((without.areaM2.most ?? Infinity) > made.areaM2.most!);
  });

  it('weigh reports of an unknown smell, rates in odour units', async () => {
    const reports = [
      smelt([350, -120], 'strong'),
      smelt([700, -250], 'clear'),
      smelt([-200, 0], 'none'),
      smelt([250, 250], 'none', 10),
      smelt([300, 110], 'clear', 45),
    ];
    const made = await run({ cas: null, reports });
    assert.deepEqual([made.substance, made.rateUnit, made.sensors], [null, 'ou/s', []]);
    assert.equal(made.reports.length, reports.length);
    assert.ok(made.reports.every(({ unusedWhy, oddsFactor }) => !unusedWhy && oddsFactor! > 0));
    const chance = (id: number) =>
      made.ranked.find(({ enterpriseId }) => enterpriseId === id)!.probability;
    assert.ok(chance(FOREIGN.enterpriseId) > 2 * chance(OWN.enterpriseId));
    assert.ok(made.caveats.some(({ code }) => code === 'source-search:unknown-substance'));
  });

  it('tell where to measure next: on a road under the plume, not anywhere', async () => {
    const road = [fromTank([-600, -300]), fromTank([1200, -300])];
    await app.db.tx(SYSTEM, (tx) =>
      insertRow(tx, 'map_feature', {
        ...{ layer: 'roads', ref: 'east road' },
        geom: `LINESTRING(${road.map((at) => at.join(' ')).join(', ')})`,
      }),
    );
    const { next } = await run({ cas: null, reports: [smelt([350, -120], 'strong')] });
    assert.ok(next.length > 0 && next.length <= 3);
    for (const { at, name, gainBits, detectionChance } of next) {
      assert.ok(gainBits > 0 && gainBits <= 1 && detectionChance > 0 && detectionChance < 1);
      const [, northM] = localFrame(TANK).toMetres(at);
      assert.deepEqual([name, Math.round(northM)], [null, -300]);
    }
  });

  it('need an odour threshold for reports of a substance, and take one that is given', async () => {
    await app.db.tx(SYSTEM, async (tx) => {
      const cas = '75-44-5';
      await insertRow(tx, 'substance', { cas, name_zh: '光气', name_en: 'phosgene' });
    });
    const body = ask({ cas: '75-44-5', reports: [smelt([350, -120], 'clear')] });
    const refused = await duty.send(wire.runSourceSearch, { body });
    assert.equal((refused.json as { code: string }).code, 'not-computable');
    const made = await duty.call(wire.runSourceSearch, { body: { ...body, odourThresholdPpm: 1 } });
    assert.equal(made.reports[0]!.unusedWhy, null);
    const threshold = made.inputs.find(({ key }) => key === 'odour-threshold')!;
    assert.deepEqual([threshold.value, threshold.provenance], [1, 'given']);
    assert.deepEqual(
      made.ranked.map(({ enterpriseId, probability }) => [enterpriseId, probability]),
      [[null, 1]],
      'nobody holds it: nobody is named',
    );
  });

  it('cannot tell without wind, and say so', async () => {
    const window = { from: EMPTY_ROOM, to: '2026-11-19T02:00:00Z' };
    for (const [language, words] of [
      ['zh-CN', /没有可用的风速和风向/],
      ['en', /no usable wind/],
    ] as const) {
      const { status, json } = await duty.send(wire.runSourceSearch, {
        body: ask({ ...window, cas: null, reports: [] }),
        headers: { 'accept-language': language },
      });
      const { code, detail, errors } = json as {
        code: string;
        detail: string;
        errors: { path: string }[];
      };
      assert.deepEqual([status, code, errors[0]!.path], [422, 'not-computable', '/from']);
      assert.match(detail, words);
    }
  });

  it('leave out what was observed while the wind was not known', async () => {
    const hide = sqlText('UPDATE observation SET quality = $1 WHERE point_id = 701 AND at < $2');
    const until = new Date(FROM_MS + HOUR_MS / 3);
    await app.db.tx(SYSTEM, (tx) => tx.run(hide, [2, until]));
    const made = await run({ reports: [{ ...smelt([350, -120], 'clear', 2), timeSdMin: 0 }] });
    await app.db.tx(SYSTEM, (tx) => tx.run(hide, [0, until]));
    assert.deepEqual(
      made.wind.map(({ whyUnusable }) => whyUnusable?.en ?? null),
      [...Array<string>(2).fill('no usable wind direction'), ...Array<null>(4).fill(null)],
    );
    assert.ok(made.sensors.every(({ intervals }) => intervals <= 4));
    assert.match(made.reports[0]!.unusedWhy!.en, /no usable wind/);
    assert.ok(made.caveats.some(({ code }) => code === 'source-search:wind-gaps'));
  });

  it('need something to go on', async () => {
    const { json } = await duty.send(wire.runSourceSearch, { body: ask({ cas: null }) });
    const { code, errors } = json as { code: string; errors: { path: string }[] };
    assert.deepEqual([code, errors[0]!.path], ['not-computable', '/reports']);
  });

  it('hold a process alarm before the smell against an enterprise', async () => {
    await app.db.tx(SYSTEM, async (tx) => {
      await insertRow(tx, 'point', {
        ...{ id: 900, external_id: 'PT', code: 'PT', name_zh: '压力', name_en: 'Pressure' },
        ...{ kind: 'pressure', unit: 'kPa', range_low: 0, range_high: 1000 },
        ...{ enterprise_id: OWN.enterpriseId, facility_id: OWN.id, geom: 'POINT(103.701 1.271)' },
      });
      await insertRow(tx, 'alarm', {
        ...{ id: 1, point_id: 900, enterprise_id: OWN.enterpriseId, facility_id: OWN.id },
        ...{ rule_id: 'threshold', condition: 'hh', priority: 'high', state: 'normal' },
        ...{ is_active: false, raised_at: new Date(FROM_MS - 600_000), last_at: T0, explain: {} },
      });
    });
    const { ranked } = await run();
    const priors = new Map(ranked.map(({ enterpriseId, prior }) => [enterpriseId, prior]));
    assert.ok(priors.get(OWN.enterpriseId)! > 4 * priors.get(FOREIGN.enterpriseId)!);
    assert.deepEqual(
      ranked.filter(({ hadAlarm }) => hadAlarm).map(({ enterpriseId }) => enterpriseId),
      [OWN.enterpriseId],
    );
    const earlier = new Date(FROM_MS - 2 * HOUR_MS);
    await app.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText('UPDATE alarm SET raised_at = $1 WHERE id = 1'), [earlier]),
    );
    assert.ok(
      (await run()).ranked.every(({ hadAlarm }) => !hadAlarm),
      'an old one does not count',
    );
  });

  const wrong: [why: string, body: Record<string, unknown>, code: string, pointer: string][] = [
    ['no window', { from: undefined }, 'bad-request', '/from'],
    ['a window that ends before it begins', { to: EMPTY_ROOM }, 'bad-request', '/to'],
    ['a window that has not ended', { to: '2026-11-20T09:00:00Z' }, 'bad-request', '/to'],
    ['a window of minutes', { from: '2026-11-20T07:55:00Z' }, 'bad-request', '/to'],
    ['a window of days', { from: '2026-11-18T07:55:00Z' }, 'bad-request', '/from'],
    ['a substance of nonsense', { cas: 7 }, 'bad-request', '/cas'],
    ['an unknown substance', { cas: '0-00-0' }, 'not-found', '/cas'],
    ['a negative threshold', { odourThresholdPpm: -1 }, 'bad-request', '/odourThresholdPpm'],
    ['a release after it', { releasedFrom: T0.toISOString() }, 'bad-request', '/releasedFrom'],
    [
      'a smell before it',
      { reports: [smelt([100, 0], 'none'), smelt([100, 0], 'clear', -5)] },
      ...(['bad-request', '/reports/1/smeltAt'] as const),
    ],
    [
      'a smell without a strength',
      { reports: [{ ...smelt([100, 0], 'none'), strength: 'awful' }] },
      ...(['bad-request', '/reports/0/strength'] as const),
    ],
    [
      'a smell off the earth',
      { reports: [{ ...smelt([100, 0], 'none'), at: [103, 95] }] },
      ...(['bad-request', '/reports/0/at/1'] as const),
    ],
    [
      'a smell far from the park',
      { reports: [{ ...smelt([100, 0], 'none'), at: [116.4, 39.9] }] },
      ...(['outside-park', '/reports/0/at'] as const),
    ],
  ];
  for (const [why, change, code, pointer] of wrong) {
    it(`with ${why} are refused, with a pointer to it, in both languages`, async () => {
      for (const [language, script] of [
        ['zh-CN', /\p{Script=Han}/u],
        ['en', /^[^\p{Script=Han}]+$/u],
      ] as const) {
        const headers = { 'accept-language': language };
        const body = { ...ask(), ...change };
        const { json } = await duty.send(wire.runSourceSearch, { body, headers });
        const problem = json as { code: string; errors: { path: string; message: string }[] };
        assert.deepEqual([problem.code, problem.errors[0]!.path], [code, pointer]);
        assert.match(problem.errors[0]!.message, script);
      }
    });
  }

  it('are for the park office alone, in the database too', async () => {
    const made = await run();
    for (const name of ['regulator', 'admin', `${OWN.accountPrefix}.manager`]) {
      const client = await app.as(name);
      const body = sampleSearchInput(OWN, T0);
      const params = { id: made.id };
      const answers = [
        await client.send(wire.runSourceSearch, { body }),
        await client.send(wire.listSourceSearches),
        await client.send(wire.listSearchSubstances),
        await client.send(wire.readSourceSearch, { params }),
        await client.send(wire.readSourceSearchGeoJson, { params }),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        Array(5).fill(403),
        name,
      );
    }
    const scope = {
      kind: 'enterprises',
      userId: 1,
      enterpriseIds: [FOREIGN.enterpriseId],
    } as const;
    const all = sqlText('SELECT id FROM source_search');
    assert.deepEqual(await app.db.tx(scope, (tx) => tx.rows(all)), [], 'not even about itself');
  });

  it('are never changed nor removed, by nobody', async () => {
    for (const text of ["UPDATE source_search SET title = 'x'", 'DELETE FROM source_search'])
      await assert.rejects(
        app.db.tx(SYSTEM, (tx) => tx.run(sqlText(text))),
        /permission denied/,
      );
  });

  it('give the same answer and the same hash again from what was stored', async () => {
    const made = await run({ reports: [smelt([350, -120], 'clear')] });
    const { input, facts } = await storedParts(made);
    const answer = answerSearch(input, facts);
    assert.equal(resultHash({ input, facts, answer }), made.resultHash);
  });

  it('are read as they were stored, whatever the sensors say by now', async () => {
    app.clock.advance(1000);
    const made = await run();
    app.clock.set(T0);
    const double = sqlText('UPDATE observation SET value = value * $1 WHERE point_id = 801');
    await app.db.tx(SYSTEM, (tx) => tx.run(double, [2]));
    const params = { id: made.id };
    assert.deepEqual(await duty.call(wire.readSourceSearch, { params }), made);
    await app.db.tx(SYSTEM, (tx) => tx.run(double, [0.5]));
    const first = await duty.call(wire.listSourceSearches, { query: { limit: 2 } });
    assert.equal(first.items[0]!.number, made.number);
    const cursor = first.nextCursor!;
    const second = await duty.call(wire.listSourceSearches, { query: { limit: 2, cursor } });
    assert.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 4);
    const missing = await duty.send(wire.readSourceSearch, { params: { id: 999_999 } });
    assert.equal(missing.status, 404);
  });

  it('are plain GeoJSON for a GIS desk', async () => {
    const made = await run({ reports: [smelt([350, -120], 'clear')] });
    const params = { id: made.id };
    const { features, asOf } = await duty.call(wire.readSourceSearchGeoJson, { params });
    assert.equal(asOf, made.createdAt);
    assert.equal(new Set(features.map(({ id }) => id)).size, features.length);
    const layers = Map.groupBy(features, ({ properties }) => properties['layer']);
    assert.deepEqual(
      ['area', 'candidate', 'sensor', 'report'].map((layer) => layers.get(layer)!.length),
      [2, 2, made.sensors.length, 1],
    );
    const shapes = features.map(({ geometry }) => JSON.stringify(geometry));
    const valid = sqlText(
      'SELECT bool_and(ST_IsValid(ST_GeomFromGeoJSON(g))) AS ok FROM unnest($1::text[]) g',
    );
    const found = await app.db.tx(SYSTEM, (tx) => tx.one<{ ok: boolean }>(valid, [shapes]));
    assert.equal(found!.ok, true);
  });

  it('stand in the trail of what was done', async () => {
    const made = await run();
    const query = sqlText(
      "SELECT detail FROM audit_record WHERE action = 'runSourceSearch' AND object = $1",
    );
    const found = await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ detail: object }>(query, [`source-search:${made.id}`]),
    );
    const { number, from, to, resultHash: hash } = made;
    assert.deepEqual(
      found.map(({ detail }) => detail),
      [{ number, cas: CHLORINE_CAS, from, to, resultHash: hash }],
    );
  });

  it('can be about substances that somebody measures or holds', async () => {
    const { items } = await duty.call(wire.listSearchSubstances);
    const chlorine = items.find(({ cas }) => cas === CHLORINE_CAS)!;
    assert.equal(chlorine.enterpriseCount, 2);
    assert.equal(chlorine.odourThresholdPpm, 0.049);
    assert.ok(chlorine.sensorCount >= SENSORS.length);
    assert.ok(items.every(({ sensorCount, enterpriseCount }) => sensorCount + enterpriseCount > 0));
  });
});
