import type { LonLat } from '../../geo/lon-lat.ts';
import { sunElevationDeg } from '../../geo/sun.ts';
import { turnerClass, type StabilityClass } from '../../weather/turner-class.ts';
import { sigmaThetaClass } from './sigma-theta-class.ts';
import { srdtDayClass, srdtNightClass } from './srdt-class.ts';

/** What the stations of a park may know at a time; null: not measured. */
export type StabilityReadings = {
  readonly at: LonLat;
  readonly atMs: number;
  /** At 10 m. */
  readonly windMPerS: number;
  /** 0 to 10. */
  readonly cloudTenths: number | null;
  readonly radiationWPerM2: number | null;
  readonly gradientKPerM: number | null;
  readonly sigmaThetaDeg: number | null;
  readonly roughnessM: number | null;
};

export type StabilityMethod = 'turner' | 'srdt' | 'sigma-theta';
export type FoundStability = {
  readonly stability: StabilityClass;
  readonly method: StabilityMethod;
};

/**
 * Stability class by the best method that the readings allow: Turner's where cloud is known, radiation by day or the
 * temperature gradient by night, else the spread of the wind direction.
 * @returns null when none of them is possible: the class is then asked of a person, not guessed
 * @throws RangeError for a reading that makes no sense
 * @source order of EPA-454/R-99-005 (2000), section 6.9
 */
export function stabilityFromReadings(readings: StabilityReadings): FoundStability | null {
  const { at, atMs, windMPerS, cloudTenths, sigmaThetaDeg, roughnessM } = readings;
  const sunDeg = sunElevationDeg(at, atMs);
  if (cloudTenths !== null)
    return { stability: turnerClass(windMPerS, sunDeg, cloudTenths), method: 'turner' };
  const isNight = sunDeg <= 0;
  const srdt = srdtClass(readings, isNight);
  if (srdt !== null) return { stability: srdt, method: 'srdt' };
  if (sigmaThetaDeg === null) return null;
  const reading = { windMPerS, sigmaThetaDeg, isNight, ...(roughnessM !== null && { roughnessM }) };
  return { stability: sigmaThetaClass(reading), method: 'sigma-theta' };
}

function srdtClass(readings: StabilityReadings, isNight: boolean): StabilityClass | null {
  const { windMPerS, radiationWPerM2, gradientKPerM } = readings;
  if (isNight) return gradientKPerM === null ? null : srdtNightClass(windMPerS, gradientKPerM);
  return radiationWPerM2 === null ? null : srdtDayClass(windMPerS, radiationWPerM2);
}
