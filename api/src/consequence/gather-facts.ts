import type { RunFacts } from '@parkwatch/domain/consequence/run/run-facts';
import type { LonLat, Rings } from '@parkwatch/domain/geo/lon-lat';
import type {
  ConsequenceRunInput,
  ConsequenceRunSummary,
} from '@parkwatch/domain/wire/consequence';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { LiveRow } from './live-value.ts';
import { vesselFacts } from './vessel-facts.ts';
import type { VesselRow } from './vessel-facts.ts';
import { weatherFacts } from './weather-facts.ts';

const queries = {
  facility: sql(import.meta, './read-source-facility.sql'),
  live: sql(import.meta, './list-live-values.sql'),
  land: sql(import.meta, './list-land.sql'),
  targets: sql(import.meta, './list-targets-near.sql'),
  population: sql(import.meta, './list-population-near.sql'),
};

/** As far as the engine looks for somebody to warn, and for people to count. */
const LAND_WITHIN_M = 15_000;
const PEOPLE_WITHIN_M = 10_000;

export type FacilityRow = VesselRow & {
  readonly id: number;
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly enterprise_id: number;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly substance_cas: string | null;
  readonly lon: number;
  readonly lat: number;
};

/** Where it is released and what: a facility of the registry, or the place and substance that the person gave. */
export type ReleaseSource = {
  readonly at: LonLat;
  readonly cas: string;
  readonly facility: FacilityRow | null;
};

export function findFacility(tx: Tx, id: number): Promise<FacilityRow | undefined> {
  return tx.one<FacilityRow>(queries.facility, [id]);
}

export function shownFacility(row: FacilityRow | null): ConsequenceRunSummary['facility'] {
  return (
    row && {
      id: row.id,
      code: row.code,
      name: { zh: row.name_zh, en: row.name_en },
      enterpriseName: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    }
  );
}

/** Everything that the answer depends on besides the input, as the caller may see it at this moment. */
export async function gatherFacts(
  tx: Tx,
  { at, cas, facility }: ReleaseSource,
  { input, now }: { readonly input: ConsequenceRunInput; readonly now: Date },
): Promise<RunFacts> {
  const sensors = await tx.rows<LiveRow>(queries.live, [now, facility?.id ?? null]);
  return {
    atMs: now.getTime(),
    source: at,
    cas,
    vessel: vesselFacts(input.place, facility, sensors),
    weather: weatherFacts(input.weather, sensors),
    enterprises: (await tx.rows<LandRow>(queries.land, [...at, LAND_WITHIN_M])).map((row) =>
      landOf(row, facility),
    ),
    targets: (await tx.rows<TargetRow>(queries.targets, [...at, LAND_WITHIN_M])).map(targetOf),
    population: (await tx.rows<CellRow>(queries.population, [...at, PEOPLE_WITHIN_M])).map(cellOf),
  };
}

type Named = { readonly name_zh: string; readonly name_en: string };
type Placed = { readonly lon: number; readonly lat: number };
type LandRow = Named & {
  readonly id: number;
  readonly code: string;
  readonly polygons: Rings[];
  readonly holds_place: boolean;
};
export type TargetRow = Named &
  Placed & { readonly id: number; readonly kind: string; readonly population: number };
export type CellRow = Placed & {
  readonly day_people: number;
  readonly night_people: number;
  readonly indoor_share_day: number | null;
};

function landOf(row: LandRow, facility: FacilityRow | null): RunFacts['enterprises'][number] {
  const { id, code, polygons, holds_place: holdsPlace } = row;
  // Without a facility it is whoever has the land, perhaps nobody.
  const isSource = facility === null ? holdsPlace : facility.enterprise_id === id;
  return { id, code, name: { zh: row.name_zh, en: row.name_en }, isSource, polygons };
}

export function targetOf(row: TargetRow): RunFacts['targets'][number] {
  const { id, kind, population, lon, lat } = row;
  return { id, name: { zh: row.name_zh, en: row.name_en }, kind, population, at: [lon, lat] };
}

export function cellOf(row: CellRow): RunFacts['population'][number] {
  return {
    at: [row.lon, row.lat],
    dayPeople: row.day_people,
    nightPeople: row.night_people,
    indoorShareDay: row.indoor_share_day,
  };
}
