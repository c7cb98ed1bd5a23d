import type { EastNorth } from '../../geo/local-frame.ts';
import type { Text } from '../../text/text.ts';
import type { Caveat } from '../validity.ts';
import { credibleRegion, type CredibleRegion } from './credible-region.ts';
import { doubtsOf, type AssumedSource, type Doubt } from './doubts.ts';
import { estimateCaveats } from './estimate-caveats.ts';
import { cellCentre, gridPosterior, priorOf } from './grid-posterior.ts';
import { entropyBits, gainBits } from './information.ts';
import { evidenceAt } from './rate-evidence.ts';
import { prepared, type Prepared } from './prepared.ts';
import { rankFacilities, type RankedSource } from './rank-facilities.ts';
import { soleWitnesses } from './sole-witnesses.ts';
import { rateInterval, type RateInterval } from './rate-interval.ts';
import { checkQuestion, type SourceQuestion } from './source-question.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export type SourceEstimate = {
  /** Chance of each cell to hold the source, were it anywhere in them; row by row, they add up to 1. */
  readonly probability: Float64Array;
  readonly region: CredibleRegion;
  /** The most likely cell. */
  readonly best: { readonly at: EastNorth; readonly probability: number };
  /** Over all cells. */
  readonly rateKgPerS: RateInterval;
  /** What the observations told about the place, and what they leave open, bits. */
  readonly placeGainBits: number;
  readonly placeEntropyBits: number;
  /** Facilities and "none of the listed", most likely first. */
  readonly ranked: readonly RankedSource[];
  readonly rankGainBits: number;
  readonly verdict: { readonly code: Verdict; readonly text: Text };
  /** Sensors and reports without any one of which the first facility would not come clearly first. */
  readonly restsOn: readonly string[];
  /** Observations that the best cell does not explain. */
  readonly doubts: readonly Doubt[];
  readonly observationsUsed: number;
  readonly caveats: readonly Caveat[];
};

/**
 * Where a release comes from and whose it may be, from readings, non-detects and neighbours' reports. Bayesian: for each cell
 * and each facility the likelihood of all observations is integrated over the rate and the error of the wind direction. A steady
 * plume in the wind of each observation; docs/consequence/uncertainty.md tells what that leaves out.
 * @returns the same bytes for the same question
 * @throws RangeError naming what makes no sense, or when no observation can be used
 * @source Bayesian source-term estimation as Keats, Yee & Lien 2007, Atmos. Environ. 41, 465 (recalled); Yee 2012, ISRN Applied
 *   Mathematics 465320
 */
export function estimateSource(question: SourceQuestion): SourceEstimate {
  checkQuestion(question);
  const ready = prepared(question);
  const { grid, cellWeights, facilities, noneChance } = question;
  const { probability, rateShares, lnEvidence } = gridPosterior(
    ready.evidence,
    ready.rates,
    question,
  );
  const cell = probability.reduce((best, p, at) => (p > probability[best]! ? at : best), 0);
  const at = cellCentre(grid, cell);
  const doubts = doubtsOf(ready.groups, likeliestAt(ready, at));
  const ranked = rankFacilities(ready.evidence, ready.rates, {
    facilities,
    noneChance,
    lnNone: lnEvidence,
  });
  const rankGainBits = gainBits(
    ranked.map((source) => source.probability),
    ranked.map(({ prior }) => prior),
  );
  const restsOn = soleWitnesses(ready, ranked, facilities);
  const isDetected = ready.observed.some(({ likelihood }) => likelihood.isPositive);
  const basis = { facilities, rankGainBits, isDetected, restsOnOne: restsOn.length > 0 };
  const rateKgPerS = rateInterval(rateShares, ready.rates);
  return {
    probability,
    region: credibleRegion(probability),
    best: { at, probability: probability[cell]! },
    rateKgPerS,
    placeGainBits: gainBits(probability, priorOf(grid, cellWeights)),
    placeEntropyBits: entropyBits(probability),
    ranked,
    rankGainBits,
    verdict: verdictOf(ranked, basis),
    restsOn,
    doubts,
    observationsUsed: ready.observed.length,
    caveats: [
      ...ready.caveats,
      ...estimateCaveats(question, {
        probability,
        rateKgPerS,
        doubts,
        restsOn,
        observed: ready.observed,
      }),
    ],
  };
}

function likeliestAt({ evidence, rates }: Prepared, at: EastNorth): AssumedSource {
  const perRate = new Float64Array(rates.count);
  evidenceAt(evidence, at, perRate);
  const node = perRate.indexOf(Math.max(...perRate));
  return { at, rateKgPerS: Math.exp(rates.lnFirst + node * rates.lnStep) };
}
