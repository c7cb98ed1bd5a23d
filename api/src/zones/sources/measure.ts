import { factAt, measureFact } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import { sql } from '../../db/sql.ts';
import type { SourceReader } from './source-reader.ts';

const listMeasures = sql(import.meta, './list-measures.sql');

type MeasureRow = {
  id: number;
  enterprise_id: number;
  description: string;
  facility_level: RiskLevel;
  geometry: RiskPlace;
};

/** Control measures that do not work weigh at the facility that they should protect. */
export const measureSources: SourceReader = async (tx, now) =>
  (await tx.rows<MeasureRow>(listMeasures, [now])).map((row) => {
    const place = { level: row.facility_level, scenarioM: null };
    const { amount, reachM } = factAt(measureFact('automatic'), place);
    const id = `measure:${row.id}`;
    const label = {
      zh: `管控措施失效：${row.description}（自动监控无有效数据）`,
      en: `Control measure not working: ${row.description} (monitored, without live data)`,
    };
    return {
      ...{ id, enterpriseId: row.enterprise_id, at: row.geometry, reachM },
      reasons: [{ id, kind: 'measure', refId: row.id, label, amount }],
    };
  });
