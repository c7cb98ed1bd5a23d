import { isDaytime } from '@parkwatch/domain/risk/daytime';
import { gridCovering } from '@parkwatch/domain/risk/grid';
import type { Land } from '@parkwatch/domain/risk/land-colours';
import type { PeopleAt } from '@parkwatch/domain/risk/presence';
import type { RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import { ZONE_SETTINGS } from '@parkwatch/domain/risk/zone-settings';
import type { ZoneSettings } from '@parkwatch/domain/risk/zone-settings';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Parts } from '../parts.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { alarmSources } from './sources/alarm.ts';
import { dataQualitySources } from './sources/data-quality.ts';
import { equipmentSources } from './sources/equipment.ts';
import { facilitySources } from './sources/facility.ts';
import { hiddenDangerSources } from './sources/hidden-danger.ts';
import { interimMeasureSources } from './sources/interim-measure.ts';
import { measureSources } from './sources/measure.ts';
import type { SourceReader } from './sources/source-reader.ts';
import { specialWorkSources } from './sources/special-work.ts';
import { unknownSensorSources } from './sources/unknown-sensor.ts';
import { vehicleSources } from './sources/vehicle.ts';
import { waySources } from './sources/way.ts';
import { weatherSources } from './sources/weather.ts';

/** What adds risk, a file a kind. */
const READERS: readonly SourceReader[] = [
  facilitySources,
  alarmSources,
  hiddenDangerSources,
  unknownSensorSources,
  measureSources,
  dataQualitySources,
  vehicleSources,
  waySources,
  weatherSources,
  equipmentSources,
  specialWorkSources,
  interimMeasureSources,
];

const queries = {
  people: sql(import.meta, './list-people.sql'),
  hasPeople: sql(import.meta, './has-people.sql'),
  extent: sql(import.meta, './read-extent.sql'),
  lands: sql(import.meta, './list-lands.sql'),
};

/** What zones are computed from, and how much of it is measured. */
export type GatheredInputs = {
  readonly inputs: ZoneInputs;
  readonly lands: readonly Land[];
  readonly pointCount: number;
  readonly unknownCount: number;
};

/** Reads every source of risk as of `now`; undefined while the park has no land. */
export async function gatherInputs(
  tx: Tx,
  { config }: Parts,
  now: Date,
): Promise<GatheredInputs | undefined> {
  const extent = await tx.one<Extent>(queries.extent);
  if (extent?.west == null || extent.south == null || extent.east == null || extent.north == null)
    return undefined;
  const box = [extent.west, extent.south, extent.east, extent.north] as const;
  const sources: RiskSource[] = [];
  for (const read of READERS) sources.push(...(await read(tx, now)));
  return {
    inputs: {
      grid: gridCovering([...box]),
      people: await peopleIn(tx, box, now),
      settings: await zoneSettings(tx, config),
      sources,
    },
    lands: (await tx.rows<LandRow>(queries.lands)).map(landOf),
    pointCount: extent.points,
    unknownCount: sources.filter(({ id }) => id.startsWith('unknown-sensor:')).length,
  };
}

type Extent = {
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  points: number;
};
type LandRow = { enterprise_id: number; polygons: Land['polygons'] };
const landOf = (row: LandRow): Land => ({
  enterpriseId: row.enterprise_id,
  polygons: row.polygons,
});
type PeopleRow = { lon: number; lat: number; day_people: number; night_people: number };

/** People at this time of day; null while no population layer reaches the park: then everybody may be anywhere. */
async function peopleIn(
  tx: Tx,
  box: readonly [number, number, number, number],
  now: Date,
): Promise<PeopleAt[] | null> {
  if (!(await tx.one<{ known: boolean }>(queries.hasPeople, [...box]))?.known) return null;
  const isDay = isDaytime(now.getTime());
  return (await tx.rows<PeopleRow>(queries.people, [...box])).map((row) => ({
    at: [row.lon, row.lat],
    people: isDay ? row.day_people : row.night_people,
  }));
}

/** The park sets the three colours; "larger" lies between red and yellow as in the model's own settings. */
export async function zoneSettings(tx: Tx, config: Parts['config']): Promise<ZoneSettings> {
  const red = await parkSetting(tx, config, 'zone.redFrom');
  const yellow = await parkSetting(tx, config, 'zone.yellowFrom');
  const blue = await parkSetting(tx, config, 'zone.blueFrom');
  const usual = ZONE_SETTINGS.thresholds[2];
  const larger = usual < red && usual > yellow ? usual : Math.sqrt(red * yellow);
  return { ...ZONE_SETTINGS, thresholds: { 1: red, 2: larger, 3: yellow, 4: blue } };
}
