import type { Text } from '../../text/text.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { NEAREST_M } from '../dispersion/plume-reach.ts';
import { logSpaced } from '../dispersion/search.ts';
import type { Sigma, SigmaCurves } from '../dispersion/sigma-set.ts';
import { positive } from '../inputs.ts';
import type { ReleaseStep } from '../release.ts';
import { eachOnce, type Caveat } from '../validity.ts';
import { densePlume, type DensePlume } from './britter-mcquaid-plume.ts';
import { equalHalfWidth, smearedBand, type FlatTop } from './flat-top.ts';
import { passingCloud, type Passing } from './passing-cloud.ts';
import { denseTail } from './dense-tail.ts';

/** A dense release that goes on for a while. */
export type DensePlumeCloudInput = {
  /** In order, without overlap; a few, since each is a plume of its own; the last may go on for ever (`toS` Infinity). */
  readonly steps: readonly ReleaseStep[];
  /** Of the undiluted cloud at the source, droplets included. */
  readonly sourceKgPerM3: number;
  readonly molarMassKgPerMol: number;
  readonly air: {
    readonly temperatureK: number;
    readonly pressurePa: number;
    readonly densityKgPerM3: number;
  };
  /** Wind at 10 m, which the correlation takes. */
  readonly windMPerS: number;
  /** With which front and rear of the cloud move on: the wind at its height. */
  readonly transportMPerS: number;
  /** Of a passive plume in this weather: smears the edges, and carries on below the correlation's last line. */
  readonly curves: SigmaCurves;
  readonly receptorHeightM: number;
  readonly reason: Text;
  readonly caveats?: readonly Caveat[];
};

/** Beyond it there is no cloud, m. */
const FARTHEST_M = 1e6;
/** Upwind places to look at. */
const UPWIND_SAMPLES = 24;

/**
 * The Britter–McQuaid plume as a cloud, on the ground (a receptor a few metres up is taken to stand in it), means over 10 min.
 * - Across, the workbook's half width is an even core with Gaussian edges that ambient turbulence (σy of a passive plume)
 *   smears, with the same content; a cloud narrower than the passive plume is given that one's width.
 * - Where the workbook's last line (0.2 % of the source) ends, the core stays and σy goes on; the axis falls with the square of
 *   the distance until the plume is as deep as a passive one, then as that (dense-tail.ts).
 * - Upwind the half width narrows as ((x + L_u)/L_u)^⅔, at the concentration of the source.
 * - A release in steps is a sequence of plumes, each between the passing of its beginning and its end, σx of the curves
 *   smearing both.
 * @throws RangeError for a cloud that is not denser than air, or other nonsense, by name
 * @source Britter & McQuaid 1988 by way of CCPS 1999; upwind form: A. Farrell's reading of the workbook's figure 10 (MIT)
 */
export function britterMcQuaidPlumeCloud(input: DensePlumeCloudInput): Cloud {
  const transport = positive('transportMPerS', input.transportMPerS);
  if (input.steps.length === 0) throw new RangeError('steps: none');
  const pieces = input.steps
    .filter(({ rateKgPerS }) => rateKgPerS > 0)
    .map((step) => ({ step, plume: pieceOf(input, step.rateKgPerS) }));
  const longestM = Math.max(...pieces.map(({ plume }) => plume.upwindM), NEAREST_M);
  const spreadS: Sigma = (xM) => (xM > 0 ? input.curves.x(Math.max(NEAREST_M, xM)) / transport : 0);
  const passingsAt = (xM: number): Passing[] => {
    const travelS = Math.max(0, xM) / transport;
    const smearedS = spreadS(xM);
    const passings: Passing[] = [];
    for (const { step, plume } of pieces) {
      const section = plume.sectionAt(xM);
      if (section === null) continue;
      const { axisKgPerM3, across } = section;
      const [frontS, rearS] = [step.fromS + travelS, step.toS + travelS];
      passings.push({ axisKgPerM3, across, frontS, rearS, spreadS: smearedS, gain: 1 });
    }
    return passings;
  };
  const upwind = Float64Array.from(
    { length: UPWIND_SAMPLES },
    (_, at) => -longestM * (1.001 - at / UPWIND_SAMPLES),
  );
  const downwind = logSpaced(NEAREST_M, FARTHEST_M, 320);
  return {
    model: 'britter-mcquaid-plume',
    reason: input.reason,
    caveats: eachOnce([...pieces.flatMap(({ plume }) => plume.caveats), ...(input.caveats ?? [])]),
    receptorHeightM: input.receptorHeightM,
    averagingS: 600,
    ...passingCloud({ passingsAt, samplesM: Float64Array.from([...upwind, 0, ...downwind]) }),
  };
}

