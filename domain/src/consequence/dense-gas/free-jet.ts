import { finite, fraction, positive } from '../inputs.ts';

/**
 * How the densities of jet and air enter, since the sources contradict each other: `jet-over-air` √(ρ_j/ρ_a) as in
 * GasDispersion.jl, `air-over-jet` √(ρ_a/ρ_j) as in Lees.
 */
export type JetDensityFactor = 'jet-over-air' | 'air-over-jet';

/** A turbulent jet in still air, from a round opening at ambient pressure. */
export type FreeJet = {
  readonly openingM: number;
  readonly jetKgPerM3: number;
  readonly airKgPerM3: number;
  readonly densityFactor: JetDensityFactor;
  /** Decay on the axis; Long recommends 6. */
  readonly k2: number;
  /** Width of the profile; Long recommends 5. */
  readonly k3: number;
};

/** Decay and width of a free jet. @source V. D. Long 1963 (as quoted by GasDispersion.jl) */
export const LONG_JET = { k2: 6, k3: 5 };

/**
 * Volume fraction of a free turbulent jet: c = k₂ (d/x) F exp(−(k₃ r/x)²), never more than 1.
 * @param xM  along the axis from the opening; 0 where x ≤ 0
 * @param rM  from the axis
 * @throws RangeError for an opening, a density or a constant that is not positive
 * @source V. D. Long 1963, Chem. Process Hazard II:6, as quoted by GasDispersion.jl (MIT) and Lees
 */
export function jetFraction(jet: FreeJet, xM: number, rM: number): number {
  const reach = axisReachM(jet);
  if (finite('xM', xM) <= 0) return 0;
  const share = (jet.k3 * finite('rM', rM)) / xM;
  return Math.min(1, (reach / xM) * Math.exp(-share * share));
}

/**
 * Distance on the axis at which a volume fraction is reached, e.g. the lower explosion limit.
 * @returns m
 * @throws RangeError as {@link jetFraction}, and for a fraction that is not above 0 and up to 1
 */
export function jetDistanceM(jet: FreeJet, volumeFraction: number): number {
  return axisReachM(jet) / positive('volumeFraction', fraction('volumeFraction', volumeFraction));
}

/** k₂ d F: the distance at which the axis would still be undiluted. */
function axisReachM({ openingM, jetKgPerM3, airKgPerM3, densityFactor, k2, k3 }: FreeJet): number {
  positive('k3', k3);
  const overAir = positive('jetKgPerM3', jetKgPerM3) / positive('airKgPerM3', airKgPerM3);
  const factor = Math.sqrt(densityFactor === 'jet-over-air' ? overAir : 1 / overAir);
  return positive('k2', k2) * positive('openingM', openingM) * factor;
}
