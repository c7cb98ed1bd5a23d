import {
  INDIVIDUAL_RISK_LIMITS,
  type FacilityStatus,
} from '@parkwatch/domain/consequence/risk/risk-criteria';
import type { Text } from '@parkwatch/domain/text/text';
import type { RiskTarget } from '@parkwatch/domain/wire/risk-studies';
import { protectedTargets } from '@parkwatch/gis-data/layers/protected-targets';

/** Those over their limit first, then the nearer to it the sooner. */
export function byNeed(one: RiskTarget, other: RiskTarget): number {
  return (
    Number(one.isMet) - Number(other.isMet) ||
    shareOfLimit(other) - shareOfLimit(one) ||
    one.id - other.id
  );
}

/** How much of its limit a target's risk takes up; over 1 it is exceeded. */
export function shareOfLimit({ riskPerYear, limitPerYear }: RiskTarget): number {
  return riskPerYear / limitPerYear;
}

/** The limit of the column that the study was not held against. */
export function otherLimit(target: RiskTarget, status: FacilityStatus): number {
  return INDIVIDUAL_RISK_LIMITS[target.class][status === 'new' ? 'in-service' : 'new'];
}

const KINDS: ReadonlyMap<string, Text> = new Map(
  Object.entries(protectedTargets.attributes[0].codes),
);

/** What a target is, as the map's legend calls it; a word of the registry that nobody knows is shown as it is. */
export function kindOf({ kind }: RiskTarget): Text | string {
  return KINDS.get(kind) ?? kind;
}
