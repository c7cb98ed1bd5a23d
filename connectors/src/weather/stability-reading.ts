import { sunElevationDeg } from '@parkwatch/domain/geo/sun';
import { STABILITY_CLASSES, turnerClass } from '@parkwatch/domain/weather/turner-class';
import type { ValueReading } from '../contract.ts';
import { reading } from './hour.ts';
import type { Observation } from './hour.ts';

type Place = { readonly lon: number; readonly lat: number };

/**
 * The stability class of an observation, 1 = A to 6 = F; none without wind. Where cloud was not observed the sky that
 * disperses less is assumed, by day overcast, by night clear, and the reading is uncertain.
 */
export function stabilityReading(
  { atMs, windSpeedMPerS, cloudPct }: Observation,
  { lon, lat }: Place,
): ValueReading[] {
  if (windSpeedMPerS === undefined || windSpeedMPerS < 0) return [];
  const sunDeg = sunElevationDeg([lon, lat], atMs);
  const tenths = cloudPct === undefined ? (sunDeg > 0 ? 10 : 0) : cloudPct / 10;
  const letter = turnerClass(windSpeedMPerS, sunDeg, tenths);
  const value = STABILITY_CLASSES.indexOf(letter) + 1;
  const quality = cloudPct === undefined ? 'uncertain' : 'good';
  return [{ ...reading('stability', atMs, value), quality }];
}
