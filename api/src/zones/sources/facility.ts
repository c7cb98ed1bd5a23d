import { fixedAmount, reachOf } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import { sql } from '../../db/sql.ts';
import type { Named, SourceReader } from './source-reader.ts';

const listFacilities = sql(import.meta, './list-facilities.sql');

type FacilityRow = Named & {
  id: number;
  enterprise_id: number;
  inherent_level: RiskLevel;
  scenario_m: number | null;
  geometry: RiskPlace;
};

/** What stands there in good order, by its level. */
export const facilitySources: SourceReader = async (tx) =>
  (await tx.rows<FacilityRow>(listFacilities)).map((row) => {
    const { id, enterprise_id: enterpriseId, geometry: at, inherent_level: level } = row;
    const label = { zh: row.name_zh, en: row.name_en };
    const kind = 'facility';
    return {
      ...{ id: `facility:${id}`, enterpriseId, at, reachM: reachOf(level, row.scenario_m) },
      reasons: [{ id: `facility:${id}`, kind, refId: id, label, amount: fixedAmount(level) }],
    };
  });
