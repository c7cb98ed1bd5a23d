import type { ToxicProbit } from '../chemicals/chemical.ts';
import { plumeField, type PlumeSource } from '../dispersion/plume.ts';
import { logSpaced } from '../dispersion/search.ts';
import { fractionOfProbit } from '../effects/probit.ts';
import { lethalConcentration, TOXIC_EXPOSURE_CAP_MIN } from '../effects/toxic-load.ts';
import { positive } from '../inputs.ts';
import { IGNORED_SHARE, type Lethality } from './lethality.ts';

/** A steady release of toxic gas into passive air. */
export type ToxicPlume = {
  readonly source: PlumeSource;
  readonly receptorHeightM: number;
  readonly probit: ToxicProbit;
  /** From kg/m³ to the unit of the probit: `probitUnitPerKgPerM3`. */
  readonly unitPerKgPerM3: number;
  /** How long it lasts; more than 30 min count as 30. */
  readonly minutes: number;
  /** Below it nobody dies; default 1 %. */
  readonly minShare?: number;
};

/** Places on the axis where the end of the plume is looked for, from far to near. */
const AXIS_M = logSpaced(1, 100_000, 60).reverse();
/** The plume begins so near to the source, m. */
const NEAREST_M = 0.1;

/**
 * Lethality of a steady Gaussian plume.
 * @throws RangeError for a source or time that makes no sense
 * @source Purple Book 6.2.5: P_d from the toxic probit of C and t ≤ 30 min
 */
export function plumeLethality(plume: ToxicPlume): Lethality {
  const { source, receptorHeightM, probit, unitPerKgPerM3 } = plume;
  const minutes = Math.min(positive('minutes', plume.minutes), TOXIC_EXPOSURE_CAP_MIN);
  const share = plume.minShare ?? IGNORED_SHARE;
  const level = lethalConcentration(probit, { share, minutes }) / unitPerKgPerM3;
  const field = plumeField(source);
  const axis = (xM: number): number => field(Math.max(xM, NEAREST_M), 0, receptorHeightM);
  const reachM = reachOf(axis, level);
  const halfWidthM = (xM: number): number => {
    const over = axis(xM) / level;
    return over > 1 ? source.curves.y(Math.max(xM, NEAREST_M)) * Math.sqrt(2 * Math.log(over)) : 0;
  };
  // Pr = offset + slope · ln(c)
  const slope = probit.b * probit.n;
  const offset = probit.a + probit.b * Math.log(minutes) + slope * Math.log(unitPerKgPerM3);
  return {
    reachM,
    halfAngleRad: (distanceM) => (distanceM > reachM ? 0 : halfAngle(distanceM, halfWidthM)),
    at: (distanceM, offAxisRad) => {
      const xM = distanceM * Math.cos(offAxisRad);
      if (!(xM > 0)) return 0;
      const kgPerM3 = field(
        Math.max(xM, NEAREST_M),
        distanceM * Math.sin(offAxisRad),
        receptorHeightM,
      );
      return kgPerM3 > 0 ? fractionOfProbit(offset + slope * Math.log(kgPerM3)) : 0;
    },
  };
}

/** The last distance on the axis at or above the level; 0 when there is none. */
function reachOf(axis: (xM: number) => number, level: number): number {
  const at = AXIS_M.findIndex((xM) => axis(xM) >= level);
  if (at <= 0) return at < 0 ? 0 : AXIS_M[0]!;
  let [low, high] = [AXIS_M[at]!, AXIS_M[at - 1]!];
  for (let turn = 0; turn < BISECTIONS; turn++) {
    const middle = (low + high) / 2;
    if (axis(middle) >= level) low = middle;
    else high = middle;
  }
  return low;
}

/** A plume's end to a ten-thousandth of its length; more would only cost time. */
const BISECTIONS = 12;

/**
 * The angle at which the edge of the plume crosses a circle around the source: tan δ = y(x)/x at x = r cos δ. As y/x hardly changes
 * with x, two rounds from x = r settle it.
 */
function halfAngle(distanceM: number, halfWidthM: (xM: number) => number): number {
  let xM = distanceM;
  let angle = 0;
  for (let round = 0; round < 2; round++) {
    angle = Math.atan(halfWidthM(xM) / xM);
    xM = distanceM * Math.cos(angle);
  }
  return angle;
}
