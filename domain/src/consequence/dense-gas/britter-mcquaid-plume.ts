import { fraction, positive } from '../inputs.ts';
import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';
import { decayCurve, plumeDecay, type DecayCurve } from './britter-mcquaid-correlation.ts';
import { reducedGravity } from './dense-criterion.ts';

/** A continuous dense release at ground level, as the workbook takes it. */
export type DensePlumeSource = {
  /** Volume rate at source conditions, droplets included, m³/s. */
  readonly rateM3PerS: number;
  /** Wind at 10 m, m/s. */
  readonly windMPerS: number;
  /** Density at source conditions, droplets included. */
  readonly sourceKgPerM3: number;
  readonly airKgPerM3: number;
  /**
   * Volume of a mole at source conditions over its volume as a gas at the air's temperature: T_r/T_a for a cold vapour, less
   * with droplets; 1 leaves the isothermal answer as it is.
   */
  readonly molarVolumeRatio: number;
  /** Mole fraction of the substance at the source; 1 undiluted. */
  readonly initialFraction: number;
};

/** Lengths and the number that rule a dense plume. */
export type DensePlumeScales = {
  /** D = (Q/u)^½, m. */
  readonly sizeM: number;
  /** α = 0.2 log10(g₀² Q/u⁵). */
  readonly alpha: number;
  /** Buoyancy length l_b = Q g₀/u³, m. */
  readonly buoyancyM: number;
  /** How far the cloud creeps upwind, D/2 + 2 l_b, m. */
  readonly upwindM: number;
  /** Half width at the source, D + 8 l_b, m. */
  readonly sourceHalfWidthM: number;
};

const ALPHA: ValidRange = {
  code: 'britter-mcquaid-plume.alpha',
  quantity: { zh: '重气参数 α', en: 'dense-gas number α' },
  unit: '',
  from: -1,
  to: 1,
  source: 'Britter & McQuaid 1988',
};

/**
 * Scales of the plume.
 * @throws RangeError unless the cloud is denser than air and rate and wind are positive
 * @source Britter & McQuaid 1988 as quoted by CCPS 1999
 */
export function densePlumeScales(source: DensePlumeSource): DensePlumeScales {
  const rate = positive('rateM3PerS', source.rateM3PerS);
  const wind = positive('windMPerS', source.windMPerS);
  const g0 = positive(
    'reduced gravity of the cloud',
    reducedGravity(source.sourceKgPerM3, source.airKgPerM3),
  );
  const sizeM = Math.sqrt(rate / wind);
  const buoyancyM = (rate * g0) / wind ** 3;
  return {
    sizeM,
    alpha: 0.2 * Math.log10((g0 ** 2 * rate) / wind ** 5),
    buoyancyM,
    upwindM: 0.5 * sizeM + 2 * buoyancyM,
    sourceHalfWidthM: sizeM + 8 * buoyancyM,
  };
}

/** The mean plume of the workbook: a top-hat section at each distance. */
export type DensePlume = DensePlumeScales & {
  /** Mole fraction on the ground at `xM` downwind; that of the source up to it. */
  fractionAt(xM: number): number;
  /** Largest distance with at least this mole fraction, m; 0 where the source has less. */
  distanceToM(moleFraction: number): number;
  halfWidthM(xM: number): number;
  /** By continuity with transport at the reference wind, m. */
  depthM(xM: number): number;
  /** Where the workbook's last line (0.2 % of the source) ends, m. */
  readonly lastPointM: number;
  readonly caveats: readonly Caveat[];
};

/**
 * Dense plume over flat ground without obstacles: 10 min means, continuous release at ground level.
 * Near field (x/D < 30) c′ = 306/(306 + (x/D)²), then the workbook's lines, beyond the last one c′ ~ x⁻².
 * @throws RangeError as {@link densePlumeScales}, or for a fraction outside 0 to 1
 * @source Britter & McQuaid 1988, digitised by CCPS 1999; depth by continuity with the concentration at x (the workbook's own
 *   form leaves it out and loses mass; checked against GasDispersion.jl, MIT)
 */
export function densePlume(source: DensePlumeSource): DensePlume {
  const scales = densePlumeScales(source);
  const c0 = fraction('initialFraction', source.initialFraction);
  const ratio = positive('molarVolumeRatio', source.molarVolumeRatio);
  const curve = plumeCurve(scales.alpha);
  const { sizeM, buoyancyM, sourceHalfWidthM } = scales;
  const halfWidthM = (xM: number): number =>
    sourceHalfWidthM + 2.5 * Math.cbrt(buoyancyM * Math.max(0, xM) ** 2);
  return {
    ...scales,
    halfWidthM,
    fractionAt: (xM) => c0 * warmedShare(curve.shareAt(xM / sizeM), ratio),
    distanceToM: (moleFraction) => {
      const wanted = positive('mole fraction', moleFraction) / c0;
      return wanted >= 1 ? 0 : sizeM * curve.distanceTo(isothermalShare(wanted, ratio));
    },
    depthM: (xM) => sizeM ** 2 / (2 * halfWidthM(xM) * curve.shareAt(xM / sizeM)),
    lastPointM: sizeM * curve.last.scaled,
    caveats: extrapolations([[ALPHA, scales.alpha]]),
  };
}

function plumeCurve(alpha: number): DecayCurve {
  return decayCurve(plumeDecay(alpha), { k: 306, toScaled: 30 });
}

/** Mole fraction after the cold or two-phase cloud has warmed in the air: c = c′/(c′ + (1 − c′) T_r/T_a). */
export function warmedShare(isothermal: number, molarVolumeRatio: number): number {
  return isothermal / (isothermal + (1 - isothermal) * molarVolumeRatio);
}

/** The inverse of {@link warmedShare}. */
export function isothermalShare(warmed: number, molarVolumeRatio: number): number {
  return (warmed * molarVolumeRatio) / (1 - warmed + warmed * molarVolumeRatio);
}
