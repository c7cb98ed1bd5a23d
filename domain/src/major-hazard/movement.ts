import type { MajorHazardAssessment } from './assessment.ts';
import { exactValue, rationalOf, type ExactValue } from './exact-value.ts';
import { compare, rational, type Rational } from './rational.ts';

/** Up is worse. `unclear`: what is not known leaves open whether it moved. */
export const MOVEMENTS = ['rise', 'fall', 'none', 'unclear'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** A sum before and after. */
export type SumMovement = {
  readonly before: ExactValue;
  readonly after: ExactValue;
  readonly movement: 'rise' | 'fall' | 'none';
  /** How far it moved, without a sign. */
  readonly by: ExactValue;
};

export function sumMovement(before: ExactValue, after: ExactValue): SumMovement {
  const [from, to] = [rationalOf(before), rationalOf(after)];
  const order = compare(to, from);
  const movement = order > 0 ? 'rise' : order < 0 ? 'fall' : 'none';
  return { before, after, movement, by: exactValue(distance(from, to)) };
}

/**
 * How the level moved. A rise is a rise as soon as it is shown; a fall has to be certain: an assessment that lacks something
 * stands for everything from what it shows up to level 1.
 */
export function levelMovement(
  before: MajorHazardAssessment,
  after: MajorHazardAssessment,
): Movement {
  const [from, to] = [severityOf(before), severityOf(after)];
  if (to.least > from.least) return 'rise';
  if (to.most < from.least) return 'fall';
  if (to.least < from.least || to.most > from.most) return 'unclear';
  return 'none';
}

/** 0: no major hazard source; 1 for level 4, to 4 for level 1. */
function severityOf({ level, isLowerBound }: MajorHazardAssessment): {
  readonly least: number;
  readonly most: number;
} {
  const least = level === null ? 0 : 5 - level;
  return { least, most: isLowerBound ? 4 : least };
}

function distance(one: Rational, other: Rational): Rational {
  const difference = one.n * other.d - other.n * one.d;
  return rational(difference < 0n ? -difference : difference, one.d * other.d);
}
