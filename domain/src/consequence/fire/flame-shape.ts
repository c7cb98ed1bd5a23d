import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { positive, zeroOrMore } from '../inputs.ts';

export type PoolFlame = {
  readonly diameterM: number;
  readonly burningFluxKgPerM2S: number;
  readonly airDensityKgPerM3: number;
};

/**
 * Mean visible height of a pool flame in still air, m: 42 D (m″/(ρa √(g D)))^0.61.
 * @throws RangeError for values that are not positive
 * @source Thomas (1963), 9th Symp. (Int.) on Combustion
 */
export function stillFlameLengthM(flame: PoolFlame): number {
  return 42 * flame.diameterM * burningNumber(flame) ** 0.61;
}

export type WindFlame = {
  /** (g m″ D/ρa)^⅓, m/s: wind below it does not count. */
  readonly characteristicMPerS: number;
  /** Wind in that measure, at least 1. */
  readonly windRatio: number;
  readonly lengthM: number;
};

/**
 * Mean visible length of a pool flame along its axis in wind: 55 D (m″/(ρa √(g D)))^0.67 u*^−0.21. The still and the windy form
 * do not join: at u* = 1 they differ by the ratio of their own constants.
 * @param windMPerS  at 10 m, ≥ 0
 * @throws RangeError for values that are not positive
 * @source Thomas (1963) as in the Yellow Book (CPR 14E, 2005), 6.5.4; example 6.6.3 in flame-shape.test.ts
 */
export function windFlame(flame: PoolFlame, windMPerS: number): WindFlame {
  const { diameterM, burningFluxKgPerM2S, airDensityKgPerM3 } = flame;
  const number = burningNumber(flame);
  const characteristicMPerS = Math.cbrt(
    (GRAVITY_M_PER_S2 * burningFluxKgPerM2S * diameterM) / airDensityKgPerM3,
  );
  const windRatio = Math.max(1, zeroOrMore('windMPerS', windMPerS) / characteristicMPerS);
  const lengthM = 55 * diameterM * number ** 0.67 * windRatio ** -0.21;
  return { characteristicMPerS, windRatio, lengthM };
}

function burningNumber({ diameterM, burningFluxKgPerM2S, airDensityKgPerM3 }: PoolFlame): number {
  positive('diameterM', diameterM);
  positive('burningFluxKgPerM2S', burningFluxKgPerM2S);
  positive('airDensityKgPerM3', airDensityKgPerM3);
  return burningFluxKgPerM2S / (airDensityKgPerM3 * Math.sqrt(GRAVITY_M_PER_S2 * diameterM));
}

export type FlameTilt = {
  /** tan θ / cos θ, the number that the correlation gives. */
  readonly tanOverCos: number;
  readonly tiltDeg: number;
};

/**
 * How far wind tilts a pool flame from the upright: tan θ/cos θ = 0.666 Fr^0.333 Re^0.117, Fr = u²/(g D), Re = u D/ν.
 * @param windMPerS                at 10 m, ≥ 0
 * @param kinematicViscosityM2PerS of air, > 0
 * @throws RangeError for values that make no sense
 * @source Yellow Book (CPR 14E, 2005), 6.5.4, example 6.6.3: the numbers there follow a viscosity half the true one
 */
export function flameTilt(
  windMPerS: number,
  diameterM: number,
  kinematicViscosityM2PerS: number,
): FlameTilt {
  zeroOrMore('windMPerS', windMPerS);
  positive('diameterM', diameterM);
  const froude = windMPerS ** 2 / (GRAVITY_M_PER_S2 * diameterM);
  const reynolds =
    (windMPerS * diameterM) / positive('kinematicViscosityM2PerS', kinematicViscosityM2PerS);
  const tanOverCos = 0.666 * froude ** 0.333 * reynolds ** 0.117;
  // sin/(1 − sin²) = k is a quadratic in sin; written so that it does not cancel for a light wind.
  const sine = (2 * tanOverCos) / (1 + Math.sqrt(1 + 4 * tanOverCos ** 2));
  return { tanOverCos, tiltDeg: degrees(Math.asin(sine)) };
}

/**
 * The tilt by the American Gas Association's form, cos θ = u*^−½; upright up to u* = 1.
 * @param windRatio  u*, as `windFlame` gives it, ≥ 1
 * @throws RangeError for a ratio that is not positive
 * @source AGA (1974) after Mudan (1984) (recalled)
 */
export function agaFlameTilt(windRatio: number): FlameTilt {
  const cosine = Math.max(1, positive('windRatio', windRatio)) ** -0.5;
  const sine = Math.sqrt(1 - cosine ** 2);
  return { tanOverCos: sine / cosine ** 2, tiltDeg: degrees(Math.asin(sine)) };
}

function degrees(radians: number): number {
  return (radians / Math.PI) * 180;
}
