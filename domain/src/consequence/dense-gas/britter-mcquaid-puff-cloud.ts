import type { Text } from '../../text/text.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { FARTHEST_M, NEAREST_M } from '../dispersion/plume-reach.ts';
import type { Sigma, SigmaCurves } from '../dispersion/sigma-set.ts';
import { positive } from '../inputs.ts';
import { eachOnce, type Caveat } from '../validity.ts';
import { densePuff } from './britter-mcquaid-puff.ts';
import { denseTail } from './dense-tail.ts';
import { equalDiscM2, smearedDisc, type FlatTop } from './flat-top.ts';
import { movingCloud, type MovingState } from './moving-cloud.ts';

/** A dense release let go at one moment. */
export type DensePuffCloudInput = {
  readonly massKg: number;
  /** Of the undiluted cloud at the source, droplets included. */
  readonly sourceKgPerM3: number;
  readonly molarMassKgPerMol: number;
  readonly air: {
    readonly temperatureK: number;
    readonly pressurePa: number;
    readonly densityKgPerM3: number;
  };
  /** Wind at 10 m. */
  readonly windMPerS: number;
  /** Of a passive puff in this weather. */
  readonly curves: SigmaCurves;
  readonly receptorHeightM: number;
  readonly reason: Text;
  readonly caveats?: readonly Caveat[];
};

/**
 * The Britter–McQuaid puff as a cloud, on the ground (a receptor a few metres up is taken to stand in it): a disc with the
 * workbook's radius and mean concentration, whose rim ambient turbulence smears, with the same content. Where the last line
 * (0.1 % of the source) ends the core stays and the rim grows by σy; the concentration falls with the square of the distance
 * until the puff is as deep as a passive one, then as that (dense-tail.ts); it moves with the wind at 10 m.
 * @throws RangeError for a cloud that is not denser than air, or other nonsense, by name
 * @source Britter & McQuaid 1988 by way of CCPS 1999
 */
export function britterMcQuaidPuffCloud(input: DensePuffCloudInput): Cloud {
  const { air, massKg, sourceKgPerM3, molarMassKgPerMol, windMPerS, curves } = input;
  const pureKgPerM3 = gasDensityKgPerM3({ molarMassKgPerMol, ...air });
  const puff = densePuff({
    volumeM3: positive('massKg', massKg) / positive('sourceKgPerM3', sourceKgPerM3),
    windMPerS,
    sourceKgPerM3,
    airKgPerM3: air.densityKgPerM3,
    molarVolumeRatio: pureKgPerM3 / sourceKgPerM3,
    initialFraction: 1,
  });
  const rim: Sigma = (travelledM) => curves.y(Math.max(NEAREST_M, travelledM));
  const denseState = (tS: number): MovingState => {
    const { centreM, radiusM, fraction } = puff.stateAt(tS);
    const along = smearedDisc(radiusM, rim(centreM));
    return { peakKgPerM3: pureKgPerM3 * fraction, centreM, along, across: 'round' };
  };
  const join = denseState(puff.lastPointS);
  const discAt = (centreM: number): FlatTop => ({
    coreM: join.along.coreM,
    sigmaM: Math.max(join.along.sigmaM, rim(centreM)),
  });
  // Half of a Gaussian upwards over the disc holds the mass: c A √(π/2) σz = M.
  const column = massKg / Math.sqrt(Math.PI / 2);
  const peak = denseTail({
    atM: join.centreM,
    kgPerM3: join.peakKgPerM3,
    contentKgPerM2: (centreM) => column / equalDiscM2(discAt(centreM)),
    sigmaZ: curves.z,
  });
  const passiveState = (tS: number): MovingState | null => {
    const centreM = join.centreM + windMPerS * (tS - puff.lastPointS);
    if (centreM > FARTHEST_M) return null;
    return { peakKgPerM3: peak(centreM), centreM, along: discAt(centreM), across: 'round' };
  };
  return {
    model: 'britter-mcquaid-puff',
    reason: input.reason,
    caveats: eachOnce([...puff.caveats, ...(input.caveats ?? [])]),
    receptorHeightM: input.receptorHeightM,
    averagingS: 0,
    ...movingCloud((tS) => (tS > puff.lastPointS ? passiveState(tS) : denseState(tS))),
  };
}
