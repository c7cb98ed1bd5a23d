import type { Terrain } from '../weather/weather.ts';
import { SIGMA_BRIGGS } from './sigma-briggs.ts';
import { SIGMA_ISC3 } from './sigma-isc3.ts';
import { SIGMA_CCPS_PUFF, SIGMA_TNO_PLUME, SIGMA_TNO_PUFF } from './sigma-power-laws.ts';
import { curvesOf, type SigmaCurves, type SigmaSet, type SigmaSetName } from './sigma-set.ts';
import type { StabilityBetween } from './sigma-set.ts';
import { SIGMA_TURNER } from './sigma-turner.ts';

/** All sets by name. */
export const SIGMA_SETS: Readonly<Record<SigmaSetName, SigmaSet>> = {
  briggs: SIGMA_BRIGGS,
  isc3: SIGMA_ISC3,
  turner: SIGMA_TURNER,
  'ccps-puff': SIGMA_CCPS_PUFF,
  'tno-plume': SIGMA_TNO_PLUME,
  'tno-puff': SIGMA_TNO_PUFF,
};

/** The curves of a set in one class, or between two (`A-B`). */
export function sigmaCurves(
  set: SigmaSetName,
  stability: StabilityBetween,
  terrain: Terrain,
): SigmaCurves {
  return curvesOf(SIGMA_SETS[set], stability, terrain);
}
