import { sqlText } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

/**
 * Two neighbouring enterprises with one record of each kind, and a third one 4 km off with nothing. Each text of a tenant
 * carries its marker and each id its range, so that a test can look for the neighbour in any answer.
 */
export type Tenant = {
  readonly enterpriseId: number;
  readonly code: string;
  readonly marker: string;
  readonly accountPrefix: string;
  /** South-west corner of its lot, 300 m × 300 m. */
  readonly corner: readonly [lon: number, lat: number];
  /** Every record of the fixture has this id in its table. */
  readonly id: number;
};

export const OWN: Tenant = {
  enterpriseId: 101,
  code: 'E101',
  marker: 'Amberline',
  accountPrefix: 'e1',
  corner: [103.7, 1.27],
  id: 101,
};
export const FOREIGN: Tenant = {
  enterpriseId: 990_201,
  code: 'E990201',
  marker: 'Brackenfold',
  accountPrefix: 'e2',
  corner: [103.705, 1.27],
  id: 990_201,
};
export const FAR: Tenant = {
  enterpriseId: 103,
  code: 'E103',
  marker: 'Cinderholt',
  accountPrefix: 'e3',
  corner: [103.74, 1.27],
  id: 103,
};

/** Chlorine: a toxic gas, for linkage. */
export const CHLORINE_CAS = '7782-50-5';
const SIDE_DEG = 0.0027;

type Row = Readonly<Record<string, unknown>>;

/** Inserts one row; `geom` is WKT. Tests only: the names come from this file and its callers. */
export async function insertRow(tx: Tx, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const values = columns.map((column, index) =>
    column === 'geom' ? `ST_GeomFromText($${index + 1}, 4326)` : `$${index + 1}`,
  );
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
  await tx.run(sqlText(text), Object.values(row));
}

export function squareWkt([west, south]: readonly [number, number]): string {
  const [east, north] = [west + SIDE_DEG, south + SIDE_DEG];
  return `MULTIPOLYGON(((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south})))`;
}

export function centreWkt([west, south]: readonly [number, number]): string {
  return `POINT(${west + SIDE_DEG / 2} ${south + SIDE_DEG / 2})`;
}

/** Enterprises, lots, facilities and points. */
export async function insertPark(tx: Tx): Promise<void> {
  await insertRow(tx, 'substance', {
    ...{ cas: CHLORINE_CAS, un_number: '1017', name_zh: '氯', name_en: 'Chlorine', phase: 'gas' },
    ...{ is_toxic_gas: true, is_flammable: false },
  });
  for (const [at, tenant] of [OWN, FOREIGN, FAR].entries()) {
    const { enterpriseId, code, marker, accountPrefix, corner } = tenant;
    await insertRow(tx, 'enterprise', {
      ...{ id: enterpriseId, code, account_prefix: accountPrefix, kind: 'chemical', rating: 'B' },
      ...{ name_zh: `${marker} 化工`, name_en: `${marker} Chemicals` },
    });
    // Land is seen by everybody, without its owner: nothing of it is a secret of the tenant.
    await insertRow(tx, 'lot', {
      ...{ id: 901 + at, ref: `lot-${901 + at}`, enterprise_id: enterpriseId, purpose: 'storage' },
      ...{ area_m2: 90_000, geom: squareWkt(corner) },
    });
  }
  for (const tenant of [OWN, FOREIGN]) await insertPlant(tx, tenant);
}

async function insertPlant(
  tx: Tx,
  { id, enterpriseId, code, marker, corner }: Tenant,
): Promise<void> {
  const owner = { id, enterprise_id: enterpriseId, geom: centreWkt(corner) };
  const named = {
    code: `${code}-T1`,
    name_zh: `${marker} 氯罐`,
    name_en: `${marker} chlorine tank`,
  };
  // Not evaluated yet: whether it is a major hazard source is not known.
  await insertRow(tx, 'hazard_unit', {
    ...{ id, enterprise_id: enterpriseId, external_id: 'U1', code: `${code}-U1` },
    ...{ name_zh: `${marker} 罐区`, name_en: `${marker} tank area`, kind: 'storage' },
    updated_at: new Date(),
  });
  await insertRow(tx, 'hazard_unit_item', {
    ...{ enterprise_id: enterpriseId, hazard_unit_id: id, external_id: 'T1' },
    ...{ name_zh: '氯', name_en: 'chlorine', cas: CHLORINE_CAS, design_max_t: '50' },
  });
  await insertRow(tx, 'facility', {
    ...{ hazard_unit_id: id },
    ...{ ...owner, ...named, external_id: 'T1', kind: 'tank', inherent_level: 1 },
    ...{ substance_cas: CHLORINE_CAS, capacity_t: 50, quantity_t: 30, is_major_hazard: true },
  });
  await insertRow(tx, 'point', {
    ...{ ...owner, ...named, code: `${code}-GAS1`, external_id: 'GAS1', facility_id: id },
    ...{
      kind: 'toxic-gas',
      substance_cas: CHLORINE_CAS,
      unit: 'ppm',
      range_low: 0,
      range_high: 50,
    },
    ...{ h: 1, hh: 3, is_safety_critical: true },
  });
  await insertRow(tx, 'self_check', {
    ...{ id, enterprise_id: enterpriseId, facility_id: id, external_id: 'C1', result: 'normal' },
    ...{ checked_at: new Date(), checked_by: marker, item: `${marker} 巡检` },
  });
  await insertRow(tx, 'camera', {
    ...{ ...owner, ...named, ref: `cam-${code}` },
  });
  await insertRow(tx, 'moving_object', {
    ...{ ...owner, ...named, code: `${code}-TRUCK`, kind: 'hazmat-truck', at: new Date() },
  });
}
