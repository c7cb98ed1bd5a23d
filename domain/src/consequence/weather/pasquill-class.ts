import { STABILITY_CLASSES, type StabilityClass } from '../../weather/turner-class.ts';
import { zeroOrMore } from '../inputs.ts';

/** What Pasquill's table asks of the sky: how strong the sun is by day, how much low cloud there is by night. */
export const SKIES = [
  'strong',
  'moderate',
  'slight',
  'night-cloudy',
  'night-clear',
  'overcast',
] as const;
export type Sky = (typeof SKIES)[number];

/** A class, or two where the table leaves both open. */
export type PasquillClass = StabilityClass | 'A-B' | 'B-C' | 'C-D';

/** Where each row of the table ends; a boundary value belongs to the faster row. */
const ROWS_BELOW_M_PER_S = [2, 3, 5, 6, Infinity];
const TABLE: Readonly<Record<Exclude<Sky, 'overcast'>, readonly PasquillClass[]>> = {
  strong: ['A', 'A-B', 'B', 'C', 'C'],
  moderate: ['A-B', 'B', 'B-C', 'C-D', 'D'],
  slight: ['B', 'C', 'C', 'D', 'D'],
  'night-cloudy': ['E', 'E', 'D', 'D', 'D'],
  'night-clear': ['F', 'F', 'E', 'D', 'D'],
};

/**
 * Pasquill stability class from wind and sky.
 * @param windMPerS  at 10 m, ≥ 0; a boundary value belongs to the faster row
 * @param sky        insolation by day; by night ≥ 4/8 low cloud (`night-cloudy`) or ≤ 3/8 (`night-clear`); `overcast`: day or night
 * @returns one class, or two such as `A-B` where the table names both
 * @throws RangeError for a negative wind
 * @source Pasquill 1961 as in Turner 1970, Workbook of Atmospheric Dispersion Estimates AP-26; nights below 2 m/s, which the
 *   table leaves open, as ALOHA takes them
 */
export function pasquillClass(windMPerS: number, sky: Sky): PasquillClass {
  const wind = zeroOrMore('windMPerS', windMPerS);
  if (sky === 'overcast') return 'D';
  return TABLE[sky][ROWS_BELOW_M_PER_S.findIndex((belowMPerS) => wind < belowMPerS)]!;
}

/** The classes that an entry of the table names, least stable first. */
export function classesOf(pasquill: PasquillClass): readonly StabilityClass[] {
  return STABILITY_CLASSES.filter((stability) => pasquill.includes(stability));
}

/** One class for a model: the more stable of two, which dilutes less. */
export function stabilityOf(pasquill: PasquillClass): StabilityClass {
  return classesOf(pasquill).at(-1)!;
}

/**
 * The sky as the table asks it, from the height of the sun and the cloud.
 * Strong: sun above 60° and no more than half the sky covered; moderate: 35–60°, or above 60° through broken cloud; slight:
 * lower, or weakened. Broken cloud (over 5/10) lowers the insolation by one; from 9.5/10 it is overcast.
 * @param sunDeg       elevation of the sun, degrees; ≤ 0 is night
 * @param cloudTenths  0 to 10
 * @source Turner 1970 AP-26; limits of the sun's height as in Turner's method, EPA-454/R-99-005 table 6-5
 */
export function skyOf(sunDeg: number, cloudTenths: number): Sky {
  if (cloudTenths >= 9.5) return 'overcast';
  // 4/8 of low cloud is 5/10; between 3/8 and 4/8 the nearer one holds
  if (sunDeg <= 0) return cloudTenths < 4.5 ? 'night-clear' : 'night-cloudy';
  const strength = (sunDeg > 60 ? 2 : sunDeg > 35 ? 1 : 0) - (cloudTenths > 5 ? 1 : 0);
  return strength === 2 ? 'strong' : strength === 1 ? 'moderate' : 'slight';
}
