import { unknownSensorFact } from '@parkwatch/domain/risk/amounts';
import { sql } from '../../db/sql.ts';
import { factSource } from './source-reader.ts';
import type { FactRow, Named, SourceReader } from './source-reader.ts';

const listUnknownPoints = sql(import.meta, './list-unknown-points.sql');

type UnknownRow = FactRow & Named & { why: keyof typeof WHY; is_safety_critical: boolean };

const WHY = {
  never: { zh: '从未上线', en: 'never connected' },
  stale: { zh: '数据超时', en: 'no data' },
  'bad-quality': { zh: '数据质量差', en: 'bad quality' },
  'out-of-service': { zh: '停用', en: 'out of service' },
} as const;

/** Points without a live value. */
export const unknownSensorSources: SourceReader = async (tx, now) =>
  (await tx.rows<UnknownRow>(listUnknownPoints, [now])).map((row) => {
    const why = WHY[row.why];
    const label = {
      zh: `状态未知：${row.name_zh}（${why.zh}）`,
      en: `Unknown: ${row.name_en} (${why.en})`,
    };
    const fact = unknownSensorFact(row.is_safety_critical);
    return factSource(row, { kind: 'unknown-sensor', label, fact });
  });
