import type { StabilityClass } from '../../weather/turner-class.ts';
import { finite, zeroOrMore } from '../inputs.ts';

/** Classes by radiation ≥ 925, ≥ 675, ≥ 175 and less, W/m², for winds up to `belowMPerS`. */
const DAY: readonly (readonly [belowMPerS: number, classes: string])[] = [
  [2, 'AABD'],
  [3, 'ABCD'],
  [5, 'BBCD'],
  [6, 'CCDD'],
  [Infinity, 'CDDD'],
];
const RADIATION_W_PER_M2 = [925, 675, 175];

/** Classes by a temperature that falls with height, and by one that does not. */
const NIGHT: readonly (readonly [belowMPerS: number, classes: string])[] = [
  [2, 'EF'],
  [2.5, 'DE'],
  [Infinity, 'DD'],
];

/**
 * Stability class by solar radiation, for the hours of the day (SRDT method).
 * @param windMPerS           at 10 m, ≥ 0
 * @param radiationWPerM2     global radiation on the horizontal, ≥ 0
 * @throws RangeError for a negative value
 * @source EPA-454/R-99-005 (2000), table 6-7
 */
export function srdtDayClass(windMPerS: number, radiationWPerM2: number): StabilityClass {
  const radiation = zeroOrMore('radiationWPerM2', radiationWPerM2);
  const column = RADIATION_W_PER_M2.findIndex((least) => radiation >= least);
  return classAt(DAY, windMPerS, column === -1 ? RADIATION_W_PER_M2.length : column);
}

/**
 * Stability class by the temperature gradient near the ground, for the hours of the night (SRDT method).
 * @param windMPerS       at 10 m, ≥ 0
 * @param gradientKPerM   dT/dz between 2 m and 10 m; negative: colder above
 * @throws RangeError for a negative wind or a gradient that is no number
 * @source EPA-454/R-99-005 (2000), table 6-7
 */
export function srdtNightClass(windMPerS: number, gradientKPerM: number): StabilityClass {
  return classAt(NIGHT, windMPerS, finite('gradientKPerM', gradientKPerM) < 0 ? 0 : 1);
}

function classAt(rows: typeof DAY, windMPerS: number, column: number): StabilityClass {
  const wind = zeroOrMore('windMPerS', windMPerS);
  const [, classes] = rows.find(([belowMPerS]) => wind < belowMPerS)!;
  return classes.charAt(column) as StabilityClass;
}
