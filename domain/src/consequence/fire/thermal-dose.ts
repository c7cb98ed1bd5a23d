import { positive, zeroOrMore } from '../inputs.ts';
import type { RadiationField } from './radiation-field.ts';

/**
 * Thermal dose of a steady flux, s (kW/m²)^(4/3): t q^(4/3).
 * @throws RangeError for negative values
 * @source Eisenberg et al. (1975); probit units of the Green Book
 */
export function thermalDoseSKw43(fluxWPerM2: number, exposureS: number): number {
  const fluxKwPerM2 = zeroOrMore('fluxWPerM2', fluxWPerM2) / 1000;
  return zeroOrMore('exposureS', exposureS) * fluxKwPerM2 ** (4 / 3);
}

/**
 * How people get away from a fire: they stand for a while, then run straight away from it until they feel it no more.
 * @source Green Book (CPR 16E, 1992), chapter 1 (recalled): 5 s, 4 m/s, 1 kW/m²
 */
export const ESCAPE = { reactionS: 5, speedMPerS: 4, safeWPerM2: 1000 } as const;

export type Flight = {
  readonly reactionS: number;
  readonly speedMPerS: number;
  /** Below it nobody is hurt, and the count ends. */
  readonly safeWPerM2: number;
};

/** Fine enough that a runner moves a metre per step. */
const STEP_S = 0.25;
/** Nobody runs longer: the dose after it is no longer one of escape. */
const LONGEST_S = 600;

/**
 * Thermal dose of a person who flees, s (kW/m²)^(4/3), and how long it takes to be safe. The fire may end before.
 * @param xM  where the person stands at first; @param yM to the left of the wind
 * @throws RangeError for a flight that makes no sense
 */
export function escapeDose(
  field: RadiationField,
  [xM, yM]: readonly [xM: number, yM: number],
  { reactionS, speedMPerS, safeWPerM2 }: Flight = ESCAPE,
): { readonly doseSKw43: number; readonly exposedS: number } {
  zeroOrMore('reactionS', reactionS);
  positive('speedMPerS', speedMPerS);
  positive('safeWPerM2', safeWPerM2);
  const startM = Math.hypot(xM, yM);
  const [along, across] = startM === 0 ? [1, 0] : [xM / startM, yM / startM];
  const fluxAt = (timeS: number): number => {
    const ranM = startM + Math.max(0, timeS - reactionS) * speedMPerS;
    return field.fluxWPerM2(ranM * along, ranM * across);
  };
  const endS = Math.min(field.durationS ?? LONGEST_S, LONGEST_S);
  let [doseSKw43, exposedS] = [0, 0];
  while (exposedS < endS && fluxAt(exposedS) > safeWPerM2) {
    const stepS = Math.min(STEP_S, endS - exposedS);
    doseSKw43 += thermalDoseSKw43(fluxAt(exposedS + stepS / 2), stepS);
    exposedS += stepS;
  }
  return { doseSKw43, exposedS };
}
