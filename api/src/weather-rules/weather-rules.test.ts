import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { draftOf } from '@parkwatch/domain/weather-rules/weather-rule';
import type { WeatherRuleDraft } from '@parkwatch/domain/weather-rules/weather-rule';
import { SUGGESTED_WEATHER_RULES } from '@parkwatch/domain/weather-rules/suggested-rules';
import * as wire from '@parkwatch/domain/wire/weather-rules';
import { ingestWeatherWarnings } from '@parkwatch/domain/wire/weather-warnings';
import { readZones } from '@parkwatch/domain/wire/zones';
import { sqlText } from '../db/sql.ts';
import { ingest } from '../ingest/routes.ts';
import { session } from '../session/routes.ts';
import { centreWkt, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import type { Tenant } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { weather } from '../weather/routes.ts';
import { recomputeZones } from '../zones/recompute-zones.ts';
import { zones } from '../zones/routes.ts';
import { weatherRules } from './routes.ts';
import { syncWeatherReminders } from './sync-reminders.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-07-20T08:00:00Z');
const MINUTE_MS = 60_000;
const RAIN = 'rainstorm-low-stores';

const app = await testApp({
  config: { sessionIdleMinutes: 1440 },
  features: (parts) => [
    ...[session(parts), ingest(parts), weather(parts), zones(parts), weatherRules(parts)],
  ],
});
app.clock.set(T0);
const duty = await app.as('duty');
const manager = await app.as('e1.manager');
const neighbour = await app.as('e2.leader');
const sync = () => syncWeatherReminders(app.parts, app.clock.now());

