import type { Prepared } from './prepared.ts';
import { rankFacilities, type RankedSource } from './rank-facilities.ts';
import { rateEvidence } from './rate-evidence.ts';
import type { WindGroup } from './sight.ts';
import type { Facility } from './source-question.ts';
import { LIKELY_ODDS } from './verdict.ts';

/**
 * On whom alone it hangs that a facility comes clearly first: each sensor and each report that met the substance is left out in
 * turn, and the facilities are ranked again among themselves. A sensor that lies all the time shows up here: its readings agree
 * with one another, so that a chance of a fault for each reading does not bound them.
 * @param ranked  from all observations
 * @returns empty when none of the facilities comes first, or none clearly
 */
export function soleWitnesses(
  { groups, rates, observed }: Prepared,
  ranked: readonly RankedSource[],
  facilities: readonly Facility[],
): string[] {
  const [first] = ranked;
  if (first!.facilityId === null || !isClear(ranked)) return [];
  const positive = observed.filter(({ likelihood }) => likelihood.isPositive);
  const witnesses = [...new Set(positive.map(({ witness }) => witness))];
  const suspects = { facilities, noneChance: 0, lnNone: -Infinity };
  return witnesses.filter((witness) => {
    const evidence = rateEvidence(without(groups, witness), rates);
    const others = rankFacilities(evidence, rates, suspects);
    return others[0]!.facilityId !== first!.facilityId || !isClear(others);
  });
}

function isClear([first, second]: readonly RankedSource[]): boolean {
  return first!.probability >= LIKELY_ODDS * (second?.probability ?? 0);
}

function without(groups: readonly WindGroup[], witness: string): WindGroup[] {
  return groups.map((group) =>
    group.map(({ weight, sights }) => ({
      weight,
      sights: sights.filter(({ observed }) => observed.witness !== witness),
    })),
  );
}
