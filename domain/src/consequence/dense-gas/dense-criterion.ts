import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { fraction, positive, zeroOrMore } from '../inputs.ts';

/**
 * Reduced gravity of a cloud in air, g (ρ₀ − ρₐ)/ρₐ, m/s²; negative for a cloud lighter than air.
 * @throws RangeError for a density that is not positive
 * @source Britter & McQuaid 1988 (HSE CRR 17/1988) as quoted by CCPS 1999
 */
export function reducedGravity(cloudKgPerM3: number, airKgPerM3: number): number {
  const [cloud, air] = [
    positive('cloud density', cloudKgPerM3),
    positive('air density', airKgPerM3),
  ];
  return (GRAVITY_M_PER_S2 * (cloud - air)) / air;
}

/** How a release stands to the criterion: `value` is compared with `limit`. */
export type DenseCriterion = {
  readonly value: number;
  readonly limit: number;
  readonly isDense: boolean;
};

export type ContinuousSource = {
  /** Reduced gravity at the source, m/s². */
  readonly g0MPerS2: number;
  /** Volume rate at source conditions, m³/s. */
  readonly rateM3PerS: number;
  /** Wind at 10 m, m/s. */
  readonly windMPerS: number;
};

/**
 * Is a continuous release dense enough for its weight to rule it: (g₀ Q/(u³ D))^⅓ ≥ 0.15 with D = (Q/u)^½.
 * A cloud lighter than air has the value 0.
 * @throws RangeError for a rate or a wind that is not positive
 * @source Britter & McQuaid 1988 as quoted by CCPS 1999
 */
export function continuousDenseCriterion(source: ContinuousSource): DenseCriterion {
  const rate = positive('rateM3PerS', source.rateM3PerS);
  const wind = positive('windMPerS', source.windMPerS);
  const sizeM = Math.sqrt(rate / wind);
  const value = Math.cbrt((Math.max(0, source.g0MPerS2) * rate) / (wind ** 3 * sizeM));
  return { value, limit: 0.15, isDense: value >= 0.15 };
}

export type InstantaneousSource = {
  readonly g0MPerS2: number;
  /** Cloud volume at source conditions, m³. */
  readonly volumeM3: number;
  readonly windMPerS: number;
};

/**
 * Is an instantaneous release dense: (g₀ V₀)^½/(u D) ≥ 0.20 with D = V₀^⅓.
 * @throws RangeError for a volume or a wind that is not positive
 * @source Britter & McQuaid 1988 as quoted by CCPS 1999
 */
export function instantaneousDenseCriterion(source: InstantaneousSource): DenseCriterion {
  const volume = positive('volumeM3', source.volumeM3);
  const wind = positive('windMPerS', source.windMPerS);
  const value = Math.sqrt(Math.max(0, source.g0MPerS2) * volume) / (wind * Math.cbrt(volume));
  return { value, limit: 0.2, isDense: value >= 0.2 };
}

export type DurationRegime = 'continuous' | 'between' | 'instantaneous';

/**
 * How a release of limited duration looks at a distance: u t_d/x ≥ 2.5 as a plume, ≤ 0.6 as a puff; between them both are
 * computed and the larger answer holds.
 * @throws RangeError for a distance that is not positive, or a negative duration or wind
 * @source Britter & McQuaid 1988 as quoted by CCPS 1999
 */
export function durationRegime(
  durationS: number,
  windMPerS: number,
  distanceM: number,
): DurationRegime {
  const travelled = zeroOrMore('windMPerS', windMPerS) * zeroOrMore('durationS', durationS);
  const ratio = travelled / positive('distanceM', distanceM);
  if (ratio >= 2.5) return 'continuous';
  return ratio <= 0.6 ? 'instantaneous' : 'between';
}

export type AerosolSource = {
  /** Vapour in the airborne mass, 0 to 1. */
  readonly vapourFraction: number;
  /** Part of the liquid that stays airborne as droplets, 0 to 1. */
  readonly airborneLiquidFraction: number;
  readonly vapourKgPerM3: number;
  readonly liquidKgPerM3: number;
};

/**
 * Density of a cloud of vapour and droplets at the source: 1/ρ₀ = f_v/ρ_g + (1 − f_v) f_a/ρ_l.
 * @returns kg/m³
 * @throws RangeError for a share outside 0 to 1, a density that is not positive, or nothing airborne
 * @source CCPS 1999, dense gas dispersion with aerosols
 */
export function aerosolDensity(source: AerosolSource): number {
  const vapour = fraction('vapourFraction', source.vapourFraction);
  const airborne = fraction('airborneLiquidFraction', source.airborneLiquidFraction);
  const volume =
    vapour / positive('vapourKgPerM3', source.vapourKgPerM3) +
    ((1 - vapour) * airborne) / positive('liquidKgPerM3', source.liquidKgPerM3);
  return 1 / positive('airborne volume per kilogram', volume);
}
