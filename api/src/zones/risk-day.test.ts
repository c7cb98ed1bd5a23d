// A day on the demo park: facts arrive by the ingest API, the clock is moved, and the colours follow with their reasons.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Polygon, MultiPolygon } from 'geojson';
import { pino } from 'pino';
import { bboxOf } from '@parkwatch/domain/geo/bbox';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { acknowledgeAlarm, listAlarms } from '@parkwatch/domain/wire/alarms';
import { ingestObservations, ingestPositions } from '@parkwatch/domain/wire/ingest';
import { ingestWeatherWarnings } from '@parkwatch/domain/wire/weather-warnings';
import { compareZones, readPlaceRisk } from '@parkwatch/domain/wire/zone-places';
import type { PlaceRiskAnswer } from '@parkwatch/domain/wire/zone-places';
import { readZones } from '@parkwatch/domain/wire/zones';
import type { ZoneSet } from '@parkwatch/domain/wire/zones';
import { isInPolygon } from '@parkwatch/domain/geo/polygon';
import type { Rings } from '@parkwatch/domain/geo/lon-lat';
import { readDemoPark } from '@parkwatch/gis-data/demo/demo-park';
import type { SensorPoint } from '@parkwatch/gis-data/demo/demo-park-types';
import { buildParts } from '../build-parts.ts';
import { readConfig } from '../config.ts';
import { PARK_SOURCE, parkWideCode } from '../demo/demo-points.ts';
import { loadDemoPark } from '../demo/load-demo-park.ts';
import { startApi } from '../start-api.ts';
import { apiClient } from '../testing/api-client.ts';
import type { ApiClient } from '../testing/api-client.ts';
import { testDatabase } from '../testing/test-database.ts';
import { recomputeZones } from './recompute-zones.ts';

