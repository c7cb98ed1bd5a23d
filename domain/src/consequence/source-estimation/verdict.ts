import { fillText, type Text } from '../../text/text.ts';
import type { RankedSource } from './rank-facilities.ts';
import type { Facility } from './source-question.ts';

/**
 * What may be said. `nothing-found`: no observation met the substance, places are excluded at most. `no-information`: the
 * chances are those of before. `undecided`: another source is more than a third as likely. `likely`, `strong`: it is not;
 * `strong` never rests on a single sensor or person.
 */
export const VERDICTS = [
  'nothing-found',
  'no-information',
  'undecided',
  'likely',
  'strong',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Odds from which a difference is worth a mention, and from which it is strong. @source Kass & Raftery 1995 */
export const LIKELY_ODDS = 3;
const STRONG_ODDS = 20;
/** A tenth of a bit: 50 : 50 has become 68 : 32. */
const LEAST_GAIN_BITS = 0.1;

const TEXTS: Readonly<Record<Verdict, Text>> = {
  'nothing-found': {
    zh: '各观测均未测到该物质，只能排除部分位置，不能指认来源',
    en: 'No observation met the substance: some places are excluded, no source can be named',
  },
  'no-information': {
    zh: '观测资料不能区分各来源：{first}（{firstPct} %）的概率与观测前相当',
    en: 'The observations do not tell the sources apart: {first} ({firstPct} %) is as likely as it was before',
  },
  undecided: {
    zh: '不能确定：{first}（{firstPct} %）最可能，但 {second}（{secondPct} %）同样不能排除',
    en: 'Not decided: {first} ({firstPct} %) comes first, but {second} ({secondPct} %) is possible as well',
  },
  likely: {
    zh: '较可能是{first}（{firstPct} %），其次为{second}（{secondPct} %）；尚需核实',
    en: 'Likely {first} ({firstPct} %), then {second} ({secondPct} %); to be confirmed',
  },
  strong: {
    zh: '观测资料有力指向{first}（{firstPct} %）；仍须现场核实',
    en: 'The observations point strongly to {first} ({firstPct} %); still to be confirmed on site',
  },
};
const NONE: Text = { zh: '所列企业以外的来源', en: 'a source that is not listed' };

/** What the sentence rests on beside the ranking. */
export type VerdictBasis = {
  readonly facilities: readonly Facility[];
  readonly rankGainBits: number;
  /** Whether any observation met the substance. */
  readonly isDetected: boolean;
  /** Whether it hangs on a single sensor or person: then it is not strong. */
  readonly restsOnOne: boolean;
};

/**
 * An honest sentence about who it was.
 * @param ranked  most likely first; at least one
 */
export function verdictOf(
  ranked: readonly RankedSource[],
  basis: VerdictBasis,
): { code: Verdict; text: Text } {
  const { facilities } = basis;
  const [first, second] = ranked;
  const code = graded(ranked, basis);
  const nameOf = (source: RankedSource | undefined): Text =>
    facilities.find(({ id }) => id === source?.facilityId)?.name ?? NONE;
  const text = fillText(TEXTS[code], {
    first: nameOf(first),
    firstPct: percent(first),
    second: nameOf(second),
    secondPct: percent(second),
  });
  return { code, text };
}

function graded(
  [first, second]: readonly RankedSource[],
  { isDetected, rankGainBits, restsOnOne }: VerdictBasis,
): Verdict {
  if (!isDetected) return 'nothing-found';
  if (rankGainBits < LEAST_GAIN_BITS) return 'no-information';
  const odds = first!.probability / (second?.probability ?? 0);
  if (odds < LIKELY_ODDS) return 'undecided';
  return odds < STRONG_ODDS || restsOnOne ? 'likely' : 'strong';
}

/** Never 100 %: there are errors that no model holds. */
function percent(source: RankedSource | undefined): number {
  return Math.min(99, Math.round(100 * (source?.probability ?? 0)));
}
