import type { Lethality } from './lethality.ts';
import { wrappedRad } from './wrapped-rad.ts';

/** A fixed direction that something points to: a jet, or a sector of the wind taken at its centre. */
export type Direction = { readonly bearingRad: number; readonly probability: number };

/**
 * Probability of death at a place when only fixed directions occur, Σ p P. For wind use the sectors' whole width instead
 * (`riskModel`): centre lines alone leave gaps between them.
 * @param eastM, northM  from the source
 */
export function centreLineProbability(
  lethality: Lethality,
  [eastM, northM]: readonly [number, number],
  directions: readonly Direction[],
): number {
  const distanceM = Math.hypot(eastM, northM);
  if (distanceM > lethality.reachM) return 0;
  const bearingRad = Math.atan2(eastM, northM);
  const half = lethality.halfAngleRad(distanceM);
  return directions.reduce((sum, direction) => {
    const off = Math.abs(wrappedRad(bearingRad - direction.bearingRad));
    // At the source itself every direction points to it.
    const isCovered = off <= half + ROUNDING || distanceM === 0;
    return isCovered ? sum + direction.probability * lethality.at(distanceM, off) : sum;
  }, 0);
}

/** The edge of a wedge belongs to it, rounded or not. */
const ROUNDING = 1e-12;

/** The same share within a wedge around the axis, nobody outside. */
export function wedgeLethality(wedge: {
  readonly radiusM: number;
  readonly halfAngleRad: number;
  readonly deathProbability: number;
}): Lethality {
  return {
    reachM: wedge.radiusM,
    halfAngleRad: (distanceM) => (distanceM > wedge.radiusM ? 0 : wedge.halfAngleRad),
    at: () => wedge.deathProbability,
  };
}