const park = readDemoPark();
const folder = mkdtempSync(join(tmpdir(), 'parkwatch-day-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** 07:00 at the park, when the people of the day have come. */
const MORNING = Date.parse('2026-07-20T23:00:00Z');
const MINUTE_MS = 60_000;
let nowMs = MORNING;
const iso = (minutes: number): string => new Date(MORNING + minutes * MINUTE_MS).toISOString();

const { db } = await testDatabase();
const config = readConfig({
  ...{ PORT: '0', HOST: '127.0.0.1', DEMO: 'on', LOG_LEVEL: 'silent', DATA_DIR: folder },
});
const parts = buildParts({
  ...{
    config: { ...config, checkResponses: true, signInsPerMinute: 1_000_000 },
    db,
    log: pino({ level: 'silent' }),
  },
  now: () => new Date(nowMs),
});
const { keys } = await loadDemoPark(parts);
const api = await startApi(parts);
const source = (of: string): ApiClient => apiClient(api.url, { apiKey: keys[of]! });

const enterpriseCodes = new Map(park.enterprises.map(({ ref, code }) => [ref, code]));
const codeOf = (point: SensorPoint): string =>
  parkWideCode(point.code, enterpriseCodes.get(point.enterpriseRef ?? ''));

/** A value that no rule has anything against. */
function calmValue({
  kind,
  rangeLow,
  rangeHigh,
  ll,
  l,
  h,
  hh,
  sustainedAbove,
}: SensorPoint): number {
  const weather = { rain: 0, 'wind-speed': 3, 'air-temperature': 20 } as const;
  if (kind in weather) return weather[kind as keyof typeof weather];
  const low = l ?? ll ?? rangeLow;
  const high = Math.min(h ?? hh ?? rangeHigh, sustainedAbove?.limit ?? Infinity);
  return Number((low + 0.4 * (high - low)).toPrecision(5));
}

function setClock(minutes: number): void {
  nowMs = MORNING + minutes * MINUTE_MS;
}

/** So many minutes after the morning; everything that is not in `unlike` reports that it is well. */
async function at(
  minutes: number,
  unlike: ReadonlyMap<SensorPoint, number | null> = new Map(),
): Promise<void> {
  setClock(minutes);
  const bySource = Map.groupBy(
    park.points,
    ({ enterpriseRef }) => enterpriseCodes.get(enterpriseRef ?? '') ?? PARK_SOURCE,
  );
  for (const [of, points] of bySource) {
    const readings = points.flatMap((point) => {
      const value = unlike.has(point) ? unlike.get(point)! : calmValue(point);
      return value === null ? [] : [{ point: codeOf(point), time: iso(minutes), value }];
    });
    const { rejections } = await source(of).call(ingestObservations, { body: { readings } });
    assert.deepEqual(rejections, [], of);
  }
}

async function officer(): Promise<ApiClient> {
  // The clock goes by hours: a session of this morning has ended.
  const client = apiClient(api.url);
  await client.signIn('duty', 'Parkwatch#2026');
  return client;
}

async function zonesNow(): Promise<ZoneSet> {
  await recomputeZones(parts);
  return (await officer()).call(readZones);
}

async function riskAt([lon, lat]: LonLat): Promise<PlaceRiskAnswer> {
  return (await officer()).call(readPlaceRisk, { query: { lon, lat } });
}

/** What is shown at a place: the worst zone there. */
function shownAt({ zones }: ZoneSet, place: LonLat): string | undefined {
  return zones.find(({ geometry }) =>
    (geometry as unknown as MultiPolygon).coordinates.some((rings) =>
      isInPolygon(place, rings as Rings),
    ),
  )?.colour;
}

function middleOf({ type, coordinates }: Polygon | MultiPolygon): LonLat {
  const rings = (type === 'Polygon' ? coordinates : coordinates[0]!) as Rings;
  const [west, south, east, north] = bboxOf(rings[0]!)!;
  return [(west + east) / 2, (south + north) / 2];
}

const placeOf = ({ geometry: { coordinates } }: SensorPoint): LonLat => [
  coordinates[0]!,
  coordinates[1]!,
];
const reasonOf = ({ reasons }: PlaceRiskAnswer, kind: string) =>
  reasons.find((reason) => reason.kind === kind);

describe('a day on the demo park', () => {
  after(() => api.close());
  let morning: ZoneSet;
  let detector: SensorPoint;
  let silent: SensorPoint;
  let store: LonLat;
  const truck = park.movingObjects.find(({ kind }) => kind === 'hazmat-truck')!;
  let roadside: LonLat;

  it('07:00: every sensor reports; what is red has a live reason, standing there is none', async () => {
    await at(0);
    morning = await zonesNow();
    assert.equal(morning.measured.unknown, 0);
    assert.equal(morning.measured.points, park.points.length);
    for (const { colour, sources } of morning.zones)
      if (colour === 'red')
        assert.ok(sources.some(({ kind }) => kind !== 'unit' && kind !== 'facility'));
    const calm = park.points.filter((point) => shownAt(morning, placeOf(point)) !== 'red');
    // Well below red: what lies just below it is held by the margin once it has been red.
    for (const point of calm)
      if (point.kind === 'toxic-gas' && point.hh !== null && point.priority === 'urgent')
        if ((await riskAt(placeOf(point))).value! < 0.6) {
          detector = point;
          break;
        }
    silent = calm.find(
      (point) =>
        point.priority === 'high' &&
        point.kind !== 'toxic-gas' &&
        distanceDeg(placeOf(point), placeOf(detector)) > 0.02,
    )!;
    store = park.facilities
      .filter(({ kind, elevationM }) => kind === 'warehouse' && (elevationM ?? 0) < 3)
      .map(({ geometry }) => middleOf(geometry))
      .find((place) => shownAt(morning, place) === 'yellow')!;
    assert.ok(detector && silent && store, 'the demo park has what the day is about');
  });

  it('09:00: a red rainstorm warning turns a low-lying store from yellow to red', async () => {
    await at(120);
    const { rejections } = await source(PARK_SOURCE).call(ingestWeatherWarnings, {
      body: {
        records: [{ externalId: 'RS-1', kind: 'rainstorm', level: 'red', issuedAt: iso(120) }],
      },
    });
    assert.deepEqual(rejections, []);
    const set = await zonesNow();
    assert.equal(shownAt(set, store), 'red');
    const why = await riskAt(store);
    assert.equal(why.colour, 'red');
    assert.match(reasonOf(why, 'weather')!.label.zh, /暴雨/);
  });

  it('10:00: the warning is lifted; after the dwell the store is yellow again', async () => {
    await at(180);
    await source(PARK_SOURCE).call(ingestWeatherWarnings, {
      body: {
        records: [
          {
            ...{ externalId: 'RS-1', kind: 'rainstorm', level: 'red', issuedAt: iso(120) },
            isLifted: true,
          },
        ],
      },
    });
    assert.equal(shownAt(await zonesNow(), store), 'red', 'a colour does not flicker');
    await at(191);
    assert.equal(shownAt(await zonesNow(), store), 'yellow');
    assert.equal(reasonOf(await riskAt(store), 'weather'), undefined);
  });

  it('11:00: a detector beyond its second level is red at once, with the alarm as first reason', async () => {
    const leak = new Map([[detector, detector.hh! * 1.2]]);
    await at(240 - Math.ceil(detector.delayS / 60) - 1, leak);
    await at(240, leak);
    const set = await zonesNow();
    assert.equal(shownAt(set, placeOf(detector)), 'red');
    const [first] = (await riskAt(placeOf(detector))).reasons;
    assert.equal(first!.kind, 'alarm');
    assert.ok(first!.label.zh.includes(detector.nameZh));
    const zone = set.zones.find(({ sources }) => sources.some(({ kind }) => kind === 'alarm'))!;
    assert.ok(zone.reliefs.some(({ kind }) => kind === 'alarm'));
  });

  it('12:00: the gas is gone and somebody has looked; after the dwell the colour is that of the morning', async () => {
    await at(300);
    const client = await officer();
    const { items } = await client.call(listAlarms);
    for (const { id } of items)
      await client.call(acknowledgeAlarm, { params: { id }, body: { note: '已到现场' } });
    await zonesNow();
    await at(311);
    const place = placeOf(detector);
    assert.equal(shownAt(await zonesNow(), place), shownAt(morning, place));
    assert.equal(reasonOf(await riskAt(place), 'alarm'), undefined);
  });

  it('15:00: a tanker has stood at the roadside for a quarter of an hour', async () => {
    const gate = park.gates[0]!.geometry.coordinates;
    roadside = [gate[0]!, gate[1]!];
    for (const minutes of [465, 470, 476, 479]) {
      setClock(minutes);
      const positions = [
        { object: truck.code, lon: roadside[0], lat: roadside[1], time: iso(minutes), speedKmh: 0 },
      ];
      const { accepted } = await source(PARK_SOURCE).call(ingestPositions, { body: { positions } });
      assert.equal(accepted, 1);
    }
    await at(480);
    await zonesNow();
    const why = await riskAt(roadside);
    assert.ok(reasonOf(why, 'vehicle')!.label.zh.includes(truck.nameZh));
    assert.ok(why.level !== null && why.level <= 3);
  });

  it('17:00: a critical sensor has been silent for an hour: unknown, and the risk of its place higher', async () => {
    const before = await riskAt(placeOf(silent));
    await at(480 + silent.staleS / 60 + 1, new Map([[silent, null]]));
    const set = await zonesNow();
    assert.equal(set.measured.unknown, 1);
    const after = await riskAt(placeOf(silent));
    assert.ok(reasonOf(after, 'unknown-sensor')!.label.zh.includes(silent.nameZh));
    assert.ok(after.value! > before.value!);
  });

  it('the evening before and after: what changed is told, and nothing else', async () => {
    const quiet = new Date(nowMs).toISOString();
    await at((nowMs - MORNING) / MINUTE_MS + 10);
    const set = await zonesNow();
    assert.equal(set.measured.unknown, 0);
    const { changes } = await (
      await officer()
    ).call(compareZones, { query: { before: quiet, after: set.validFrom } });
    assert.deepEqual(
      changes.filter(({ kind }) => kind !== 'measure').map(({ kind, change }) => [kind, change]),
      [['unknown-sensor', 'gone']],
    );
    const standing = reasonOf(await riskAt(roadside), 'vehicle')!;
    assert.match(standing.label.zh, /位置中断/, 'nobody knows that the tanker has left');
  });
});

function distanceDeg([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  return Math.hypot(lon1 - lon2, lat1 - lat2);
}
