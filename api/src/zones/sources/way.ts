import { wayFact } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace, RiskSource } from '@parkwatch/domain/risk/risk-source';
import { sql } from '../../db/sql.ts';
import type { Named, SourceReader } from './source-reader.ts';

const listWays = sql(import.meta, './list-ways.sql');

type WayRow = Named & {
  id: number;
  kind: 'pipeline' | 'road';
  is_known: boolean;
  geometry: Extract<RiskPlace, { type: 'MultiPolygon' }>;
};

const WORDS = {
  pipeline: { zh: '危险介质管线', en: 'Pipeline with dangerous contents' },
  road: { zh: '危险品运输道路', en: 'Road for dangerous goods' },
  unknown: { zh: '介质未知的管线', en: 'Pipeline with unknown contents' },
} as const;

/**
 * Roads for dangerous goods, and pipelines: all with what is toxic or burns as one source, all of which nobody says what they carry
 * as another. A hundred lines side by side in a rack are the danger of the nearest, and not of a hundred.
 */
export const waySources: SourceReader = async (tx) => {
  const ways = await tx.rows<WayRow>(listWays);
  const roads = ways.filter(({ kind }) => kind === 'road').map((way) => waySource([way]));
  const pipelines = ways.filter(({ kind }) => kind === 'pipeline');
  const bySort = Map.groupBy(pipelines, ({ is_known: isKnown }) => isKnown);
  return [...[...bySort.values()].map(waySource), ...roads];
};

function waySource(ways: readonly WayRow[]): RiskSource {
  const [{ id: refId, kind, is_known: isKnown, name_zh: zh, name_en: en }] = ways as [WayRow];
  const words = WORDS[isKnown ? kind : 'unknown'];
  const label =
    ways.length === 1
      ? { zh: `${words.zh}：${zh}`, en: `${words.en}: ${en}` }
      : {
          zh: `${words.zh}：最近的一条（共 ${ways.length} 条）`,
          en: `${words.en}: the nearest of ${ways.length}`,
        };
  const id = `${kind}:${refId}`;
  const coordinates = ways.flatMap(({ geometry }) => geometry.coordinates);
  const { amount, reachM } = wayFact(kind);
  return {
    ...{ id, enterpriseId: null, at: { type: 'MultiPolygon', coordinates }, reachM },
    reasons: [{ id, kind, refId, label, amount }],
  };
}
