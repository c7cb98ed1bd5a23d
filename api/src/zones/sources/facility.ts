import { fixedAmount, reachOf } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace, RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import { sql } from '../../db/sql.ts';
import type { Named, SourceReader } from './source-reader.ts';

const listFacilities = sql(import.meta, './list-facilities.sql');
const listUnits = sql(import.meta, './list-units.sql');

type StandingRow = Named & {
  id: number;
  enterprise_id: number;
  inherent_level: RiskLevel;
  scenario_m: number | null;
  geometry: RiskPlace;
};

/** What stands there in good order, by its level: units as one, and facilities that belong to none. */
export const facilitySources: SourceReader = async (tx) => [
  ...(await tx.rows<StandingRow>(listUnits)).map((row) => standing('unit', row)),
  ...(await tx.rows<StandingRow>(listFacilities)).map((row) => standing('facility', row)),
];

function standing(kind: 'facility' | 'unit', row: StandingRow): RiskSource {
  const { id: refId, enterprise_id: enterpriseId, geometry: at, inherent_level: level } = row;
  const label = { zh: row.name_zh, en: row.name_en };
  const id = `${kind}:${refId}`;
  return {
    ...{ id, enterpriseId, at, reachM: reachOf(level, row.scenario_m) },
    reasons: [{ id, kind, refId, label, amount: fixedAmount(level) }],
  };
}
