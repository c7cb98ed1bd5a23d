import type { Text } from '../../text/text.ts';
import type { Cloud, Extent } from '../cloud.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import { eachOnce, type Caveat } from '../validity.ts';
import { passiveCaveats } from './passive-caveats.ts';
import { FARTHEST_M, NEAREST_M, PLUME_SCAN } from './plume-reach.ts';
import { lidAbove } from './plume.ts';
import { bandsAbove, logSpaced, peakOfBand, type Band } from './search.ts';
import { aboveFloor, offSource, REACH_MARGIN, sectionCloud } from './section-cloud.ts';
import type { SigmaCurves } from './sigma-set.ts';
import { verticalPerM } from './vertical-spread.ts';

/** Neutral gas let go at one moment into a steady wind. */
export type PuffCloudInput = {
  readonly massKg: number;
  /** At the height of the release, m/s. */
  readonly windMPerS: number;
  readonly heightM: number;
  readonly receptorHeightM: number;
  readonly curves: SigmaCurves;
  /** Lid of the mixing layer, m; null or left out: none. */
  readonly mixingHeightM?: number | null;
  /** Density of the undiluted gas, which no concentration exceeds; left out: not known. */
  readonly ceilingKgPerM3?: number;
  readonly reason: Text;
  readonly caveats?: readonly Caveat[];
};

/**
 * The Gaussian puff as a cloud, of the moment (`averagingS` 0). In its first centimetre it is as wide as after it; beyond
 * 1000 km, and below 1e-18 kg/m³, there is none.
 * @throws RangeError for inputs that make no sense, naming them
 * @source CCPS 1999; Crowl & Louvar, Chemical Process Safety, 5-2
 */
export function gaussianPuffCloud(input: PuffCloudInput): Cloud {
  const windMPerS = positive('windMPerS', input.windMPerS);
  const ceilingKgPerM3 = positive('ceilingKgPerM3', input.ceilingKgPerM3 ?? Number.MAX_VALUE);
  const puff = travellingPuff(input);
  const axisAt = (xM: number, travelledM: number): number => {
    if (!(travelledM > 0 && travelledM <= FARTHEST_M)) return 0;
    return puff.centre(travelledM) * Math.exp(-0.5 * ((xM - travelledM) / puff.x(travelledM)) ** 2);
  };
  return {
    model: 'gaussian-puff',
    reason: input.reason,
    caveats: eachOnce([...passiveCaveats(input), ...(input.caveats ?? [])]),
    receptorHeightM: input.receptorHeightM,
    averagingS: 0,
    ...sectionCloud({
      axis: (xM, tS) => axisAt(xM, windMPerS * tS),
      sigmaYM: (_xM, tS) => puff.y(windMPerS * tS),
      ceilingKgPerM3,
    }),
    extentM: (level) => (level > ceilingKgPerM3 ? null : extentOf(puff, aboveFloor(level))),
    goneAfterS: (xM, levelKgPerM3) => {
      const level = Math.min(aboveFloor(levelKgPerM3), ceilingKgPerM3);
      const last = bandsAbove(puff.centre, level, PLUME_SCAN).at(-1);
      if (last === undefined || last[1] < xM / 4) return 0;
      // A cloud on a quarter of the way does not reach so far: it is at most a third as long as its way.
      const samples = logSpaced(Math.max(NEAREST_M, xM / 4), Math.max(last[1], xM / 3), 64);
      const passing = bandsAbove((travelledM) => axisAt(xM, travelledM), level, samples).at(-1);
      return (passing?.[1] ?? 0) / windMPerS;
    },
  };
}

/** By the way travelled, m: concentration in the middle at the height of the receptor, and spreads. */
type TravellingPuff = {
  readonly centre: (travelledM: number) => number;
  readonly x: (travelledM: number) => number;
  readonly y: (travelledM: number) => number;
};

function travellingPuff(input: PuffCloudInput): TravellingPuff {
  const { curves } = input;
  const massKg = zeroOrMore('massKg', input.massKg);
  const heightM = zeroOrMore('heightM', input.heightM);
  const zM = zeroOrMore('receptorHeightM', input.receptorHeightM);
  const lidM = lidAbove(input);
  const x = (travelledM: number): number => curves.x(offSource(travelledM));
  const y = (travelledM: number): number => curves.y(offSource(travelledM));
  const centre = (travelledM: number): number => {
    const upwards = verticalPerM(zM, heightM, curves.z(offSource(travelledM)), lidM);
    return (massKg * upwards) / (2 * Math.PI * x(travelledM) * y(travelledM));
  };
  return { centre, x, y };
}

function extentOf(puff: TravellingPuff, level: number): Extent | null {
  const bands = bandsAbove(puff.centre, level, PLUME_SCAN);
  if (bands.length === 0) return null;
  const sigmas = (travelledM: number): number =>
    Math.sqrt(2 * Math.log(Math.max(1, puff.centre(travelledM) / level)));
  const front = (travelledM: number): number =>
    travelledM + puff.x(travelledM) * sigmas(travelledM);
  const rear = (travelledM: number): number => puff.x(travelledM) * sigmas(travelledM) - travelledM;
  const width = (travelledM: number): number => puff.y(travelledM) * sigmas(travelledM);
  return {
    upwindM: REACH_MARGIN * Math.max(0, highest(rear, bands)),
    downwindM: REACH_MARGIN * highest(front, bands),
    halfWidthM: REACH_MARGIN * highest(width, bands),
  };
}

function highest(curve: (travelledM: number) => number, bands: readonly Band[]): number {
  return Math.max(...bands.map((band) => curve(peakOfBand(curve, band))));
}
