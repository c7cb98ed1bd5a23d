import { chemicalOf } from '@parkwatch/domain/consequence/chemicals/chemicals';
import { cellCentre } from '@parkwatch/domain/consequence/source-estimation/grid-posterior';
import type { Bbox } from '@parkwatch/domain/geo/bbox';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import type { SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { parkBounds } from '../map/park-bounds.ts';
import type { Parts } from '../parts.ts';
import { chooseIntervals } from './choose-intervals.ts';
import { ODOROUS_CAS } from './odour-thresholds.ts';
import type {
  Candidate,
  Intervals,
  MeasuringPlace,
  SearchedSubstance,
  SearchFacts,
  SensorFacts,
} from './search-facts.ts';
import { searchGrid } from './search-grid.ts';
import { weatherOfIntervals } from './weather-of-intervals.ts';
import type { WeatherRow } from './weather-of-intervals.ts';

const queries = {
  substances: sql(import.meta, './list-search-substances.sql'),
  sensors: sql(import.meta, './list-search-sensors.sql'),
  readings: sql(import.meta, './list-search-readings.sql'),
  before: sql(import.meta, './list-readings-before.sql'),
  weather: sql(import.meta, './list-search-weather.sql'),
  candidates: sql(import.meta, './list-candidates.sql'),
  land: sql(import.meta, './list-land-cells.sql'),
  measuring: sql(import.meta, './list-measuring-places.sql'),
};

/** A day shows what a sensor says without a release, in all its hours. */
const BEFORE_MS = DAY_MS;

type Named = { readonly name_zh: string; readonly name_en: string };
type Placed = { readonly lon: number; readonly lat: number };

export type SubstanceRow = Named & {
  readonly cas: string;
  readonly molar_mass_g_per_mol: number | null;
  readonly sensor_count: number;
  readonly enterprise_count: number;
};

export function findSubstances(tx: Tx, cas: string | null = null): Promise<SubstanceRow[]> {
  return tx.rows<SubstanceRow>(queries.substances, [cas]);
}

/** What is known of a substance beside its name: of the engine's table, else of the registry. */
export function searchedSubstance(row: SubstanceRow): SearchedSubstance {
  const { cas, name_zh: zh, name_en: en, molar_mass_g_per_mol: registered } = row;
  const chemical = chemicalOf(cas);
  const kgPerMol = chemical?.molarMassKgPerMol.value;
  const lel = chemical?.lel?.value;
  return {
    ...{ cas, name: { zh, en } },
    molarMassGPerMol: kgPerMol === undefined ? registered : kgPerMol * 1000,
    lelVolPct: lel === undefined ? null : lel * 100,
  };
}

/**
 * Everything that the answer depends on besides the input, as the caller may see it at this moment.
 * @returns null when there are too many sensors for so long a window
 */
export async function gatherSearchFacts(
  { config }: Parts,
  tx: Tx,
  asked: {
    readonly input: SourceSearchInput;
    readonly substance: SearchedSubstance | null;
    readonly now: Date;
  },
): Promise<SearchFacts | null> {
  const { input, substance, now } = asked;
  const window = { fromMs: Date.parse(input.from), toMs: Date.parse(input.to) };
  const rows = substance === null ? [] : await tx.rows<SensorRow>(queries.sensors, [substance.cas]);
  const intervals = chooseIntervals(window, rows.length);
  if (intervals === null) return null;
  const [from, to] = [new Date(window.fromMs), new Date(window.toMs)];
  const weather = [from, to, intervals.lengthMs / 1000];
  const bounds = await parkBounds(tx, config);
  return {
    atMs: now.getTime(),
    substance,
    intervals,
    wind: weatherOfIntervals(intervals, await tx.rows<WeatherRow>(queries.weather, weather)),
    sensors: await sensorsOf(tx, rows, { from, to, intervals }),
    candidates: await candidatesOf(tx, substance, window),
    measuringPlaces: (await tx.rows<MeasuringRow>(queries.measuring)).map(measuringPlaceOf),
    bounds,
    landCells: await landCellsOf(tx, bounds),
  };
}

async function landCellsOf(tx: Tx, bounds: Bbox): Promise<number[]> {
  const { frame, grid } = searchGrid(bounds);
  const [first, second] = [cellCentre(grid, 0), cellCentre(grid, grid.columns + 1)];
  const [lon, lat] = frame.toLonLat(first);
  const [nextLon, nextLat] = frame.toLonLat(second);
  const steps = [nextLon - lon, nextLat - lat];
  const size = [grid.columns, grid.rows];
  const rows = await tx.rows<{ cell: number }>(queries.land, [lon, lat, ...steps, ...size]);
  return rows.map(({ cell }) => cell);
}

type SensorRow = Named &
  Placed & {
    readonly id: number;
    readonly code: string;
    readonly kind: string;
    readonly enterprise_name_zh: string | null;
    readonly enterprise_name_en: string | null;
    readonly height_m: number | null;
    readonly unit: string;
    readonly range_high: number;
    readonly in_service: boolean;
  };
type ReadingRow = {
  readonly point_id: number;
  readonly interval: number;
  readonly count: number;
  readonly mean: number | null;
  readonly uncertain: number;
  readonly bad: number;
};
type BeforeRow = { readonly point_id: number; readonly median: number; readonly high: number };

async function sensorsOf(
  tx: Tx,
  rows: readonly SensorRow[],
  within: { readonly from: Date; readonly to: Date; readonly intervals: Intervals },
): Promise<SensorFacts[]> {
  if (rows.length === 0) return [];
  const { from, to, intervals } = within;
  const ids = rows.map(({ id }) => id);
  const lengthS = intervals.lengthMs / 1000;
  const readings = await tx.rows<ReadingRow>(queries.readings, [ids, from, to, lengthS]);
  const dayBefore = new Date(from.getTime() - BEFORE_MS);
  const before = await tx.rows<BeforeRow>(queries.before, [ids, dayBefore, from]);
  const readingsOf = Map.groupBy(readings, ({ point_id: id }) => id);
  const beforeOf = new Map(before.map((row) => [row.point_id, row]));
  return rows.map((row) => sensorOf(row, readingsOf.get(row.id) ?? [], beforeOf.get(row.id)));
}

function sensorOf(
  row: SensorRow,
  readings: readonly ReadingRow[],
  before: BeforeRow | undefined,
): SensorFacts {
  const { enterprise_name_zh: zh, enterprise_name_en: en } = row;
  return {
    pointId: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    enterpriseName: zh === null || en === null ? null : { zh, en },
    at: [row.lon, row.lat],
    heightM: row.height_m,
    unit: row.unit,
    rangeHigh: row.range_high,
    inService: row.in_service,
    before: before === undefined ? null : { median: before.median, high: before.high },
    readings: readings.flatMap(({ interval, mean, count, uncertain }) =>
      mean === null ? [] : [{ interval, mean, count, uncertain }],
    ),
    badCount: readings.reduce((sum, { bad }) => sum + bad, 0),
  };
}

type MeasuringRow = Placed & { readonly name_zh: string | null; readonly name_en: string | null };

function measuringPlaceOf({ lon, lat, name_zh: zh, name_en: en }: MeasuringRow): MeasuringPlace {
  return { at: [lon, lat], name: zh === null || en === null ? null : { zh, en } };
}

type CandidateRow = Named &
  Placed & {
    readonly id: number;
    readonly code: string;
    readonly enterprise_id: number;
    readonly enterprise_code: string;
    readonly enterprise_name_zh: string;
    readonly enterprise_name_en: string;
    readonly has_alarm: boolean;
  };

async function candidatesOf(
  tx: Tx,
  substance: SearchedSubstance | null,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<Candidate[]> {
  const rows = await tx.rows<CandidateRow>(queries.candidates, [
    ...[substance?.cas ?? null, ODOROUS_CAS],
    ...[new Date(fromMs - HOUR_MS), new Date(toMs)],
  ]);
  return [...Map.groupBy(rows, ({ enterprise_id: id }) => id).values()].map((facilities) => {
    const first = facilities[0]!;
    return {
      enterpriseId: first.enterprise_id,
      code: first.enterprise_code,
      name: { zh: first.enterprise_name_zh, en: first.enterprise_name_en },
      facilities: facilities.map((row) => ({
        id: row.id,
        code: row.code,
        name: { zh: row.name_zh, en: row.name_en },
        at: [row.lon, row.lat],
        hasAlarm: row.has_alarm,
      })),
    };
  });
}
