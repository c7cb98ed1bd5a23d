import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { finite, positive, zeroOrMore } from '../inputs.ts';

/** Area of a round opening, m². */
export function openingAreaM2(diameterM: number): number {
  return (Math.PI / 4) * positive('diameterM', diameterM) ** 2;
}

export type LiquidOrifice = {
  /** 0.61–0.62 sharp-edged, 1 rounded. */
  readonly dischargeCoefficient: number;
  readonly densityKgPerM3: number;
  /** Over the liquid, above what is outside, Pa; below 0 in a tank under vacuum. */
  readonly overpressurePa: number;
  /** Level above the opening, m; below 0 where the liquid has to be lifted. */
  readonly headM: number;
};

/**
 * Velocity of a liquid through an opening that does not flash in it, before the vena contracta.
 * @returns m/s; 0 where pressure and head drive nothing out
 * @throws RangeError for a density that is not positive, or no number
 * @source Torricelli / Bernoulli, √(2(ΔP/ρ + g h))
 */
export function liquidVelocityMPerS(orifice: Omit<LiquidOrifice, 'dischargeCoefficient'>): number {
  const { densityKgPerM3, overpressurePa, headM } = orifice;
  positive('densityKgPerM3', densityKgPerM3);
  const drive =
    finite('overpressurePa', overpressurePa) / densityKgPerM3 +
    GRAVITY_M_PER_S2 * finite('headM', headM);
  return Math.sqrt(2 * Math.max(0, drive));
}

/**
 * Mass flux of a liquid through an opening, Cd ρ v.
 * @returns kg/(m² s) of the opening; 0 where pressure and head drive nothing out
 * @throws RangeError for a density that is not positive or a discharge coefficient below 0
 * @source CCPS 1996 eq. 4-10; TNO Yellow Book 2.5.3; vectors liquid-*
 */
export function liquidOrificeKgPerM2S(orifice: LiquidOrifice): number {
  const coefficient = zeroOrMore('dischargeCoefficient', orifice.dischargeCoefficient);
  return coefficient * orifice.densityKgPerM3 * liquidVelocityMPerS(orifice);
}
