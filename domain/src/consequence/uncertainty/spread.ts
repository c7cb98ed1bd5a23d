import { STABILITY_CLASSES, type StabilityClass } from '../../weather/turner-class.ts';
import { fraction, positive, zeroOrMore } from '../inputs.ts';
import type { Weather } from '../weather/weather.ts';
import { directionSpreadDeg } from './direction-spread.ts';

/** From the lowest to the highest, both possible. */
export type Range = { readonly low: number; readonly high: number };

/** How far the truth may lie from the best estimate. Stored with the run, so that its members can be drawn again. */
export type Spread = {
  /** Standard deviation of the direction, degrees; normal. */
  readonly directionSdDeg: number;
  /** Standard deviation of ln(wind speed): 0.2 is about ±20 %; log-normal. */
  readonly speedLogSd: number;
  /** Chance that the air is one class less stable than estimated, and one class more. */
  readonly lessStable: number;
  readonly moreStable: number;
  /** The release is the best estimate times a factor of this range; log-uniform. */
  readonly rateFactor: Range;
  /** Source height, m, uniform; null: as estimated. */
  readonly heightM: Range | null;
};

/** No spread: every member is the best estimate. */
export const NO_SPREAD: Spread = {
  directionSdDeg: 0,
  speedLogSd: 0,
  lessStable: 0,
  moreStable: 0,
  rateFactor: { low: 1, high: 1 },
  heightM: null,
};

/** The wind up to which Pasquill's table knows a class at all, m/s. */
const WIND_LIMIT_M_PER_S: Readonly<Record<StabilityClass, number>> = {
  A: 3,
  B: 5,
  C: Infinity,
  D: Infinity,
  E: 5,
  F: 3,
};
const NEIGHBOUR_CHANCE = 0.25;

/**
 * The spread that holds unless a person or a sensor knows better: direction by class and wind, speed ±20 %, one class
 * either way with a chance of a quarter where Pasquill's table has it at that wind, release within a factor of two.
 * @param sensorSdDeg  standard deviation of the direction as the station reports it; null: by class
 * @source classes by wind: Turner 1970 table; factor of two: acceptance of dispersion models, Chang &
 *   Hanna 2004; the rest are choices of this project
 */
export function defaultSpread(weather: Weather, sensorSdDeg: number | null = null): Spread {
  const { windMPerS, stability } = weather;
  const at = STABILITY_CLASSES.indexOf(stability);
  const chanceOf = (neighbour: StabilityClass | undefined): number =>
    neighbour !== undefined && windMPerS <= WIND_LIMIT_M_PER_S[neighbour] ? NEIGHBOUR_CHANCE : 0;
  return {
    directionSdDeg: sensorSdDeg ?? directionSpreadDeg(windMPerS, stability),
    speedLogSd: 0.2,
    lessStable: chanceOf(STABILITY_CLASSES[at - 1]),
    moreStable: chanceOf(STABILITY_CLASSES[at + 1]),
    rateFactor: { low: 0.5, high: 2 },
    heightM: null,
  };
}

/** @throws RangeError naming the part of the spread that makes no sense */
export function checkSpread(spread: Spread): void {
  zeroOrMore('directionSdDeg', spread.directionSdDeg);
  zeroOrMore('speedLogSd', spread.speedLogSd);
  zeroOrMore('lessStable', spread.lessStable);
  zeroOrMore('moreStable', spread.moreStable);
  fraction('lessStable + moreStable', spread.lessStable + spread.moreStable);
  positive('rateFactor.low', spread.rateFactor.low);
  if (!(spread.rateFactor.high >= spread.rateFactor.low && spread.rateFactor.high < Infinity))
    throw new RangeError(`rateFactor.high must be ≥ low, got ${spread.rateFactor.high}`);
  if (spread.heightM === null) return;
  zeroOrMore('heightM.low', spread.heightM.low);
  if (!(spread.heightM.high >= spread.heightM.low && spread.heightM.high < Infinity))
    throw new RangeError(`heightM.high must be ≥ low, got ${spread.heightM.high}`);
}
