import { QUALITIES } from '@parkwatch/domain/reading/reading';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  list: sql(import.meta, './list-points.sql'),
  setService: sql(import.meta, './set-point-service.sql'),
  clearRuleState: sql(import.meta, './clear-rule-state.sql'),
};

type PointRow = {
  id: number;
  code: string;
  name_zh: string;
  name_en: string;
  kind: string;
  unit: string;
  enterprise_id: number | null;
  facility_id: number | null;
  substance_cas: string | null;
  substance_name_zh: string;
  substance_name_en: string;
  range_low: number;
  range_high: number;
  ll: number | null;
  l: number | null;
  h: number | null;
  hh: number | null;
  stale_s: number;
  lon: number;
  lat: number;
  height_m: number | null;
  state: Point['state'];
  unknown_why: Point['unknownWhy'];
  at: Date | null;
  value: number;
  quality: number;
};

function fromRow(row: PointRow): Point {
  const { substance_cas: cas } = row;
  return {
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    unit: row.unit,
    enterpriseId: row.enterprise_id,
    facilityId: row.facility_id,
    substance:
      cas === null ? null : { cas, name: { zh: row.substance_name_zh, en: row.substance_name_en } },
    rangeLow: row.range_low,
    rangeHigh: row.range_high,
    ll: row.ll,
    l: row.l,
    h: row.h,
    hh: row.hh,
    staleS: row.stale_s,
    location: [row.lon, row.lat],
    heightM: row.height_m,
    state: row.state,
    unknownWhy: row.state === 'unknown' ? row.unknown_why : null,
    last: row.at && {
      at: row.at.toISOString(),
      value: row.value,
      quality: QUALITIES[row.quality]!,
    },
  };
}

export type PointFilter = {
  readonly ids?: readonly number[];
  readonly enterpriseId?: number | undefined;
  readonly facilityId?: number | undefined;
  readonly kind?: string | undefined;
  readonly state?: Point['state'] | undefined;
};

/** Points with their latest value and what it is worth at `now`. */
export async function listPoints(tx: Tx, filter: PointFilter, now: Date): Promise<Point[]> {
  const { ids, enterpriseId, facilityId, kind, state } = filter;
  const wanted = [ids, enterpriseId, facilityId, kind, state].map((value) => value ?? null);
  return (await tx.rows<PointRow>(queries.list, [now, ...wanted])).map(fromRow);
}

export async function findPoint(tx: Tx, id: number, now: Date): Promise<Point | undefined> {
  return (await listPoints(tx, { ids: [id] }, now))[0];
}

export type Service = { readonly inService: boolean; readonly reason: string };

export async function setService(
  tx: Tx,
  id: number,
  { inService, reason }: Service,
): Promise<void> {
  await tx.run(queries.setService, [id, inService, inService ? null : reason]);
}

/** The rules begin anew. */
export async function clearRuleState(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.run(queries.clearRuleState, [id, now]);
}
