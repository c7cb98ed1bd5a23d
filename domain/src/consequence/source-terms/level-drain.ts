import { curveOfRates } from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';
import { volumeBelowM3 } from './vessel-shape.ts';
import type { VesselShape } from './vessel-shape.ts';

const POINTS = 100;

export type LevelDrain = {
  readonly shape: VesselShape;
  readonly densityKgPerM3: number;
  /** Where the liquid stands, and where it stops to come out, m above the vessel's bottom. */
  readonly fromLevelM: number;
  readonly toLevelM: number;
  /** Rate by the level, kg/s; 0 from where nothing comes any more. */
  readonly rateKgPerS: (levelM: number) => number;
};

/**
 * Outflow of a vessel of any shape as its level falls. The points stand closer where the flow ends, so that the rate falls
 * evenly from one to the next; for an upright cylinder the curve is exact.
 * @returns the mass between the two levels, or less where pressure and head drive no more out
 */
export function levelDrain(drain: LevelDrain): MassCurve {
  const { shape, densityKgPerM3, fromLevelM, toLevelM } = drain;
  const massKg: number[] = [];
  const ratesKgPerS: number[] = [];
  for (let point = 0; point <= POINTS; point++) {
    const level = toLevelM + (fromLevelM - toLevelM) * (1 - point / POINTS) ** 2;
    const volumeM3 = volumeBelowM3(shape, fromLevelM) - volumeBelowM3(shape, level);
    massKg.push(densityKgPerM3 * volumeM3);
    ratesKgPerS.push(drain.rateKgPerS(level));
  }
  return curveOfRates(massKg, ratesKgPerS);
}
