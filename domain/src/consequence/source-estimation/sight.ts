import type { EastNorth } from '../../geo/local-frame.ts';
import { zoneOf, type LikelihoodTable } from './likelihood-table.ts';
import type { Observed } from './observed.ts';
import { kernelIndex, STEPS_PER_CELL, type UnitKernel } from './unit-kernel.ts';

/** One observation as one direction of the wind lets a source be seen from it. */
export type Sight = {
  readonly observed: Observed;
  readonly eastM: number;
  readonly northM: number;
  /** The way the cloud goes, unit vector. */
  readonly headingEast: number;
  readonly headingNorth: number;
  /** The release has come no farther by then; Infinity: it always had time. */
  readonly farM: number;
  readonly kernel: UnitKernel;
  readonly table: LikelihoodTable;
  readonly wedge: Wedge;
};

/** The plume at the highest rate lies within |y| ≤ slope · (x + nearM) as far as the table can tell it from nothing. */
export type Wedge = { readonly slope: number; readonly nearM: number };

/** One value of a wind error: weights of a group add up to 1. */
export type WindNode = { readonly weight: number; readonly sights: readonly Sight[] };
/** Observations that share a wind error. */
export type WindGroup = readonly WindNode[];

/** A place stands for its cell, and half of that lies upwind. */
export function upwindReachM({ stepM }: UnitKernel): number {
  return (STEPS_PER_CELL / 2) * stepM;
}

/** What 1 kg/s at a place makes at an observation. */
export type Expected = {
  /** ln(concentration); −Infinity upwind of the place and where the release has not come yet. */
  readonly lnKgPerM3: number;
  readonly zone: number;
};

export function expectedAt(sight: Sight, [eastM, northM]: EastNorth): Expected {
  const { headingEast, headingNorth, kernel } = sight;
  const [dEast, dNorth] = [sight.eastM - eastM, sight.northM - northM];
  const xM = dEast * headingEast + dNorth * headingNorth;
  const yM = dNorth * headingEast - dEast * headingNorth;
  if (xM < -upwindReachM(kernel) || xM > sight.farM) return { lnKgPerM3: -Infinity, zone: 0 };
  const at = kernelIndex(kernel, xM);
  const lnFall = yM * yM * kernel.steepness[at]!;
  return { lnKgPerM3: kernel.lnAxis[at]! - lnFall, zone: zoneOf(lnFall) };
}

export function wedgeOf(kernel: UnitKernel, table: LikelihoodTable): Wedge {
  const { lnAxis, steepness, stepM } = kernel;
  const nearM = 8 * upwindReachM(kernel);
  let slope = 0;
  for (let at = 0; at < lnAxis.length; at++) {
    const room = lnAxis[at]! - table.lnStart;
    const halfWidthM = room > 0 ? Math.sqrt(room / steepness[at]!) : 0;
    slope = Math.max(slope, halfWidthM / (at * stepM + nearM));
  }
  return { slope, nearM };
}