type Section = { readonly axisKgPerM3: number; readonly across: FlatTop };

type Piece = {
  sectionAt(xM: number): Section | null;
  readonly upwindM: number;
  readonly caveats: readonly Caveat[];
};

/** The steady plume of one rate. */
function pieceOf(input: DensePlumeCloudInput, rateKgPerS: number): Piece {
  const { air, sourceKgPerM3, molarMassKgPerMol, windMPerS, curves } = input;
  const pureKgPerM3 = gasDensityKgPerM3({ molarMassKgPerMol, ...air });
  const plume = densePlume({
    rateM3PerS: rateKgPerS / positive('sourceKgPerM3', sourceKgPerM3),
    windMPerS,
    sourceKgPerM3,
    airKgPerM3: air.densityKgPerM3,
    molarVolumeRatio: pureKgPerM3 / sourceKgPerM3,
    initialFraction: 1,
  });
  const sigmaY: Sigma = (xM) => curves.y(Math.max(NEAREST_M, xM));
  const denseSection = (xM: number): Section => ({
    axisKgPerM3: pureKgPerM3 * plume.fractionAt(xM),
    across: smearedBand(plume.halfWidthM(xM), sigmaY(xM)),
  });
  const tail = tailOf({ rateKgPerS, windMPerS, curves, atM: plume.lastPointM }, denseSection);
  return {
    upwindM: plume.upwindM,
    caveats: plume.caveats,
    sectionAt: (xM) => {
      if (xM > FARTHEST_M || xM < -plume.upwindM) return null;
      if (xM > plume.lastPointM) return tail(xM);
      return xM > 0 ? denseSection(xM) : upwindSection(plume, pureKgPerM3, xM);
    },
  };
}

function upwindSection(plume: DensePlume, pureKgPerM3: number, xM: number): Section {
  const share = Math.cbrt(((xM + plume.upwindM) / plume.upwindM) ** 2);
  return {
    axisKgPerM3: pureKgPerM3,
    across: { coreM: plume.sourceHalfWidthM * share, sigmaM: 0 },
  };
}

type TailStart = {
  readonly rateKgPerS: number;
  readonly windMPerS: number;
  readonly curves: SigmaCurves;
  readonly atM: number;
};

function tailOf(
  { rateKgPerS, windMPerS, curves, atM }: TailStart,
  denseSection: (xM: number) => Section,
): (xM: number) => Section {
  const join = denseSection(atM);
  const acrossAt = (xM: number): FlatTop => ({
    coreM: join.across.coreM,
    sigmaM: Math.max(join.across.sigmaM, curves.y(xM)),
  });
  // An even plume of half width W and √(π/2) σz deep carries the rate: 2 W √(π/2) σz u c = Q.
  const flux = rateKgPerS / (windMPerS * Math.sqrt(2 * Math.PI));
  const axis = denseTail({
    atM,
    kgPerM3: join.axisKgPerM3,
    contentKgPerM2: (xM) => flux / equalHalfWidth(acrossAt(xM)),
    sigmaZ: curves.z,
  });
  return (xM) => ({ axisKgPerM3: axis(xM), across: acrossAt(xM) });
}
