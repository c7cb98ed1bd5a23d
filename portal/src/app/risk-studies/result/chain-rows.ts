import type { RiskFacility, RiskStudyResult } from '@parkwatch/domain/wire/risk-studies';

type Chain = RiskStudyResult['chains'][number];
export type ChainStop = Pick<RiskFacility, 'id' | 'code' | 'name' | 'enterpriseName'> & {
  /** The step to it leaves the enterprise of the one before. */
  readonly isCrossing: boolean;
};
/** A chain with its facilities; `at` is its place by frequency, from 0. */
export type ChainRow = {
  readonly at: number;
  readonly chain: Chain;
  readonly stops: readonly ChainStop[];
};

/** The most frequent first. */
export function chainRows(
  chains: readonly Chain[],
  facilities: readonly RiskFacility[],
): ChainRow[] {
  const known = new Map(facilities.map((facility) => [facility.id, facility]));
  return chains
    .toSorted((one, other) => other.frequencyPerYear - one.frequencyPerYear)
    .map((chain, at) => {
      const found = chain.facilityIds.flatMap((id) => known.get(id) ?? []);
      const stops = found.map(({ id, code, name, enterpriseName, enterpriseId }, step) => {
        const before = found[step - 1];
        const isCrossing = before !== undefined && before.enterpriseId !== enterpriseId;
        return { id, code, name, enterpriseName, isCrossing };
      });
      return { at, chain, stops };
    });
}