/** Stores of both tenants: a low one each, and one of OWN that stands high. */
const storeIds = { own: 5001, high: 5002, foreign: 5003 } as const;
const PLACES: [number, Tenant, elevationM: number, east: number][] = [
  [storeIds.own, OWN, 1.8, 0],
  [storeIds.high, OWN, 9, 0.006],
  [storeIds.foreign, FOREIGN, 2.2, 0.005],
];
const rectangle = ([west, south]: readonly [number, number]) => {
  const [east, north] = [west + 0.0004, south + 0.0004];
  return `POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;
};
const cornerOf = ([, { corner }, , east]: (typeof PLACES)[number]) =>
  [corner[0] + east, corner[1] + 0.008] as const;

before(() =>
  app.db.tx(SYSTEM, async (tx) => {
    for (const place of PLACES) {
      const [id, { enterpriseId, marker }, elevationM] = place;
      await insertRow(tx, 'facility', {
        ...{ id, enterprise_id: enterpriseId, external_id: `W${id}`, code: `W-${id}` },
        ...{ name_zh: `${marker} 仓库`, name_en: `${marker} store`, kind: 'warehouse' },
        ...{ inherent_level: 3, elevation_m: elevationM, geom: rectangle(cornerOf(place)) },
      });
    }
    await tx.run(sqlText(`UPDATE facility SET elevation_m = 9 WHERE kind = 'tank'`));
    // It is known that nobody lives here: what is not known would count as a crowd.
    await insertRow(tx, 'population_cell', {
      ...{ ref: 'sea', day_people: 0, night_people: 0, source: 'test', at: T0 },
      geom: centreWkt(OWN.corner),
    });
    // An open danger makes the low store of OWN yellow.
    await insertRow(tx, 'hidden_danger', {
      ...{ id: 77, number: 'HD-W', enterprise_id: OWN.enterpriseId, facility_id: storeIds.own },
      ...{ title: 'x', description: 'x', category: 'storage', grade: 'larger' },
      ...{ state: 'dispatched', reported_at: T0, deadline: new Date('2027-01-01T00:00:00Z') },
      geom: `POINT(${OWN.corner[0] + 0.0002} ${OWN.corner[1] + 0.0082})`,
    });
  }),
);

type Warning = { level?: string; isLifted?: boolean; expiresAt?: string };
const warn = (kind: string, { level = 'red', ...more }: Warning = {}) =>
  app.source('park').call(ingestWeatherWarnings, {
    body: {
      records: [{ externalId: kind, kind, level, issuedAt: T0.toISOString(), ...more }],
    },
  });

/** Colour of the map in the middle of a store, now. */
async function colourOf(id: number): Promise<string | null> {
  await recomputeZones(app.parts);
  const [lon, lat] = cornerOf(PLACES.find(([one]) => one === id)!);
  const found = await app.db.tx(SYSTEM, (tx) =>
    tx.one<{ colour: string }>(
      sqlText(`SELECT colour FROM zone WHERE zone_set_id = (SELECT max(id) FROM zone_set)
        AND ST_Intersects(geom, ST_SetSRID(ST_MakePoint($1, $2), 4326)) ORDER BY level LIMIT 1`),
      [lon + 0.0002, lat + 0.0002],
    ),
  );
  return found?.colour ?? null;
}

const notices = async () =>
  (
    await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ to_park: boolean; enterprise_ids: number[]; payload: { kind: string } }>(
        sqlText(`SELECT to_park, enterprise_ids, payload FROM outbox
          WHERE topic = 'notice' AND payload ->> 'refKind' = 'weather-reminder' ORDER BY seq`),
      ),
    )
  ).map(
    ({ to_park: park, enterprise_ids: ids, payload }) =>
      `${payload.kind.replace('weather-reminder.', '')} ${park ? 'park' : ''}${ids.join()}`,
  );
const forget = () => app.db.tx(SYSTEM, (tx) => tx.run(sqlText('DELETE FROM outbox')));
const inForce = async (client = duty) => (await client.call(wire.listWeatherReminders)).items;

describe('a red rainstorm', () => {
  it('before it the low store is yellow, the high one blue', async () => {
    assert.equal(await colourOf(storeIds.own), 'yellow');
    assert.equal(await colourOf(storeIds.high), 'blue');
    assert.equal(await sync(), 0);
  });

  it('turns the low yellow store red and names the reason; the high one stays as it is', async () => {
    await warn('rainstorm');
    assert.equal(await colourOf(storeIds.own), 'red');
    assert.equal(await colourOf(storeIds.high), 'blue');
    const set = await duty.call(readZones);
    assert.equal(set.reason, 'weather');
    const reason = set.zones
      .filter(({ colour }) => colour === 'red')
      .flatMap(({ sources }) => sources)
      .find(({ kind }) => kind === 'weather');
    assert.match(reason!.label.zh, /暴雨红色预警.*低洼仓库/);
    assert.equal(reason!.refId, OWN.enterpriseId);
  });

  it('is told once to each enterprise with what it is about, and to the park', async () => {
    await forget();
    assert.ok((await sync()) > 0);
    const told = await notices();
    assert.deepEqual(told.filter((one) => one.startsWith('told')).sort(), [
      `told ${OWN.enterpriseId}`,
      `told ${FOREIGN.enterpriseId}`,
    ]);
    assert.ok(told.includes('in-force park'));
    assert.equal(await sync(), 0, 'a second look tells nothing');
    const [own, ...more] = await inForce(manager);
    assert.deepEqual(more, [], 'no neighbour’s');
    assert.deepEqual(
      own!.facilities.map(({ id }) => id),
      [storeIds.own],
    );
    assert.deepEqual([own!.levels, own!.answer, own!.isOverdue], [2, null, false]);
    assert.equal(own!.dueAt, new Date(T0.getTime() + 60 * MINUTE_MS).toISOString());
  });

  it('is answered by the enterprise alone, with a reason where it does not apply', async () => {
    const [own] = await inForce(manager);
    const params = { id: own!.id };
    const say = (client: typeof manager, answer: string, note?: string) =>
      client.send(wire.answerWeatherReminder, { params, body: { answer, note } });
    assert.equal((await say(neighbour, 'done')).status, 404);
    assert.equal((await say(duty, 'done')).status, 403);
    const bare = await say(manager, 'not-applicable');
    assert.equal(bare.status, 400);
    assert.match(bare.text, /不适用须说明理由/);
    await forget();
    assert.equal((await say(manager, 'in-progress', '正在转移')).status, 200);
    assert.deepEqual(await notices(), [`answered park${OWN.enterpriseId}`]);
    const shown = (await inForce()).find(({ id }) => id === own!.id)!;
    assert.deepEqual([shown.answer?.answer, shown.answer?.note], ['in-progress', '正在转移']);
    assert.equal(shown.answer?.by.name, 'e1.manager person');
  });

  it('unanswered past its deadline is told again, once in the time of an answer, and shown to the park', async () => {
    await forget();
    app.clock.advance(59 * MINUTE_MS);
    assert.equal(await sync(), 0);
    app.clock.advance(MINUTE_MS);
    assert.equal(await sync(), 2, 'both: one said nothing, the other is still at it');
    assert.equal(await sync(), 0);
    assert.deepEqual((await notices()).sort(), [
      `again ${OWN.enterpriseId}`,
      `again ${FOREIGN.enterpriseId}`,
      'unanswered park',
    ]);
    assert.ok((await inForce()).every(({ isOverdue, toldCount }) => isOverdue && toldCount === 2));
    const [own] = await inForce(manager);
    await manager.call(wire.answerWeatherReminder, {
      ...{ params: { id: own!.id }, body: { answer: 'done' } },
    });
    app.clock.advance(60 * MINUTE_MS);
    assert.equal(await sync(), 1, 'who has done it is left alone');
    assert.equal((await inForce(manager))[0]!.isOverdue, false);
  });

  it('that is lifted ends all of it: told as back to normal, the colour after its dwell, no trace left', async () => {
    await forget();
    await warn('rainstorm', { isLifted: true });
    const [own] = await inForce(manager);
    assert.equal(await sync(), 2);
    assert.deepEqual((await notices()).sort(), [
      `over ${OWN.enterpriseId}`,
      `over ${FOREIGN.enterpriseId}`,
      'over park',
    ]);
    assert.deepEqual(await inForce(), []);
    const late = await manager.send(wire.answerWeatherReminder, {
      ...{ params: { id: own!.id }, body: { answer: 'done' } },
    });
    assert.equal(late.status, 409);
    assert.equal(await colourOf(storeIds.own), 'red', 'held for its dwell');
    app.clock.advance(11 * MINUTE_MS);
    assert.equal(await colourOf(storeIds.own), 'yellow');
    const set = await duty.call(readZones);
    assert.ok(!JSON.stringify(set.zones).includes('暴雨'));
    const all = await duty.call(wire.listWeatherReminders, { query: { view: 'all', limit: 1 } });
    assert.equal(all.items[0]!.endedWhy, 'over');
    assert.notEqual(all.nextCursor, null);
  });

  it('that runs out without a word ends as well; one that rises is told anew', async () => {
    const expiresAt = new Date(app.clock.now().getTime() + 30 * MINUTE_MS).toISOString();
    await warn('rainstorm', { level: 'yellow', expiresAt });
    await sync();
    assert.deepEqual(
      (await inForce()).map(({ levels }) => levels),
      [1, 1],
    );
    await warn('rainstorm', { level: 'red', expiresAt });
    await sync();
    const raised = await inForce();
    assert.deepEqual(
      raised.map(({ levels, answer }) => [levels, answer]),
      [
        [2, null],
        [2, null],
      ],
    );
    await warn('rainstorm', { level: 'yellow', expiresAt });
    assert.equal(await sync(), 0, 'milder weather asks for nothing new');
    app.clock.advance(30 * MINUTE_MS);
    assert.equal(await sync(), 2);
    assert.deepEqual(await inForce(), []);
  });
});

const suggested = (id: string, changes: Partial<WeatherRuleDraft> = {}): WeatherRuleDraft => {
  const rule = SUGGESTED_WEATHER_RULES.find((one) => one.id === id)!;
  return { ...draftOf(rule), effectiveFrom: '2026-07-20', ...changes };
};

describe('weather rules', () => {
  it('are listed with their versions and with what they do now, those in force first', async () => {
    await warn('heat', { level: 'red' });
    const { items, warnings } = await duty.call(wire.listWeatherRules);
    assert.deepEqual(
      warnings.map(({ kind }) => kind),
      ['heat'],
    );
    assert.equal(items.length, SUGGESTED_WEATHER_RULES.length);
    const [first] = items;
    assert.deepEqual(
      [first!.id, first!.verdict, first!.levels],
      ['heat-uncooled-tanks', 'holds', 2],
    );
    // Whether the tanks have cooling nobody has said: it counts against them.
    assert.deepEqual(
      first!.raised.map(({ id, unknown }) => [id, unknown]),
      [
        [OWN.id, ['cooling']],
        [FOREIGN.id, ['cooling']],
      ],
    );
    assert.equal(first!.notMeasured.length, 2, 'the park has no thermometer');
    assert.equal((await manager.send(wire.listWeatherRules)).status, 403);
    await warn('heat', { level: 'red', isLifted: true });
  });

  it('are changed by director and duty, version by version, and never in the past or over somebody else', async () => {
    const write = (rule: WeatherRuleDraft, afterVersion: number, client = duty) =>
      client.send(wire.writeWeatherRule, { body: { rule, afterVersion } });
    const off = suggested(RAIN, { isEnabled: false });
    assert.equal((await write(off, 1, await app.as('inspector'))).status, 403);
    assert.equal((await write(off, 1)).status, 201);
    assert.equal((await write(off, 1)).status, 409, 'somebody has written version 2');
    assert.equal((await write(off, 0)).status, 409);
    const past = await write(suggested(RAIN, { effectiveFrom: '2026-07-19' }), 2);
    assert.equal(past.status, 400);
    assert.match(past.text, /生效日期/);
    await warn('rainstorm');
    await sync();
    assert.deepEqual(
      (await inForce()).filter(({ ruleId }) => ruleId === RAIN),
      [],
    );
    const { items } = await duty.call(wire.listWeatherRules);
    const rain = items.find(({ id }) => id === RAIN)!;
    assert.deepEqual([rain.verdict, rain.current!.version, rain.versions.length], [null, 2, 2]);
    assert.equal(rain.versions[0]!.writtenBy?.name, 'duty person');
    assert.equal(rain.versions[1]!.writtenBy, null);
    assert.equal((await write(suggested(RAIN), 2)).status, 201);
    await sync();
    assert.equal((await inForce()).filter(({ ruleId }) => ruleId === RAIN).length, 2);
    await warn('rainstorm', { isLifted: true });
    await sync();
  });
});

describe('a preview', () => {
  const red = { kind: 'rainstorm', level: 'red' } as const;
  const preview = (draft: WeatherRuleDraft, body = {}) =>
    duty.call(wire.previewWeatherRule, {
      body: { draft, assumed: red, compareWith: 'now', ...body },
    });
  const areaOf = ({ areas }: wire.WeatherPreview, colour: string) =>
    areas.find((one) => one.colour === colour)!;

  it('shows what an assumed warning would do by a rule, on the map and by facility', async () => {
    app.clock.advance(60 * MINUTE_MS);
    const shown = await preview(suggested(RAIN));
    assert.deepEqual([shown.verdict, shown.levels], ['holds', 2]);
    assert.deepEqual(
      shown.facilities.map(({ id, colourBefore, colourAfter }) => [id, colourBefore, colourAfter]),
      [
        [storeIds.own, 'yellow', 'red'],
        [storeIds.foreign, 'blue', 'yellow'],
      ],
    );
    const { beforeM2, afterM2 } = areaOf(shown, 'red');
    assert.ok(beforeM2 === 0 && afterM2 > 1000, `${beforeM2} ${afterM2}`);
    assert.ok(shown.after.features.some(({ properties }) => properties['colour'] === 'red'));
    assert.equal(await colourOf(storeIds.own), 'yellow', 'the map itself is left alone');
  });

  it('tells a draft from the rules that stand, in the same weather', async () => {
    const same = await preview(suggested(RAIN), { compareWith: 'same-weather' });
    assert.deepEqual(same.after.features, same.before.features);
    const { about } = suggested(RAIN);
    const wider = await preview(
      suggested(RAIN, { about: { ...about, lowLying: { belowM: 20, inFloodArea: false } } }),
      { compareWith: 'same-weather' },
    );
    assert.equal(wider.facilities.length, 3);
    const high = wider.facilities.find(({ id }) => id === storeIds.high)!;
    assert.deepEqual([high.colourBefore, high.colourAfter], ['blue', 'yellow']);
    assert.ok(areaOf(wider, 'yellow').afterM2 > areaOf(wider, 'yellow').beforeM2);
    const off = await preview(suggested(RAIN, { isEnabled: false }), {
      compareWith: 'same-weather',
    });
    assert.ok(areaOf(off, 'red').beforeM2 > areaOf(off, 'red').afterM2);
    assert.equal(off.verdict, 'holds', 'told as if it were on');
  });

  it('refuses a draft that makes no sense', async () => {
    const body = { draft: { ...suggested(RAIN), warnings: [], measured: [] }, assumed: null };
    const refused = await duty.send(wire.previewWeatherRule, {
      body: { ...body, compareWith: 'now' },
    });
    assert.equal(refused.status, 400);
    assert.match(refused.text, /至少设一个触发条件/);
  });
});

describe('measured weather', () => {
  const POINT = 6001;
  const measure = (value: number | null, at = app.clock.now()) =>
    app.db.tx(SYSTEM, async (tx) => {
      await tx.run(sqlText('DELETE FROM latest_value WHERE point_id = $1'), [POINT]);
      if (value === null) return;
      const row = { point_id: POINT, at, value, quality: 0, received_at: at };
      await insertRow(tx, 'latest_value', row);
    });
  before(() =>
    app.db.tx(SYSTEM, async (tx) => {
      await insertRow(tx, 'point', {
        ...{ id: POINT, external_id: 'WIND', code: 'WIND', name_zh: '风速', name_en: 'Wind' },
        ...{ kind: 'wind-speed', unit: 'km/h', range_low: 0, range_high: 300, stale_s: 600 },
        geom: centreWkt(OWN.corner),
      });
      await tx.run(sqlText(`UPDATE facility SET traits = '{"crane": false, "high-work": false}'`));
      await tx.run(sqlText(`UPDATE facility SET traits = '{"crane": true}' WHERE id = $1`), [
        storeIds.high,
      ]);
    }),
  );

  it('raises at its limit, in any unit, and ends when it has rested', async () => {
    await measure(20);
    assert.equal(await sync(), 0);
    // 40 km/h are 11.1 m/s.
    await measure(40);
    await sync();
    const [gale, ...more] = await inForce();
    assert.deepEqual([gale!.ruleId, gale!.levels, more.length], ['gale-high-work', 1, 0]);
    assert.deepEqual(
      gale!.facilities.map(({ id }) => id),
      [storeIds.high],
    );
    assert.equal(await colourOf(storeIds.high), 'yellow');
    app.clock.advance(5 * MINUTE_MS);
    await measure(20);
    await sync();
    assert.equal((await inForce()).length, 1, 'it swings around the limit');
    app.clock.advance(31 * MINUTE_MS);
    await measure(20);
    await sync();
    assert.deepEqual(await inForce(), []);
  });

  it('finds the lifting and the work at height that go on today, and not what has ended or is indoors', async () => {
    const from = app.clock.now();
    const works = [
      { kind: 'height', state: 'working', level: 'II', facility_id: storeIds.own },
      // Indoors, rests, still to come.
      { kind: 'lifting', state: 'working', facility_id: OWN.id, is_outdoor: false },
      { kind: 'lifting', state: 'suspended', facility_id: OWN.id },
      { kind: 'height', state: 'approved', facility_id: OWN.id, isLater: true },
    ];
    await app.db.tx(SYSTEM, async (tx) => {
      for (const [at, { isLater, ...work }] of works.entries())
        await insertRow(tx, 'special_work', {
          ...{ enterprise_id: OWN.enterpriseId, external_id: `W-${at}`, number: `W-${at}` },
          ...{ ...work, sent: '{}', received_at: from },
          valid_from: isLater === true ? new Date(from.getTime() + 60 * MINUTE_MS) : from,
          valid_until: new Date(from.getTime() + 120 * MINUTE_MS),
        });
    });
    await measure(40);
    await sync();
    const raised = (await inForce())[0]!.facilities.map(({ id }) => id);
    assert.deepEqual(raised.toSorted(), [storeIds.own, storeIds.high].toSorted());
    await app.db.tx(SYSTEM, (tx) => tx.run(sqlText('DELETE FROM special_work')));
    await sync();
    app.clock.advance(5 * MINUTE_MS);
    await measure(20);
    await sync();
    app.clock.advance(31 * MINUTE_MS);
    await measure(20);
    await sync();
    assert.deepEqual(await inForce(), []);
  });

  it('of a silent station is never good news: what held holds on, what did not is unknown and counts', async () => {
    await measure(70);
    await sync();
    assert.equal((await inForce())[0]!.levels, 2);
    app.clock.advance(40 * MINUTE_MS);
    await sync();
    assert.equal((await inForce())[0]!.levels, 2);
    const holds = async () =>
      (await duty.call(wire.listWeatherRules)).items[0]!.verdict === 'holds';
    const setService = (inService: boolean) =>
      app.db.tx(SYSTEM, (tx) =>
        tx.run(sqlText('UPDATE point SET in_service = $1 WHERE id = $2'), [inService, POINT]),
      );
    await setService(false);
    assert.ok(await holds(), 'out of service is silent');
    await sync();
    assert.equal((await inForce()).length, 1, 'and nothing is back to normal');
    await setService(true);
    const blown = new Date(app.clock.now().getTime() - 40 * MINUTE_MS);
    await app.db.tx(SYSTEM, async (tx) => {
      await tx.run(sqlText("SELECT ensure_day_partition('observation', $1::date)"), [blown]);
      await insertRow(tx, 'observation', { point_id: POINT, at: blown, value: 70, quality: 0 });
      await tx.run(sqlText('UPDATE latest_value SET at = $1, value = 0, quality = 2'), [
        app.clock.now(),
      ]);
    });
    assert.ok(await holds(), 'and so is one that delivers rubbish');
    await measure(20);
    await sync();
    app.clock.advance(31 * MINUTE_MS);
    await measure(20);
    await sync();
    assert.deepEqual(await inForce(), []);
    app.clock.advance(31 * MINUTE_MS);
    const { items } = await duty.call(wire.listWeatherRules);
    assert.equal(items[0]!.id, 'gale-high-work');
    assert.equal(items[0]!.verdict, 'unknown');
    await recomputeZones(app.parts);
    const set = await duty.call(readZones);
    const labels = set.zones.flatMap(({ sources }) => sources.map(({ label }) => label.en));
    assert.ok(labels.some((label) => label.startsWith('Weather unknown')));
    assert.equal(await sync(), 0, 'nobody is sent out for weather that nobody knows');
  });
});
