import type { Text } from '../../text/text.ts';
import type { Cloud, Extent } from '../cloud.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import type { ReleaseStep } from '../release.ts';
import { eachOnce, type Caveat } from '../validity.ts';
import { passiveCaveats } from './passive-caveats.ts';
import { FARTHEST_M, PLUME_SCAN } from './plume-reach.ts';
import { plumeField, type PlumeSource } from './plume.ts';
import { releaseStrength } from './release-strength.ts';
import { bandsAbove, crossing, peakOfBand } from './search.ts';
import { aboveFloor, offSource, REACH_MARGIN, sectionCloud } from './section-cloud.ts';
import type { Sigma, SigmaCurves } from './sigma-set.ts';

/** A release of neutral gas into a steady wind. */
export type PlumeCloudInput = Omit<PlumeSource, 'rateKgPerS'> & {
  /** In order, without overlap; the last may go on for ever (`toS` Infinity). */
  readonly steps: readonly ReleaseStep[];
  readonly receptorHeightM: number;
  /** Mean over so many seconds; left out: that of the curves, 10 min. Curves of puffs are of the moment whatever is asked. */
  readonly averagingS?: number;
  /** Density of the undiluted gas, which no concentration exceeds; left out: not known. */
  readonly ceilingKgPerM3?: number;
  readonly reason: Text;
  readonly caveats?: readonly Caveat[];
};

/**
 * The Gaussian plume as a cloud. A release in steps is the sum of pieces of finite duration (Palazzi), σx taken at the
 * receptor; a constant one has one step to Infinity.
 * Within 1 cm of the source the plume is that at 1 cm; beyond 1000 km, and below 1e-18 kg/m³, there is none.
 * @throws RangeError for inputs that make no sense, naming them
 * @source Turner 1970; CCPS 1999; Palazzi et al. 1982; averaging by σy ~ t^0.2 (TNO CPR 14E)
 */
export function gaussianPlumeCloud(input: PlumeCloudInput): Cloud {
  const { windMPerS, receptorHeightM, steps } = input;
  const { curves, averagingS } = averaged(input.curves, input.averagingS);
  const ceilingKgPerM3 = positive('ceilingKgPerM3', input.ceilingKgPerM3 ?? Number.MAX_VALUE);
  const strength = releaseStrength(steps, windMPerS);
  const steady = steadyAxis({ ...input, curves }, receptorHeightM);
  const sigmaX: Sigma = (xM) => curves.x(offSource(xM));
  const sigmaY: Sigma = (xM) => curves.y(offSource(xM));
  const axis = (xM: number, tS: number): number => {
    const rate = xM > 0 && xM <= FARTHEST_M ? strength.at(xM, sigmaX(xM), tS) : 0;
    return rate > 0 ? rate * steady(xM) : 0;
  };
  /** The most that the axis can be at any time. */
  const most: Sigma = (xM) => strength.mostAt(sigmaX(xM)) * steady(xM);
  const reach = { most, sigmaY, ceilingKgPerM3 };
  return {
    model: 'gaussian-plume',
    reason: input.reason,
    caveats: eachOnce([...passiveCaveats(input), ...(input.caveats ?? [])]),
    receptorHeightM,
    averagingS,
    ...sectionCloud({ axis, sigmaYM: sigmaY, ceilingKgPerM3 }),
    extentM: (level) => extentOf(reach, aboveFloor(level)),
    goneAfterS: (xM, levelKgPerM3) => {
      const level = aboveFloor(levelKgPerM3);
      if (!(xM > 0 && Math.min(most(xM), ceilingKgPerM3) >= level)) return 0;
      // From here on every piece of the release fades.
      const passingS = strength.lastS + xM / windMPerS;
      if (passingS === Infinity || axis(xM, passingS) < level) return passingS;
      const goneS = passingS + (10 * sigmaX(xM)) / windMPerS;
      return crossing((tS) => axis(xM, tS), level, [passingS, goneS]);
    },
  };
}

/** Axis of a steady plume of 1 kg/s at the height of the receptor. */
function steadyAxis(input: Omit<PlumeSource, 'rateKgPerS'>, receptorHeightM: number): Sigma {
  const field = plumeField({ ...input, rateKgPerS: 1 });
  const zM = zeroOrMore('receptorHeightM', receptorHeightM);
  field(1, 0, zM); // refuses at once what makes no sense
  return (xM) => field(offSource(xM), 0, zM);
}

/** A mean over longer meanders wider, over shorter less, down to the cloud of a moment at 18.75 s. */
const LEAST_AVERAGING_S = 18.75;

function averaged(
  curves: SigmaCurves,
  wantedS: number | undefined,
): { readonly curves: SigmaCurves; readonly averagingS: number } {
  if (wantedS !== undefined) zeroOrMore('averagingS', wantedS);
  if (curves.averagingS === null) return { curves, averagingS: 0 };
  const averagingS = Math.max(LEAST_AVERAGING_S, wantedS ?? curves.averagingS);
  const factor = (averagingS / curves.averagingS) ** 0.2;
  if (factor === 1) return { curves, averagingS };
  return { curves: { ...curves, y: (xM) => factor * curves.y(xM) }, averagingS };
}

type Reach = {
  readonly most: Sigma;
  readonly sigmaY: Sigma;
  readonly ceilingKgPerM3: number;
};

function extentOf({ most, sigmaY, ceilingKgPerM3 }: Reach, level: number): Extent | null {
  if (level > ceilingKgPerM3) return null;
  const bands = bandsAbove(most, level, PLUME_SCAN);
  const last = bands.at(-1);
  if (last === undefined) return null;
  const width: Sigma = (xM) => sigmaY(xM) * Math.sqrt(2 * Math.log(Math.max(1, most(xM) / level)));
  const widest = Math.max(...bands.map((band) => width(peakOfBand(width, band))));
  return { upwindM: 0, downwindM: last[1] * REACH_MARGIN, halfWidthM: widest * REACH_MARGIN };
}
