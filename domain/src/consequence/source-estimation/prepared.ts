import type { Caveat } from '../validity.ts';
import type { RateNodes } from './likelihood-table.ts';
import { observedOf, type Observed } from './observed.ts';
import { rateEvidence, type RateEvidence } from './rate-evidence.ts';
import type { WindGroup } from './sight.ts';
import type { SourceQuestion } from './source-question.ts';
import { windGroups } from './wind-groups.ts';

/** A question made ready for many places. */
export type Prepared = {
  readonly rates: RateNodes;
  readonly observed: readonly Observed[];
  readonly groups: readonly WindGroup[];
  readonly evidence: RateEvidence;
  readonly caveats: readonly Caveat[];
};

/** Steps of 0.58 in ln(rate), against a scatter of 0.7: finer ones change nothing. */
const RATES_PER_DECADE = 4;

/** @throws RangeError when no observation can be used */
export function prepared(question: SourceQuestion): Prepared {
  const { observed, caveats } = observedOf(question);
  if (observed.length === 0) throw new RangeError('no observation can be used');
  const rates = rateNodes(question.rateKgPerS);
  const groups = windGroups(question, observed, rates);
  return { rates, observed, groups, evidence: rateEvidence(groups, rates), caveats };
}

function rateNodes({ low, high }: SourceQuestion['rateKgPerS']): RateNodes {
  const lnRange = Math.log(high / low);
  const count = Math.max(1, Math.ceil((lnRange / Math.LN10) * RATES_PER_DECADE));
  const lnStep = lnRange / count;
  return { lnFirst: Math.log(low) + lnStep / 2, lnStep, count };
}
