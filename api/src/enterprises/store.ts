import type * as z from 'zod';
import type {
  Enterprise,
  EnterpriseDetail,
  Facility,
  listRatings,
} from '@parkwatch/domain/wire/enterprises';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const listEnterprisesSql = sql(import.meta, './list-enterprises.sql');
const listRatingsSql = sql(import.meta, './list-ratings.sql');
const listFacilitiesSql = sql(import.meta, './list-facilities.sql');

type Rating = Enterprise['rating'];
type EnterpriseRow = {
  id: number;
  code: string;
  name_zh: string;
  name_en: string;
  kind: string;
  industry_zh: string | null;
  industry_en: string | null;
  rating: Rating;
  credit_code: string | null;
  legal_person: string | null;
  phone: string | null;
  address: string | null;
  facility_count: number;
  hazard_unit_count: number;
  major_hazard_count: number;
  undetermined_hazard_count: number;
  point_count: number;
  unknown_point_count: number;
  active_alarm_count: number;
  open_hidden_danger_count: number;
  overdue_hidden_danger_count: number;
  frozen_rights: string[];
  area_m2: number;
  lon: number | null;
  lat: number | null;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
};

export type EnterpriseQuery = {
  readonly at: Date;
  readonly search?: string | undefined;
  readonly afterCode?: string | undefined;
  readonly limit: number;
};

export async function findEnterprises(
  tx: Tx,
  { at, search, afterCode, limit }: EnterpriseQuery,
): Promise<Enterprise[]> {
  const pattern = search === undefined ? null : search.replace(/[\\%_]/g, '\\$&');
  const rows = await tx.rows<EnterpriseRow>(listEnterprisesSql, [
    at,
    pattern,
    afterCode ?? null,
    limit,
    null,
  ]);
  return rows.map(toEnterprise);
}

export async function findEnterprise(
  tx: Tx,
  id: number,
  at: Date,
): Promise<EnterpriseDetail | undefined> {
  const row = await tx.one<EnterpriseRow>(listEnterprisesSql, [at, null, null, 1, id]);
  return row && toEnterpriseDetail(row);
}

type RatingItem = z.infer<NonNullable<typeof listRatings.response>>['items'][number];

export async function findRatings(tx: Tx): Promise<RatingItem[]> {
  const rows =
    await tx.rows<Pick<EnterpriseRow, 'id' | 'code' | 'name_zh' | 'name_en' | 'rating'>>(
      listRatingsSql,
    );
  return rows.map((row) => ({
    enterpriseId: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    rating: row.rating,
  }));
}

export async function findFacilities(
  tx: Tx,
  filter: { enterpriseId?: number | undefined; id?: number },
): Promise<Facility[]> {
  const rows = await tx.rows<FacilityRow>(listFacilitiesSql, [
    filter.enterpriseId ?? null,
    filter.id ?? null,
  ]);
  return rows.map(toFacility);
}

function toEnterprise(row: EnterpriseRow): Enterprise {
  return {
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    industry:
      row.industry_zh === null
        ? null
        : { zh: row.industry_zh, en: row.industry_en ?? row.industry_zh },
    rating: row.rating,
    facilityCount: row.facility_count,
    hazardUnitCount: row.hazard_unit_count,
    majorHazardCount: row.major_hazard_count,
    undeterminedHazardCount: row.undetermined_hazard_count,
    pointCount: row.point_count,
    unknownPointCount: row.unknown_point_count,
    activeAlarmCount: row.active_alarm_count,
    openHiddenDangerCount: row.open_hidden_danger_count,
    overdueHiddenDangerCount: row.overdue_hidden_danger_count,
    frozenRights: row.frozen_rights,
    centre: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
  };
}

function toEnterpriseDetail(row: EnterpriseRow): EnterpriseDetail {
  const { west, south, east, north } = row;
  return {
    ...toEnterprise(row),
    creditCode: row.credit_code,
    legalPerson: row.legal_person,
    phone: row.phone,
    address: row.address,
    areaM2: row.area_m2,
    bounds:
      west === null || south === null || east === null || north === null
        ? null
        : [west, south, east, north],
  };
}

type FacilityRow = {
  id: number;
  external_id: string;
  code: string;
  name_zh: string;
  name_en: string;
  kind: string;
  enterprise_id: number;
  inherent_level: number;
  is_major_hazard: boolean;
  hazard_level: number | null;
  capacity_t: number | null;
  quantity_t: number | null;
  diameter_m: number | null;
  height_m: number | null;
  geometry: Facility['geometry'];
  cas: string | null;
  substance_zh: string | null;
  substance_en: string | null;
  is_toxic_gas: boolean | null;
  is_flammable: boolean | null;
  unit_id: number | null;
  unit_code: string | null;
  unit_zh: string | null;
  unit_en: string | null;
  unit_verdict: NonNullable<Facility['hazardUnit']>['verdict'];
  unit_level: number | null;
  unit_is_lower_bound: boolean | null;
};

function toFacility(row: FacilityRow): Facility {
  return {
    id: row.id,
    externalId: row.external_id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    enterpriseId: row.enterprise_id,
    inherentLevel: row.inherent_level,
    isMajorHazard: row.is_major_hazard,
    hazardLevel: row.hazard_level,
    hazardUnit: unitOf(row),
    substance:
      row.cas === null
        ? null
        : {
            cas: row.cas,
            name: { zh: row.substance_zh ?? '', en: row.substance_en ?? '' },
            isToxicGas: row.is_toxic_gas === true,
            isFlammable: row.is_flammable === true,
          },
    capacityT: row.capacity_t,
    quantityT: row.quantity_t,
    diameterM: row.diameter_m,
    heightM: row.height_m,
    geometry: row.geometry,
  };
}

function unitOf(row: FacilityRow): Facility['hazardUnit'] {
  if (row.unit_id === null) return null;
  return {
    ...{ id: row.unit_id, code: row.unit_code ?? '' },
    name: { zh: row.unit_zh ?? '', en: row.unit_en ?? '' },
    ...{ verdict: row.unit_verdict, level: row.unit_level },
    isLowerBound: row.unit_is_lower_bound === true,
  };
}
