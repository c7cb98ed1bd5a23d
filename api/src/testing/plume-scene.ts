import { briggsUnitPlume } from '@parkwatch/domain/consequence/source-estimation/unit-plume';
import { headingOf } from '@parkwatch/domain/consequence/uncertainty/wind-frame';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { sqlText } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { insertRow } from './tenant-fixture.ts';

const MINUTE_MS = 60_000;
const KG_PER_MG = 1e-6;
const SOURCE_HEIGHT_M = 3;
const SENSOR_HEIGHT_M = 2;

export type PlumeScene = {
  /** Of the true source. */
  readonly at: LonLat;
  readonly rateKgPerS: number;
  readonly fromMs: number;
  readonly minutes: number;
  /** Where the wind comes from, by minute. */
  readonly windFromDeg: (minute: number) => number;
  readonly windMPerS: number;
};

/** Concentration of the scene's plume, mg/m³, at a place in a minute: a neutral urban plume without scatter. */
export function plumeMgPerM3(scene: PlumeScene, at: LonLat, minute: number): number {
  const [eastM, northM] = localFrame(scene.at).toMetres(at);
  const { east, north } = headingOf(scene.windFromDeg(minute));
  const xM = eastM * east + northM * north;
  const yM = northM * east - eastM * north;
  if (xM <= 0) return 0;
  const plume = briggsUnitPlume(
    {
      ...{ windMPerS: scene.windMPerS, windFromDeg: scene.windFromDeg(minute), stability: 'D' },
      ...{ temperatureK: 298, pressurePa: 101_325, relativeHumidity: 0.5 },
      ...{ terrain: 'urban', roughnessM: 1, mixingHeightM: null },
    },
    { sourceM: SOURCE_HEIGHT_M, receptorM: SENSOR_HEIGHT_M },
  );
  const crosswind = Math.exp(-((yM / plume.sigmaYM(xM)) ** 2) / 2);
  return (scene.rateKgPerS * plume.axisKgPerM3(xM) * crosswind) / KG_PER_MG;
}

export type SceneSensor = {
  readonly id: number;
  readonly at: LonLat;
  readonly cas: string;
  /** By minute of the window, mg/m³; left out: what the plume makes, with scatter. */
  readonly shows?: (minute: number) => number;
  readonly quality?: 0 | 1 | 2;
};

/** A gas sensor of the park, range 0 to 30 mg/m³, with a reading each minute of the window. */
export async function insertSensor(
  tx: Tx,
  scene: PlumeScene,
  { id, at, cas, shows, quality = 0 }: SceneSensor,
): Promise<void> {
  await insertRow(tx, 'point', {
    ...{ id, external_id: `G${id}`, code: `GT-${id}`, name_zh: '测点', name_en: 'Sensor' },
    ...{ kind: 'toxic-gas', substance_cas: cas, unit: 'mg/m3', range_low: 0, range_high: 30 },
    ...{ height_m: SENSOR_HEIGHT_M, geom: `POINT(${at.join(' ')})` },
  });
  const random = seededRandom(id);
  const scattered = (minute: number) =>
    plumeMgPerM3(scene, at, minute) * Math.exp(random.between(-0.4, 0.4));
  const value = shows ?? scattered;
  const readingOf = (minute: number) => ({ value: Math.min(30, value(minute)), quality });
  await insertReadings(tx, scene, { pointId: id, readingOf });
}

/** A weather station of the park: wind alone. */
export async function insertStation(
  tx: Tx,
  scene: PlumeScene,
  { id, at }: { readonly id: number; readonly at: LonLat },
): Promise<void> {
  const vanes = [
    { kind: 'wind-speed', unit: 'm/s', value: () => scene.windMPerS },
    { kind: 'wind-direction', unit: 'deg', value: scene.windFromDeg },
  ];
  for (const [index, { kind, unit, value }] of vanes.entries()) {
    await insertRow(tx, 'point', {
      ...{ id: id + index, external_id: `W${id + index}`, code: `W-${id + index}`, kind, unit },
      ...{ name_zh: '风', name_en: 'Wind', range_low: 0, range_high: 360 },
      geom: `POINT(${at.join(' ')})`,
    });
    const readingOf = (minute: number) => ({ value: value(minute), quality: 0 });
    await insertReadings(tx, scene, { pointId: id + index, readingOf });
  }
}

type Series = {
  readonly pointId: number;
  readonly readingOf: (minute: number) => { readonly value: number; readonly quality: number };
};

async function insertReadings(
  tx: Tx,
  { fromMs, minutes }: PlumeScene,
  { pointId, readingOf }: Series,
): Promise<void> {
  const rows = Array.from({ length: minutes }, (_, minute) => ({
    at: new Date(fromMs + (minute + 0.5) * MINUTE_MS).toISOString(),
    ...readingOf(minute),
  }));
  await tx.rows(sqlText("SELECT ensure_day_partition('observation', $1::date)"), [
    new Date(fromMs).toISOString().slice(0, 10),
  ]);
  await tx.run(
    sqlText(`INSERT INTO observation (point_id, at, value, quality)
      SELECT $1, r.at, r.value, r.quality FROM jsonb_to_recordset($2::jsonb) AS r (at timestamptz, value float8, quality int)`),
    [pointId, JSON.stringify(rows)],
  );
}
