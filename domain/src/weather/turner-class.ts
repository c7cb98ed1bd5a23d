// Pasquill stability by Turner's method (D. B. Turner 1964; EPA-454/R-99-005, section 6.4.1): wind speed against a
// net radiation index. Day: insolation class from the sun's height, lowered by cloud; night: by cloud alone.
// Cloud height is not recorded, so middle cloud is assumed: over 5/10 lowers by one, from 9.5/10 the index is 0.

export const STABILITY_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type StabilityClass = (typeof STABILITY_CLASSES)[number];

/** Classes by net radiation index 4, 3, 2, 1, 0, -1, -2 for winds up to `belowMPerS`. */
const TURNER: readonly (readonly [belowMPerS: number, classes: string])[] = [
  [0.75, 'AABCDFF'],
  [1.85, 'ABBCDFF'],
  [2.85, 'ABCDDEF'],
  [3.35, 'BBCDDEF'],
  [3.85, 'BBCDDDE'],
  [4.85, 'BCCDDDE'],
  [5.45, 'CCDDDDE'],
  [5.95, 'CCDDDDD'],
  [Infinity, 'CDDDDDD'],
];

/**
 * @param windMPerS    at 10 m
 * @param cloudTenths  0–10
 */
export function turnerClass(
  windMPerS: number,
  sunDeg: number,
  cloudTenths: number,
): StabilityClass {
  const classes = (TURNER.find(([below]) => windMPerS < below) ?? TURNER.at(-1)!)[1];
  return classes.charAt(4 - radiationIndex(sunDeg, cloudTenths)) as StabilityClass;
}

function radiationIndex(sunDeg: number, cloudTenths: number): number {
  if (cloudTenths >= 9.5) return 0;
  if (sunDeg <= 0) return cloudTenths <= 4 ? -2 : -1;
  const insolation = sunDeg > 60 ? 4 : sunDeg > 35 ? 3 : sunDeg > 15 ? 2 : 1;
  return cloudTenths > 5 ? Math.max(1, insolation - 1) : insolation;
}
