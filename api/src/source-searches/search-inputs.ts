import type { Text } from '@parkwatch/domain/text/text';
import type { SourceSearch, SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import type { SearchFacts } from './search-facts.ts';
import { OFF_LAND_WEIGHT } from './search-grid.ts';
import { NONE_CHANCE, RATE_RANGE } from './search-question.ts';
import type { SearchQuestion } from './search-question.ts';

type ShownInput = SourceSearch['inputs'][number];
type Draft = Omit<ShownInput, 'at' | 'source'> & { readonly source?: Text };

const NAGATA: Text = {
  zh: 'Nagata 2003（三点比较式臭袋法）；各文献相差可达十倍',
  en: 'Nagata 2003 (triangle bag method); other authors differ by up to ten times',
};
const CHOICE: Text = { zh: '本系统取值', en: 'a choice of this project' };

/** The settings of a search, each with where it came from: none is taken without being told. */
export function searchInputs(
  input: SourceSearchInput,
  facts: SearchFacts,
  { question, threshold }: SearchQuestion,
): ShownInput[] {
  const { intervals, substance } = facts;
  const drafts: Draft[] = [
    ...(threshold.ppm === null ? [] : [thresholdInput(threshold.ppm, input)]),
    {
      key: 'source-height',
      label: { zh: '排放高度', en: 'Height of the source' },
      ...{ value: question.sourceHeightM, unit: 'm' },
      provenance: input.sourceHeightM === undefined ? 'default' : 'given',
      ...(input.sourceHeightM === undefined && { source: FLANGE }),
    },
    {
      key: 'interval',
      label: { zh: '取平均的时段长度', en: 'Length of an interval' },
      ...{ value: intervals.lengthMs / 60_000, unit: 'min', provenance: 'default' },
    },
    {
      key: 'none-prior',
      label: { zh: '“所列企业以外”的先验概率', en: 'Prior of “none of the listed”' },
      ...{ value: NONE_CHANCE * 100, unit: '%', provenance: 'assumed', source: CHOICE },
    },
    {
      key: 'off-land',
      label: {
        zh: '企业用地以外网格的相对先验',
        en: 'Prior of a cell off the land of enterprises',
      },
      ...{ value: OFF_LAND_WEIGHT, unit: null, provenance: 'assumed', source: CHOICE },
    },
    {
      key: 'rate-range',
      label: { zh: '可能的排放速率', en: 'Possible rates' },
      ...(substance === null
        ? { value: '10²–10⁸', unit: 'ou/s' }
        : { value: `${RATE_RANGE.low}–${RATE_RANGE.high}`, unit: 'kg/s' }),
      ...{ provenance: 'assumed', source: CHOICE },
    },
    {
      key: 'cell',
      label: { zh: '网格边长', en: 'Side of a cell' },
      ...{ value: question.grid.cellM, unit: 'm', provenance: 'default' },
    },
  ];
  return drafts.map(({ source = null, ...draft }) => ({ ...draft, source, at: null }));
}

const FLANGE: Text = { zh: '泵、法兰等地面泄漏', en: 'a leak at a pump or flange' };

function thresholdInput(ppm: number, { odourThresholdPpm: given }: SourceSearchInput): Draft {
  return {
    key: 'odour-threshold',
    label: { zh: '嗅阈值（检知）', en: 'Odour threshold (detection)' },
    ...{ value: ppm, unit: 'ppm' },
    provenance: given === undefined ? 'default' : 'given',
    ...(given === undefined && { source: NAGATA }),
  };
}
