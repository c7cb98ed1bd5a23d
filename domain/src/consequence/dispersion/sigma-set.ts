import { STABILITY_CLASSES, type StabilityClass } from '../../weather/turner-class.ts';
import type { ValidRange } from '../validity.ts';
import type { Terrain } from '../weather/weather.ts';

export const SIGMA_SET_NAMES = [
  'briggs',
  'isc3',
  'turner',
  'ccps-puff',
  'tno-plume',
  'tno-puff',
] as const;
export type SigmaSetName = (typeof SIGMA_SET_NAMES)[number];

/** Standard deviation of the concentration, m, after `xM` metres of travel, > 0. */
export type Sigma = (xM: number) => number;

/** How a cloud spreads in one class of stability: along the wind, across it, upwards. */
export type SigmaCurves = {
  readonly x: Sigma;
  readonly y: Sigma;
  readonly z: Sigma;
  /** Averaging time that σy of a plume belongs to, s; null for puffs, whose spread is that of one cloud. */
  readonly averagingS: number | null;
  /** Distances for which the curves were drawn. */
  readonly range: ValidRange;
};

/** A published set of curves. */
export type SigmaSet = {
  readonly name: SigmaSetName;
  curves(stability: StabilityClass, terrain: Terrain): SigmaCurves;
};

/** A class, or two between which the weather stands, as Pasquill's table gives them. */
export type StabilityBetween = StabilityClass | `${StabilityClass}-${StabilityClass}`;

/**
 * Reads `D` or `A-B`.
 * @throws RangeError for another word, naming it
 */
export function stabilityBetween(word: string): StabilityBetween {
  const letters = word.split('-');
  const isClass = (letter: string) => (STABILITY_CLASSES as readonly string[]).includes(letter);
  if (letters.length > 2 || !letters.every(isClass))
    throw new RangeError(`stability class must be A to F or two of them as A-B, got ${word}`);
  return word as StabilityBetween;
}

/**
 * Curves of a set; between two classes the geometric mean of each σ, which stands half way on the logarithmic charts.
 * @param terrain  decides for sets that know both (Briggs, ISC3); others have one for all
 */
export function curvesOf(
  set: SigmaSet,
  stability: StabilityBetween,
  terrain: Terrain,
): SigmaCurves {
  const [one, other] = stability
    .split('-')
    .map((letter) => set.curves(letter as StabilityClass, terrain));
  if (one === undefined || other === undefined) return one!;
  const between = (low: Sigma, high: Sigma): Sigma => {
    return (xM) => Math.sqrt(low(xM) * high(xM));
  };
  return {
    ...one,
    x: between(one.x, other.x),
    y: between(one.y, other.y),
    z: between(one.z, other.z),
    range: { ...one.range, to: Math.min(one.range.to, other.range.to) },
  };
}

/** σ = a·xᵇ */
export function powerLaw(a: number, b: number): Sigma {
  return (xM) => a * xM ** b;
}

/** The range of a set, as the caveat of an extrapolation tells it. */
export function distanceRange(
  set: SigmaSetName,
  [from, to]: readonly [number, number],
  source: string,
): ValidRange {
  return {
    code: `sigma-${set}.x`,
    quantity: { zh: '下风向距离', en: 'distance downwind' },
    unit: 'm',
    from,
    to,
    source,
  };
}
