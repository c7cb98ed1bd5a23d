import { mean } from './grid-posterior.ts';
import type { RateNodes } from './likelihood-table.ts';
import { evidenceAt, type RateEvidence } from './rate-evidence.ts';
import type { Facility } from './source-question.ts';

/** A facility, or that it is none of them, with its chance before and after the observations. */
export type RankedSource = {
  /** null: none of the listed facilities. */
  readonly facilityId: string | null;
  readonly prior: number;
  readonly probability: number;
};

/** Among whom the source is sought. */
export type Suspects = {
  readonly facilities: readonly Facility[];
  /** Prior of "none of the listed"; the rest is shared by the facilities' weights. */
  readonly noneChance: number;
  /** ln of the mean likelihood over the grid. */
  readonly lnNone: number;
};

/**
 * Chances of the listed facilities and of none of them: prior times the mean likelihood over what each leaves open – its
 * places, the rate and the wind, and for "none" all cells of the grid. A hypothesis that could explain anything is so paid
 * less for what it explains.
 * @returns most likely first, then as listed
 */
export function rankFacilities(
  evidence: RateEvidence,
  rates: RateNodes,
  { facilities, noneChance, lnNone }: Suspects,
): RankedSource[] {
  const totalWeight = facilities.reduce((sum, { weight }) => sum + weight, 0);
  const listedChance = totalWeight > 0 ? 1 - noneChance : 0;
  const hypotheses = [
    ...facilities.map((facility) => ({
      facilityId: facility.id,
      prior: totalWeight > 0 ? (listedChance * facility.weight) / totalWeight : 0,
      lnEvidence: facilityEvidence(evidence, rates, facility),
    })),
    { facilityId: null, prior: 1 - listedChance, lnEvidence: lnNone },
  ];
  const lnTop = Math.max(...hypotheses.map(({ lnEvidence }) => lnEvidence));
  const weighed = hypotheses.map(({ facilityId, prior, lnEvidence }) => ({
    facilityId,
    prior,
    weight: prior * Math.exp(lnEvidence - lnTop),
  }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed
    .map(({ facilityId, prior, weight }) => ({ facilityId, prior, probability: weight / total }))
    .sort((one, other) => other.probability - one.probability);
}

/** ln of the mean likelihood over a facility's places and the rates. */
function facilityEvidence(evidence: RateEvidence, rates: RateNodes, { places }: Facility): number {
  const perRate = new Float64Array(rates.count);
  const each = places.map(
    (place) => evidenceAt(evidence, place, perRate) + Math.log(mean(perRate)),
  );
  const lnTop = Math.max(...each);
  if (lnTop === -Infinity) return -Infinity;
  const sum = each.reduce((so, ln) => so + Math.exp(ln - lnTop), 0);
  return lnTop + Math.log(sum / places.length);
}
