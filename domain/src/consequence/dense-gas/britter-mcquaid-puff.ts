import { fraction, positive, zeroOrMore } from '../inputs.ts';
import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';
import { decayCurve, puffDecay } from './britter-mcquaid-correlation.ts';
import { warmedShare } from './britter-mcquaid-plume.ts';
import { reducedGravity } from './dense-criterion.ts';

/** An instantaneous dense release at ground level, as the workbook takes it. */
export type DensePuffSource = {
  /** Volume at source conditions, droplets and air of the first mixing included, m³. */
  readonly volumeM3: number;
  /** Wind at 10 m, m/s. */
  readonly windMPerS: number;
  readonly sourceKgPerM3: number;
  readonly airKgPerM3: number;
  /** As in {@link import('./britter-mcquaid-plume.ts').DensePlumeSource}. */
  readonly molarVolumeRatio: number;
  /** Mole fraction of the substance in the volume. */
  readonly initialFraction: number;
};

/** The cloud at one time. */
export type DensePuffState = {
  readonly centreM: number;
  readonly radiusM: number;
  /** Mean mole fraction in the cloud. */
  readonly fraction: number;
  readonly depthM: number;
};

export type DensePuff = {
  readonly alpha: number;
  /** V₀^⅓, m. */
  readonly sizeM: number;
  stateAt(tS: number): DensePuffState;
  /** Mole fraction at a place: the mean inside the cloud's radius, 0 outside. */
  fractionAt(xM: number, yM: number, tS: number): number;
  /** When the cloud has thinned to the workbook's last line (0.1 % of the source), s. */
  readonly lastPointS: number;
  readonly caveats: readonly Caveat[];
};

const ALPHA: ValidRange = {
  code: 'britter-mcquaid-puff.alpha',
  quantity: { zh: '重气参数 α', en: 'dense-gas number α' },
  unit: '',
  from: -1,
  to: 1,
  source: 'Britter & McQuaid 1988',
};

/** The centre moves with 0.4 of the wind at 10 m. */
export const PUFF_SPEED_SHARE = 0.4;

/**
 * Dense puff over flat ground without obstacles: centre 0.4 u t, R² = R₀² + 1.2 t (g₀ V₀)^½, mean concentration by the lines
 * of the workbook at the distance that its front has reached; near field c′ = 3.24/(3.24 + (x/V₀^⅓)²), at least 0.1.
 * @throws RangeError unless the cloud is denser than air and volume and wind are positive
 * @source Britter & McQuaid 1988, digitised by CCPS 1999; R₀ of a hemispherical volume and the near field as in
 *   GasDispersion.jl (MIT)
 */
export function densePuff(source: DensePuffSource): DensePuff {
  const volume = positive('volumeM3', source.volumeM3);
  const wind = positive('windMPerS', source.windMPerS);
  const c0 = fraction('initialFraction', source.initialFraction);
  const ratio = positive('molarVolumeRatio', source.molarVolumeRatio);
  const g0 = positive(
    'reduced gravity of the cloud',
    reducedGravity(source.sourceKgPerM3, source.airKgPerM3),
  );
  const sizeM = Math.cbrt(volume);
  const alpha = 0.5 * Math.log10((g0 * sizeM) / wind ** 2);
  const curve = decayCurve(puffDecay(alpha), { k: 3.24, toScaled: Infinity });
  const spread: Spread = {
    startM2: Math.cbrt((3 * volume) / (4 * Math.PI)) ** 2,
    growthM2PerS: 1.2 * Math.sqrt(g0 * volume),
    speedMPerS: PUFF_SPEED_SHARE * wind,
  };
  const stateAt = (tS: number): DensePuffState => {
    const { centreM, radiusM } = placeOf(spread, zeroOrMore('tS', tS));
    const share = curve.shareAt((centreM + radiusM) / sizeM);
    const depthM = volume / (share * Math.PI * radiusM ** 2);
    return { centreM, radiusM, fraction: c0 * warmedShare(share, ratio), depthM };
  };
  return {
    alpha,
    sizeM,
    stateAt,
    fractionAt: (xM, yM, tS) => {
      const { centreM, radiusM, fraction: mean } = stateAt(tS);
      return Math.hypot(xM - centreM, yM) <= radiusM ? mean : 0;
    },
    lastPointS: timeOfFront(spread, curve.last.scaled * sizeM),
    caveats: extrapolations([[ALPHA, alpha]]),
  };
}

type Spread = {
  readonly startM2: number;
  readonly growthM2PerS: number;
  readonly speedMPerS: number;
};

function placeOf(spread: Spread, tS: number): { centreM: number; radiusM: number } {
  const radiusM = Math.sqrt(spread.startM2 + spread.growthM2PerS * tS);
  return { centreM: spread.speedMPerS * tS, radiusM };
}

/** When centre + radius reach `frontM`: (x − v t)² = R₀² + k t. */
function timeOfFront({ startM2, growthM2PerS, speedMPerS }: Spread, frontM: number): number {
  const [a, b, c] = [
    speedMPerS ** 2,
    -(2 * frontM * speedMPerS + growthM2PerS),
    frontM ** 2 - startM2,
  ];
  if (c <= 0) return 0;
  return (2 * c) / (-b + Math.sqrt(b * b - 4 * a * c));
}
