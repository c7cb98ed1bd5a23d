import type { StabilityClass } from '../../weather/turner-class.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import type { MeasuredWind } from './wind-profile.ts';

/** 1/L = a + b log₁₀(z₀/m), 1/m. */
const GOLDER: Readonly<Record<StabilityClass, readonly [a: number, b: number]>> = {
  A: [-0.096, 0.029],
  B: [-0.037, 0.029],
  C: [-0.002, 0.018],
  D: [0, 0],
  E: [0.004, -0.018],
  F: [0.035, -0.036],
};

/**
 * Monin-Obukhov length that goes with a stability class over a surface.
 * @param roughnessM  > 0; the fit holds for 0.001 to 0.5 m
 * @returns m; negative in unstable air, Infinity in neutral air
 * @throws RangeError for a roughness that is not positive
 * @source Golder 1972 (Boundary-Layer Meteorol. 3, 47), fit of Seinfeld & Pandis (recalled)
 */
export function obukhovLengthM(stability: StabilityClass, roughnessM: number): number {
  const [a, b] = GOLDER[stability];
  const perM = a + b * Math.log10(positive('roughnessM', roughnessM));
  return perM === 0 ? Infinity : 1 / perM;
}

/** The surface under a wind profile. */
export type Surface = {
  readonly roughnessM: number;
  /** Monin-Obukhov length, m; Infinity: neutral. */
  readonly obukhovM: number;
};

/**
 * Wind at another height by the logarithmic law with stability.
 * @param measured  ≥ 0 m/s at a height above the roughness length
 * @param heightM   above the roughness length
 * @returns m/s
 * @throws RangeError for a height within the roughness, a roughness that is not positive, a length of zero
 * @source Businger-Dyer functions: ψ = −5 z/L in stable air, Paulson 1970 in unstable air (recalled)
 */
export function logProfileWind(measured: MeasuredWind, heightM: number, surface: Surface): number {
  const { roughnessM, obukhovM } = surface;
  positive('roughnessM', roughnessM);
  if (obukhovM === 0 || Number.isNaN(obukhovM))
    throw new RangeError(`obukhovM must not be ${obukhovM}`);
  const shape = (name: string, zM: number): number => {
    if (!(zM > roughnessM && zM < Infinity))
      throw new RangeError(`${name} must be above the roughness of ${roughnessM} m, got ${zM}`);
    return Math.log(zM / roughnessM) - psi(zM / obukhovM) + psi(roughnessM / obukhovM);
  };
  const wind = zeroOrMore('windMPerS', measured.windMPerS);
  return (wind * shape('heightM', heightM)) / shape('measured.heightM', measured.heightM);
}

/** Integral of the departure from the neutral profile, by z/L. */
function psi(zeta: number): number {
  if (zeta >= 0) return -5 * zeta;
  const x = (1 - 16 * zeta) ** 0.25;
  return 2 * Math.log((1 + x) / 2) + Math.log((1 + x * x) / 2) - 2 * Math.atan(x) + Math.PI / 2;
}
