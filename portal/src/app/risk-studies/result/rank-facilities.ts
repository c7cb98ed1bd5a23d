import type { RiskFacility } from '@parkwatch/domain/wire/risk-studies';

export type RankedFacility = {
  readonly facility: RiskFacility;
  /** Of the deaths to be expected in the whole park, 0 to 1; null where none are. */
  readonly share: number | null;
};

/** Facilities that were computed by their part of the loss of life; alike ones by how often they fail. */
export function rankFacilities(facilities: readonly RiskFacility[]): RankedFacility[] {
  const computed = facilities.filter(({ skipped }) => skipped === null);
  const total = computed.reduce((sum, { lossOfLifePerYear }) => sum + lossOfLifePerYear, 0);
  return computed
    .map((facility) => ({
      facility,
      share: total > 0 ? facility.lossOfLifePerYear / total : null,
    }))
    .sort(
      (one, other) =>
        other.facility.lossOfLifePerYear - one.facility.lossOfLifePerYear ||
        other.facility.frequencyPerYear - one.facility.frequencyPerYear ||
        one.facility.id - other.facility.id,
    );
}

/** Facilities that are not in the study's numbers, by the reason. */
export function skippedByReason(facilities: readonly RiskFacility[]) {
  const reasons = new Map<
    string,
    { reason: RiskFacility['skipped']; facilities: RiskFacility[] }
  >();
  for (const facility of facilities) {
    const { skipped } = facility;
    if (skipped === null) continue;
    const known = reasons.get(skipped.en) ?? { reason: skipped, facilities: [] };
    known.facilities.push(facility);
    reasons.set(skipped.en, known);
  }
  return [...reasons.values()].sort((a, b) => b.facilities.length - a.facilities.length);
}
