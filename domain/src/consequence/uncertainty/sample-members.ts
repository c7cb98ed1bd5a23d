import { seededRandom } from '../../random/seeded-random.ts';
import { STABILITY_CLASSES, type StabilityClass } from '../../weather/turner-class.ts';
import type { Release } from '../release.ts';
import type { Weather } from '../weather/weather.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { normalQuantile } from './normal-quantile.ts';
import { checkSpread, type Range, type Spread } from './spread.ts';

/** What is released into which air: the inputs of one dispersion run. */
export type Scenario = { readonly weather: Weather; readonly release: Release };
/** One way it may be. The weights of all members add up to 1. */
export type ScenarioMember = Scenario & { readonly weight: number };
export type Sampling = {
  /** Members, a whole number > 0. */
  readonly count: number;
  /** Whole number; the same seed gives the same members, bit for bit. */
  readonly seed: number;
};

/** Dispersion models end here; no member is drawn below it unless the best estimate is. */
const LEAST_WIND_M_PER_S = 1;

/**
 * Ways it may be, about the best estimate: a Latin hypercube over direction, speed, class, rate and height.
 * @returns members of equal weight; without any spread each is the best estimate itself
 * @throws RangeError for a spread or a count that makes no sense
 * @source wind below 1 m/s is set to 1 m/s for steady plumes: EPA-454/R-99-005, 6.2.3
 */
export function sampleMembers(
  best: Scenario,
  spread: Spread,
  { count, seed }: Sampling,
): ScenarioMember[] {
  checkSpread(spread);
  const [direction, speed, stability, rate, height] = latinHypercube(count, 5, seededRandom(seed));
  return Array.from({ length: count }, (_, at) => ({
    weight: 1 / count,
    weather: {
      ...best.weather,
      windFromDeg: turned(
        best.weather.windFromDeg,
        spread.directionSdDeg * normalQuantile(direction![at]!),
      ),
      windMPerS: windOf(
        best.weather.windMPerS,
        Math.exp(spread.speedLogSd * normalQuantile(speed![at]!)),
      ),
      stability: stabilityOf(best.weather.stability, spread, stability![at]!),
    },
    release: {
      ...scaled(best.release, logUniform(spread.rateFactor, rate![at]!)),
      heightM: spread.heightM ? uniform(spread.heightM, height![at]!) : best.release.heightM,
    },
  }));
}

/** The same release with all its masses and rates multiplied. */
export function scaled(release: Release, factor: number): Release {
  return {
    ...release,
    steps: release.steps.map((step) => ({ ...step, rateKgPerS: step.rateKgPerS * factor })),
    airborneKg: release.airborneKg * factor,
    spilledKg: release.spilledKg * factor,
  };
}

function turned(fromDeg: number, byDeg: number): number {
  return (((fromDeg + byDeg) % 360) + 360) % 360;
}

function windOf(bestMPerS: number, factor: number): number {
  return Math.max(bestMPerS * factor, Math.min(bestMPerS, LEAST_WIND_M_PER_S));
}

function stabilityOf(best: StabilityClass, spread: Spread, share: number): StabilityClass {
  const step = share < spread.lessStable ? -1 : share >= 1 - spread.moreStable ? 1 : 0;
  const at = STABILITY_CLASSES.indexOf(best) + step;
  return STABILITY_CLASSES[Math.min(Math.max(at, 0), STABILITY_CLASSES.length - 1)]!;
}

function logUniform({ low, high }: Range, share: number): number {
  return low * (high / low) ** share;
}

function uniform({ low, high }: Range, share: number): number {
  return low + (high - low) * share;
}
