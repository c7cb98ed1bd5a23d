import { positive, zeroOrMore, fraction } from '../inputs.ts';

export type Fireball = {
  readonly diameterM: number;
  readonly durationS: number;
  /** Of the centre above ground. */
  readonly heightM: number;
};

/** Below it the momentum of the burst sets the duration, above it the lift of the fireball. */
const MOMENTUM_KG = 30_000;

/**
 * Fireball of a BLEVE: D = 5.8 M^⅓, t = 0.45 M^⅓ below 30 t, else 2.6 M^(1/6), H = 0.75 D.
 * @param massKg  that burns, > 0
 * @throws RangeError when it is not positive
 * @source CCPS CPQRA (2000), BLEVE example of 100 t propane (recalled; the formulas reproduce it)
 */
export function ccpsFireball(massKg: number): Fireball {
  positive('massKg', massKg);
  const diameterM = 5.8 * Math.cbrt(massKg);
  const durationS = massKg < MOMENTUM_KG ? 0.45 * Math.cbrt(massKg) : 2.6 * massKg ** (1 / 6);
  return { diameterM, durationS, heightM: 0.75 * diameterM };
}

/**
 * The same by TNO: D = 6.48 M^0.325, t = 0.852 M^0.26; the centre a diameter above ground.
 * @throws RangeError when the mass is not positive
 * @source Yellow Book (CPR 14E, 2005), 6.5.7 (the height recalled)
 */
export function tnoFireball(massKg: number): Fireball {
  const diameterM = 6.48 * positive('massKg', massKg) ** 0.325;
  return { diameterM, durationS: 0.852 * massKg ** 0.26, heightM: diameterM };
}

/**
 * Radiant fractions of BLEVEs: vessels that burst below the setting of their relief valve, and at or above it.
 * @source CCPS CPQRA (2000) (recalled)
 */
export const FIREBALL_RADIANT_FRACTIONS = {
  belowReliefPressure: 0.3,
  atReliefPressure: 0.4,
} as const;

/**
 * Radiant fraction by the pressure at burst: 0.27 P^0.32, P in MPa.
 * @param burstPa  > 0; capped at 1
 * @throws RangeError when it is not positive
 * @source Roberts (1981), Fire Safety J. 4:197
 */
export function robertsRadiantFraction(burstPa: number): number {
  return Math.min(1, 0.27 * (positive('burstPa', burstPa) / 1e6) ** 0.32);
}

/**
 * Surface emissive power of a fireball, W/m²: the radiated share of its heat over its surface and duration.
 * @throws RangeError for values that make no sense
 * @source CCPS CPQRA (2000) (recalled)
 */
export function fireballEmissivePowerWPerM2(
  { diameterM, durationS }: Fireball,
  massKg: number,
  heatOfCombustionJPerKg: number,
  radiantFraction: number,
): number {
  const radiatedJ =
    fraction('radiantFraction', radiantFraction) *
    positive('massKg', massKg) *
    positive('heatOfCombustionJPerKg', heatOfCombustionJPerKg);
  return radiatedJ / (Math.PI * diameterM ** 2 * durationS);
}

/** From the ground to the fireball: its centre, and the path of the radiation through air. */
export function fireballSight(
  { diameterM, heightM }: Fireball,
  groundM: number,
): { readonly centreM: number; readonly pathM: number } {
  const centreM = Math.hypot(zeroOrMore('groundM', groundM), heightM);
  return { centreM, pathM: Math.max(0, centreM - diameterM / 2) };
}

/**
 * View factor of a fireball. `geometric` is that of a sphere towards the surface that faces its centre, (D/2)²/r²; `ccps` is
 * D²/(4 x²) with the distance along the ground, as the CCPS example has it: about twice as much at a diameter's distance,
 * meaningless underneath; capped at 1.
 * @param groundM  from the point below the fireball, ≥ 0
 * @throws RangeError for a negative distance
 * @source CCPS CPQRA (2000), 100 t example (recalled); sphere: Yellow Book app. 6.A (recalled)
 */
export function fireballViewFactor(
  fireball: Fireball,
  groundM: number,
  form: 'geometric' | 'ccps',
): number {
  const { centreM } = fireballSight(fireball, groundM);
  const distanceM = form === 'geometric' ? centreM : groundM;
  return Math.min(1, (fireball.diameterM / 2 / distanceM) ** 2);
}
