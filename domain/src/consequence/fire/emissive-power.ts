import { fraction, positive, zeroOrMore } from '../inputs.ts';

/**
 * Mean surface emissive power of a smoky hydrocarbon pool fire, W/m²: 140 e^(−0.12 D) + 20 (1 − e^(−0.12 D)) kW/m². Large
 * fires hide in their own soot.
 * @param diameterM  of the pool, > 0
 * @throws RangeError when it is not positive
 * @source Mudan (1984); Yellow Book eq. 6.19
 */
export function mudanEmissivePowerWPerM2(diameterM: number): number {
  const clear = Math.exp(-0.12 * positive('diameterM', diameterM));
  return 1000 * (140 * clear + 20 * (1 - clear));
}

export type SootyFlame = {
  /** Share of the heat of combustion that leaves as radiation, 0 to 1. */
  readonly radiantFraction: number;
  readonly burningFluxKgPerM2S: number;
  readonly heatOfCombustionJPerKg: number;
  /** Flame length over pool diameter. */
  readonly lengthOverDiameter: number;
  /** Share of the surface covered by soot, 0 to 1. */
  readonly sootFraction: number;
  readonly sootWPerM2: number;
};

/** What the Yellow Book takes for oil products: 80 % of the surface is soot, which radiates 20 kW/m². */
export const SOOT = { sootFraction: 0.8, sootWPerM2: 20_000 } as const;

/**
 * Surface emissive power from the burning heat, without soot and with it, W/m²: F m″ Hc/(1 + 4 L/D), mixed with the soot's.
 * @throws RangeError for shares outside 0 to 1 and heats that are not positive
 * @source Yellow Book (CPR 14E, 2005), 6.5.4, eq. 6.16–6.18 (numbers recalled), example 6.6.3
 */
export function sootyEmissivePower(flame: SootyFlame): {
  readonly clearWPerM2: number;
  readonly meanWPerM2: number;
} {
  const radiated =
    fraction('radiantFraction', flame.radiantFraction) *
    positive('burningFluxKgPerM2S', flame.burningFluxKgPerM2S) *
    positive('heatOfCombustionJPerKg', flame.heatOfCombustionJPerKg);
  const clearWPerM2 = radiated / (1 + 4 * positive('lengthOverDiameter', flame.lengthOverDiameter));
  const soot = fraction('sootFraction', flame.sootFraction);
  const meanWPerM2 = clearWPerM2 * (1 - soot) + zeroOrMore('sootWPerM2', flame.sootWPerM2) * soot;
  return { clearWPerM2, meanWPerM2 };
}

/**
 * LNG burns clear: what was measured on pools up to 35 m, W/m². Take the upper end unless you can say why not.
 * @source Raj (2007), review of LNG pool fire tests: Montoir 257–273, China Lake 190–250, Maplin Sands 150–220 kW/m²
 */
export const LNG_EMISSIVE_POWER_W_PER_M2 = { low: 200_000, high: 270_000 } as const;
