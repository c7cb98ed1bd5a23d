import type { TargetClass } from '../risk/risk-criteria.ts';

/** Places of people who can not help themselves, or who come in crowds. */
const HIGH_SENSITIVITY: ReadonlySet<string> = new Set([
  ...['school', 'kindergarten', 'university', 'hospital', 'clinic', 'nursing-home'],
  ...['welfare', 'culture'],
]);
const IMPORTANT: ReadonlySet<string> = new Set([
  ...['exhibition', 'heritage', 'religious', 'rail-transit', 'military', 'foreign-affairs'],
]);

/**
 * Class of a protected target by what it is, else by how many people are there: 100 and more class I, 30 and more class II.
 * @param kind    of the registry; one that is not known is classed by its people
 * @param people  ≥ 0
 * @source GB 36894-2018, 4.2 (recalled)
 */
export function targetClassOf(kind: string, people: number): TargetClass {
  if (HIGH_SENSITIVITY.has(kind)) return 'high-sensitivity';
  if (IMPORTANT.has(kind)) return 'important';
  if (people >= 100) return 'class-1';
  return people >= 30 ? 'class-2' : 'class-3';
}
