import { positive } from '../inputs.ts';
import { plumeField, type PlumeSource } from './plume.ts';
import { puffKgPerM3, type PuffSource } from './puff.ts';

/** Sigmas to either side of the centre, and steps a sigma: the trapezoidal rule is exact to many digits for Gaussians. */
const REACH = 8;
const STEPS_A_SIGMA = 6;

/**
 * ∫∫ u c dy dz of a plume at one distance: what passes there, kg/s. Equals the source strength where nothing settles.
 * @param xM  downwind, > 0
 * @throws RangeError as `sectionKgPerM3`, and for a place that is not downwind
 */
export function plumeFluxKgPerS(source: PlumeSource, xM: number): number {
  positive('xM', xM);
  const plume = plumeField(source);
  const { curves, windMPerS, heightM, mixingHeightM = null } = source;
  const overY = acrossM(curves.y(xM));
  const overZ = upwardsM(heightM, curves.z(xM), mixingHeightM);
  return windMPerS * overY((yM) => overZ((zM) => plume(xM, yM, zM)));
}

/**
 * ∫∫∫ c dx dy dz of a puff, kg: the mass that was let go.
 * @param tS  since the release, s, > 0
 * @throws RangeError as `puffKgPerM3`, and for a time that is not after the release
 */
export function puffMassKg(source: PuffSource, tS: number): number {
  const { curves, windMPerS, heightM, lidM } = source;
  const travelledM = positive('windMPerS', windMPerS) * positive('tS', tS);
  const overX = acrossM(curves.x(travelledM));
  const overY = acrossM(curves.y(travelledM));
  const overZ = upwardsM(heightM, curves.z(travelledM), lidM);
  return overX((dx) =>
    overY((yM) => overZ((zM) => puffKgPerM3(source, { xM: travelledM + dx, yM, zM }, tS))),
  );
}

type Integral = (integrand: (atM: number) => number) => number;

/** Over −8σ … 8σ. */
function acrossM(sigmaM: number): Integral {
  const step = sigmaM / STEPS_A_SIGMA;
  return (integrand) => {
    let sum = 0;
    for (let at = -REACH * STEPS_A_SIGMA; at <= REACH * STEPS_A_SIGMA; at++)
      sum += integrand(at * step);
    return sum * step;
  };
}

/**
 * From 8σ below the source, or the ground, to 8σ above it, or the lid; at each the profile is level, so that the rule keeps its
 * digits. As many steps for any height.
 */
function upwardsM(heightM: number, sigmaM: number, lidM: number | null): Integral {
  const topM = heightM + REACH * sigmaM;
  const endM = lidM !== null && lidM > heightM ? Math.min(lidM, topM) : topM;
  const fromM = Math.max(0, heightM - REACH * sigmaM);
  const count = Math.ceil(((endM - fromM) / positive('sigmaM', sigmaM)) * STEPS_A_SIGMA) + 1;
  const step = (endM - fromM) / count;
  return (integrand) => {
    let sum = (integrand(fromM) + integrand(endM)) / 2;
    for (let at = 1; at < count; at++) sum += integrand(fromM + at * step);
    return sum * step;
  };
}
