import type { Text } from '../../text/text.ts';
import type { GroundGrid } from '../uncertainty/exceedance.ts';
import type { Caveat } from '../validity.ts';
import type { Doubt } from './doubts.ts';
import type { Observed } from './observed.ts';
import type { RateInterval } from './rate-interval.ts';
import type { SourceQuestion } from './source-question.ts';

/** What an estimate shows about itself. */
export type EstimateSigns = {
  readonly probability: Float64Array;
  readonly rateKgPerS: RateInterval;
  readonly doubts: readonly Doubt[];
  readonly restsOn: readonly string[];
  readonly observed: readonly Observed[];
};

const EDGE_CHANCE = 0.1;
/** A quantile within this factor of an end of the possible rates is held there by it. */
const AT_THE_END = 1.6;

const ALWAYS: Text = {
  zh: '按平坦地面稳定烟羽、单一连续来源估计，未计建筑物、地形和排放随时间的变化',
  en: 'Estimated for one steady source over flat ground: no buildings, no terrain, no change of the release with time',
};
const EDGE: Text = {
  zh: '来源可能在所选区域之外：边界网格的概率较高',
  en: 'The source may lie outside the area that was searched: much of the chance is at its edge',
};
const RATE: Text = {
  zh: '泄漏速率受所设上下限约束',
  en: 'The rate is held by the limits that were set for it',
};
const UNEXPLAINED: Text = {
  zh: '过半数检出观测不能由同一来源解释：可能有多个来源，或风向资料有误',
  en: 'One source does not explain more than half of the observations that met the substance: several sources, or a wrong wind',
};

const SINGLE: Text = {
  zh: '排序依赖个别观测点：缺少其中任何一个，结论即不成立',
  en: 'The ranking hangs on single sensors or reports: without any one of them it would not hold',
};

/** What the reader has to know beside the numbers. */
export function estimateCaveats(question: SourceQuestion, signs: EstimateSigns): Caveat[] {
  const { rateKgPerS, doubts, observed } = signs;
  const { low, high } = question.rateKgPerS;
  const positive = observed.filter(({ likelihood }) => likelihood.isPositive);
  const doubtful = new Set(doubts.map(({ observationId }) => observationId));
  const unexplained = positive.filter(({ id }) => doubtful.has(id));
  const caveats: (readonly [string, Text, boolean])[] = [
    ['steady-source', ALWAYS, true],
    ['at-edge', EDGE, edgeChance(signs.probability, question.grid) > EDGE_CHANCE],
    ['rate-limits', RATE, rateKgPerS.low < low * AT_THE_END || rateKgPerS.high > high / AT_THE_END],
    ['single-witness', SINGLE, signs.restsOn.length > 0],
    ['unexplained', UNEXPLAINED, unexplained.length * 2 > positive.length],
  ];
  return caveats.flatMap(([code, text, holds]) =>
    holds ? [{ code: `source-estimation:${code}`, text }] : [],
  );
}

function edgeChance(probability: Float64Array, { columns, rows }: GroundGrid): number {
  return probability.reduce((sum, p, cell) => {
    const column = cell % columns;
    const row = (cell - column) / columns;
    const isEdge = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
    return isEdge ? sum + p : sum;
  }, 0);
}
