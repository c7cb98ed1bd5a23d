import { positive } from '../inputs.ts';

export const GRADES = ['A', 'B', 'C'] as const;
/** How soon a leak is found, or shut off: A best, C worst. */
export type Grade = (typeof GRADES)[number];

/** Minutes by the class of the hole: small 0–5 mm, medium 5–50 mm, large 50–150 mm. */
const MINUTES: Readonly<Record<Grade, Readonly<Record<Grade, readonly [number, number, number]>>>> =
  {
    A: { A: [20, 10, 5], B: [30, 20, 10], C: [40, 30, 20] },
    B: { A: [40, 30, 20], B: [40, 30, 20], C: [60, 30, 20] },
    C: { A: [60, 40, 20], B: [60, 40, 20], C: [60, 40, 20] },
  };
const SMALL_M = 0.005;
const MEDIUM_M = 0.05;
const LARGE_M = 0.15;

/**
 * How long a hole leaks, by how it is found and shut off.
 * @param detection  A: instruments that see the loss by changed operating conditions; B: detectors in the right place;
 *   C: seen by eye, camera or remote detector
 * @param isolation  A: automatic; B: by the operator from the control room; C: by hand at the valve
 * @returns s; null for more than 150 mm, which the standard treats as the loss of the whole inventory
 * @throws RangeError unless the diameter is positive
 * @source AQ/T 3046-2013, table F.2 (hole classes of table 1, their upper bounds included)
 */
export function leakDurationS(
  diameterM: number,
  detection: Grade,
  isolation: Grade,
): number | null {
  positive('diameterM', diameterM);
  if (diameterM > LARGE_M) return null;
  const [small, medium, large] = MINUTES[detection][isolation];
  const minutes = diameterM <= SMALL_M ? small : diameterM <= MEDIUM_M ? medium : large;
  return minutes * 60;
}
