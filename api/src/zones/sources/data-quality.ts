import { DATA_QUALITY_REACH_M, dataQualityAmount } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace, RiskSource } from '@parkwatch/domain/risk/risk-source';
import { sql } from '../../db/sql.ts';
import type { Named, SourceReader } from './source-reader.ts';

const listDataQuality = sql(import.meta, './list-data-quality.sql');

type DataQualityRow = Named & { id: number; score: number; geometry: RiskPlace };

/** Enterprises whose data cannot be relied on, over their land. */
export const dataQualitySources: SourceReader = async (tx) =>
  (await tx.rows<DataQualityRow>(listDataQuality)).flatMap(dataQualitySource);

function dataQualitySource(row: DataQualityRow): RiskSource[] {
  const amount = dataQualityAmount(row.score);
  if (amount === 0) return [];
  const label = {
    zh: `数据质量 ${row.score} 分：${row.name_zh}`,
    en: `Data quality ${row.score} %: ${row.name_en}`,
  };
  const id = `data-quality:${row.id}`;
  return [
    {
      ...{ id, enterpriseId: row.id, at: row.geometry, reachM: DATA_QUALITY_REACH_M },
      reasons: [{ id, kind: 'data-quality', refId: row.id, label, amount }],
    },
  ];
}
