import type { Known } from '@parkwatch/domain/consequence/run/run-facts';
import type { StudyFacility, StudyFacts } from '@parkwatch/domain/consequence/study/study-facts';
import type { WeatherCell } from '@parkwatch/domain/consequence/weather/weather-cells';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { RiskStudyInput } from '@parkwatch/domain/wire/risk-studies';
import { cellOf, targetOf } from '../consequence/gather-facts.ts';
import type { CellRow, TargetRow } from '../consequence/gather-facts.ts';
import { given } from '../consequence/known.ts';
import { vesselFacts } from '../consequence/vessel-facts.ts';
import type { VesselRow } from '../consequence/vessel-facts.ts';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { parkBounds } from '../map/park-bounds.ts';
import type { Parts } from '../parts.ts';
import { weatherOfYear } from './weather-of-year.ts';
import type { WeatherHourRow } from './weather-of-year.ts';

const queries = {
  facilities: sql(import.meta, './list-study-facilities.sql'),
  targets: sql(import.meta, './list-all-targets.sql'),
  people: sql(import.meta, './list-all-people.sql'),
  weather: sql(import.meta, './list-weather-hours.sql'),
};

/** Hours that are looked at: a year and what a gap may have cost. */
const WEATHER_MS = 400 * 24 * 3_600_000;

type StudyFacilityRow = Omit<VesselRow, 'stock_at' | 'kind'> & {
  readonly id: number;
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly enterprise_id: number;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly kind: StudyFacility['kind'];
  readonly substance_cas: string | null;
  readonly lon: number;
  readonly lat: number;
};

/** Everything that the result depends on besides the input, as the caller may see it at this moment. */
export async function gatherStudyFacts(
  { config }: Parts,
  tx: Tx,
  { input, now }: { readonly input: RiskStudyInput; readonly now: Date },
): Promise<StudyFacts> {
  const [west, south, east, north] = await parkBounds(tx, config);
  const centre: LonLat = [(west + east) / 2, (south + north) / 2];
  const ids = input.facilityIds === undefined ? null : [...input.facilityIds];
  return {
    atMs: now.getTime(),
    centre,
    facilities: (await tx.rows<StudyFacilityRow>(queries.facilities, [ids])).map(facilityOf),
    targets: (await tx.rows<TargetRow>(queries.targets)).map(targetOf),
    population: (await tx.rows<CellRow>(queries.people)).map(cellOf),
    weather: await weatherOf(tx, { input, now, centre }),
  };
}

async function weatherOf(
  tx: Tx,
  about: { readonly input: RiskStudyInput; readonly now: Date; readonly centre: LonLat },
): Promise<Known<readonly WeatherCell[]>> {
  const { input, now, centre } = about;
  if (input.weather !== undefined) return given(input.weather);
  const from = new Date(now.getTime() - WEATHER_MS);
  return weatherOfYear(await tx.rows<WeatherHourRow>(queries.weather, [from]), centre);
}

function facilityOf(row: StudyFacilityRow): StudyFacility {
  return {
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    enterpriseId: row.enterprise_id,
    enterpriseName: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    kind: row.kind,
    cas: row.substance_cas,
    at: [row.lon, row.lat],
    vessel: vesselFacts({ facilityId: row.id }, { ...row, stock_at: null }, NO_SENSORS),
  };
}

/** The hour's level and temperature say nothing of a year. */
const NO_SENSORS: readonly never[] = [];
