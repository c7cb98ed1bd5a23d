import { LEVEL_CUTS, type MajorHazardLevel } from './standard.ts';
import type { MajorHazardVerdict } from './assessment.ts';
import { isAtLeast, ONE, parseDecimal, type Rational } from './rational.ts';

/**
 * Whether a unit is a major hazard source; a sum that lacks something can show that it is one, never that it is none.
 * @source GB 18218-2018, 4.2.1
 */
export function verdictOf(s: Rational, isLowerBound: boolean): MajorHazardVerdict {
  if (isAtLeast(s, ONE)) return 'major-hazard';
  return isLowerBound ? 'not-determined' : 'not-major-hazard';
}

/** The level of a major hazard source; a cut belongs to the worse level. @source GB 18218-2018, table 6 */
export function levelOf(r: Rational): MajorHazardLevel {
  return LEVEL_CUTS.find(({ fromR }) => isAtLeast(r, parseDecimal(fromR)))!.level;
}
