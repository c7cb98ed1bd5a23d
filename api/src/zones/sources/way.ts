import { wayFact } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace } from '@parkwatch/domain/risk/risk-source';
import { sql } from '../../db/sql.ts';
import type { Named, SourceReader } from './source-reader.ts';

const listWays = sql(import.meta, './list-ways.sql');

type WayRow = Named & {
  id: number;
  kind: 'pipeline' | 'road';
  is_known: boolean;
  geometry: RiskPlace;
};

const WORDS = {
  pipeline: { zh: '危险介质管线', en: 'Pipeline with dangerous contents' },
  road: { zh: '危险品运输道路', en: 'Road for dangerous goods' },
  unknown: { zh: '介质未知的管线', en: 'Pipeline with unknown contents' },
} as const;

/** Pipelines with what is toxic or burns or nobody has named, and roads for dangerous goods: what lies along a way. */
export const waySources: SourceReader = async (tx) =>
  (await tx.rows<WayRow>(listWays)).map(({ id: refId, kind, geometry: at, ...row }) => {
    const id = `${kind}:${refId}`;
    const { amount, reachM } = wayFact(kind);
    const words = WORDS[row.is_known ? kind : 'unknown'];
    const label = { zh: `${words.zh}：${row.name_zh}`, en: `${words.en}: ${row.name_en}` };
    return {
      ...{ id, enterpriseId: null, at, reachM },
      reasons: [{ id, kind, refId, label, amount }],
    };
  });
