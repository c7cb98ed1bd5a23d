import type { FatalityFractions } from '../effects/fatality-rules.ts';

/**
 * Who dies of a cloud or a leaning flame: share of people outdoors and unprotected, seen from the source, in the frame of the wind.
 * Mirror images left and right of the axis are alike.
 */
export type Lethality = {
  /** Nobody dies further away, m. */
  readonly reachM: number;
  /** Nobody dies at this distance further off the axis, rad, 0 to π; 0: nobody at all. */
  halfAngleRad(distanceM: number): number;
  /** 0 to 1. */
  at(distanceM: number, offAxisRad: number): number;
};

/** Who dies of a fire or explosion that is the same in all directions and weathers. */
export type RadialLethality = {
  readonly reachM: number;
  fractionsAt(distanceM: number): FatalityFractions;
};

/** A share below this is taken as nobody. @source Purple Book 6.2.5 and AQ/T 3046-2013, 8.1: death probability of 1 % */
export const IGNORED_SHARE = 0.01;

/**
 * The lethality of a field over the ground that falls off sideways, such as heat of a flame that leans with the wind.
 * @param field.at        share at x downwind, y to the left, m; falls with the angle off the axis at any distance
 * @param field.minShare  below it nobody dies; default {@link IGNORED_SHARE}
 */
export function lethalityOfField(field: {
  readonly reachM: number;
  readonly at: (xM: number, yM: number) => number;
  readonly minShare?: number;
}): Lethality {
  const { reachM, minShare = IGNORED_SHARE } = field;
  const at = (distanceM: number, offAxisRad: number): number =>
    field.at(distanceM * Math.cos(offAxisRad), distanceM * Math.sin(offAxisRad));
  return {
    reachM,
    at,
    halfAngleRad: (distanceM) =>
      distanceM > reachM ? 0 : lastAngle((angle) => at(distanceM, angle) >= minShare),
  };
}

/** Bisections of an angle: to a thousandth of a degree. */
const TURNS = 18;

/** The largest angle up to π at which something still holds that holds on the axis first; 0 when it does nowhere. */
export function lastAngle(holds: (angleRad: number) => boolean): number {
  if (!holds(0)) return 0;
  if (holds(Math.PI)) return Math.PI;
  let [low, high] = [0, Math.PI];
  for (let turn = 0; turn < TURNS; turn++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
