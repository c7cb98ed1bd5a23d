import type { SourceEstimate } from '@parkwatch/domain/consequence/source-estimation/estimate-source';
import type { Prepared } from '@parkwatch/domain/consequence/source-estimation/prepared';
import { evidenceAt } from '@parkwatch/domain/consequence/source-estimation/rate-evidence';
import { rateInterval } from '@parkwatch/domain/consequence/source-estimation/rate-interval';
import type { RateInterval } from '@parkwatch/domain/consequence/source-estimation/rate-interval';
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { RankedSource } from '@parkwatch/domain/wire/source-searches';
import { rankListed } from './evidence-odds.ts';
import { ODOUR_UNIT_KG_PER_M3 } from './odour-of-search.ts';
import { significant } from './search-evidence.ts';
import type { Candidate, CandidateFacility } from './search-facts.ts';
import { toPlace } from './search-map.ts';

/** A rate is worked out for so many of the first, where they are at all likely. */
const RATES_FOR = 4;
const LIKELY = 0.01;

const NONE = { zh: '所列企业以外的来源', en: 'a source that is not listed' } as const;

export type Ranking = {
  readonly ready: Prepared;
  readonly estimate: SourceEstimate;
  readonly candidates: readonly Candidate[];
  readonly frame: LocalFrame;
  readonly isOdour: boolean;
};

/** Enterprises and "none of the listed" with the chance of each, of its facilities, and its rate were it this one. */
export function rankEnterprises(ranking: Ranking): RankedSource[] {
  const { estimate, candidates, frame } = ranking;
  const byId = new Map(candidates.map((one) => [String(one.enterpriseId), one]));
  const shares = facilityShares(ranking);
  return estimate.ranked.map(({ facilityId, prior, probability }, at): RankedSource => {
    const chances = { prior: significant(prior), probability: fraction(probability) };
    const candidate = byId.get(facilityId ?? '');
    if (candidate === undefined) {
      const nobody = { enterpriseId: null, code: null, name: NONE, facilities: [] };
      return { ...nobody, ...chances, rate: null, hadAlarm: false };
    }
    const { enterpriseId, code, name, facilities } = candidate;
    const total = facilities.reduce((sum, { id }) => sum + shares.get(id)!, 0);
    const listed = facilities
      .map((facility) => ({
        facility,
        share: total > 0 ? shares.get(facility.id)! / total : 1 / facilities.length,
      }))
      .sort((one, other) => other.share - one.share);
    const isRated = at < RATES_FOR && probability >= LIKELY;
    return {
      ...{ enterpriseId, code, name, ...chances },
      rate: isRated ? rateAt(listed[0]!.facility, ranking) : null,
      hadAlarm: facilities.some(({ hasAlarm }) => hasAlarm),
      facilities: listed.map(({ facility, share }) => ({
        ...{ id: facility.id, code: facility.code, name: facility.name, share: fraction(share) },
        at: toPlace(frame.toMetres([...facility.at]), frame),
      })),
    };
  });
}

/** Chance of each facility, were each a hypothesis of its own: within an enterprise they tell which plant it may be. */
function facilityShares({ ready, candidates, frame }: Ranking): Map<number, number> {
  const facilities = candidates.flatMap((candidate) =>
    candidate.facilities.map(({ id, name, at }) => ({
      ...{ id: String(id), name, places: [frame.toMetres([...at])] },
      weight: 1,
    })),
  );
  if (facilities.length === 0) return new Map();
  return new Map(
    rankListed(ready, facilities).map(({ facilityId, probability }) => [
      Number(facilityId),
      probability,
    ]),
  );
}

function rateAt(
  { at }: CandidateFacility,
  { ready, frame, isOdour }: Ranking,
): RankedSource['rate'] {
  const perRate = new Float64Array(ready.rates.count);
  evidenceAt(ready.evidence, frame.toMetres([...at]), perRate);
  const sum = perRate.reduce((total, likelihood) => total + likelihood, 0);
  if (!(sum > 0)) return null;
  const shares = perRate.map((likelihood) => likelihood / sum);
  return shownRate(rateInterval(shares, ready.rates), isOdour);
}

/** In kg/s, or in odour units a second. */
export function shownRate({ low, median, high }: RateInterval, isOdour: boolean): RateInterval {
  const perUnit = isOdour ? ODOUR_UNIT_KG_PER_M3 : 1;
  return {
    low: significant(low / perUnit),
    median: significant(median / perUnit),
    high: significant(high / perUnit),
  };
}

/** Four decimals: what is less is nothing. */
function fraction(chance: number): number {
  return Math.round(chance * 1e4) / 1e4;
}
