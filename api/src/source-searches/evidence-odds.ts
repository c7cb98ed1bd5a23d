import type { Prepared } from '@parkwatch/domain/consequence/source-estimation/prepared';
import { rankFacilities } from '@parkwatch/domain/consequence/source-estimation/rank-facilities';
import type { RankedSource } from '@parkwatch/domain/consequence/source-estimation/rank-facilities';
import { rateEvidence } from '@parkwatch/domain/consequence/source-estimation/rate-evidence';
import type { Facility } from '@parkwatch/domain/consequence/source-estimation/source-question';

/** Beyond this a factor says no more than "decides it". */
const MOST_FACTOR = 1e6;
/** Smaller chances are alike: odds of two that are both out of the question are even. */
const LEAST_CHANCE = 1e-100;

/** Chances of the listed alone, as if nobody else could be the source. */
export function rankListed(
  { evidence, rates }: Pick<Prepared, 'evidence' | 'rates'>,
  facilities: readonly Facility[],
): RankedSource[] {
  return rankFacilities(evidence, rates, { facilities, noneChance: 0, lnNone: -Infinity });
}

/**
 * What some observations do to the odds of one of the listed against all others: the odds with them over those without them,
 * everything else being there.
 * @returns a function of the ids of what is left out; null: nothing to compare, or nothing is left without them
 */
export function evidenceOdds(
  ready: Prepared,
  facilities: readonly Facility[],
  leaderId: string,
): (leftOut: ReadonlySet<string>) => number | null {
  if (facilities.length < 2) return () => null;
  const withAll = oddsOf(rankListed(ready, facilities), leaderId);
  return (leftOut) => {
    if (ready.observed.every(({ id }) => leftOut.has(id))) return null;
    const factor = withAll / oddsOf(rankListed(without(ready, leftOut), facilities), leaderId);
    return Math.min(MOST_FACTOR, Math.max(1 / MOST_FACTOR, factor));
  };
}

function without({ groups, rates }: Prepared, leftOut: ReadonlySet<string>) {
  const rest = groups.map((group) =>
    group.map(({ weight, sights }) => ({
      weight,
      sights: sights.filter(({ observed }) => !leftOut.has(observed.id)),
    })),
  );
  return { rates, evidence: rateEvidence(rest, rates) };
}

function oddsOf(ranked: readonly RankedSource[], leaderId: string): number {
  const chance = (isMeant: (facilityId: string) => boolean): number =>
    ranked.reduce(
      (sum, { facilityId, probability }) =>
        facilityId !== null && isMeant(facilityId) ? sum + probability : sum,
      LEAST_CHANCE,
    );
  return chance((id) => id === leaderId) / chance((id) => id !== leaderId);
}
