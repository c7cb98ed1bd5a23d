import { positive, zeroOrMore } from '../inputs.ts';

/** How fast a pool of one liquid burns: the flux of an endless pool, and how a small one falls short of it. */
export type PoolBurning = {
  readonly largePoolKgPerM2S: number;
  /** k·β, 1/m; null for flames that do not depend on the diameter (alcohols). */
  readonly kBetaPerM: number | null;
  readonly source: string;
};

const BABRAUSKAS = 'Babrauskas 1983, as in the Yellow Book, table 6.5';
const RECALLED = 'Babrauskas 1983 (recalled)';

/** By the names of the standard table. @source Babrauskas (1983), Fire Technology 19:251; rows marked recalled were not re-read */
export const POOL_BURNING: ReadonlyMap<string, PoolBurning> = new Map([
  ['gasoline', { largePoolKgPerM2S: 0.055, kBetaPerM: 2.1, source: BABRAUSKAS }],
  ['lng', { largePoolKgPerM2S: 0.078, kBetaPerM: 1.1, source: BABRAUSKAS }],
  ['benzene', { largePoolKgPerM2S: 0.085, kBetaPerM: 2.7, source: BABRAUSKAS }],
  ['methanol', { largePoolKgPerM2S: 0.015, kBetaPerM: null, source: BABRAUSKAS }],
  ['hexane', { largePoolKgPerM2S: 0.074, kBetaPerM: 1.9, source: RECALLED }],
  ['butane', { largePoolKgPerM2S: 0.078, kBetaPerM: 2.7, source: RECALLED }],
  ['lpg', { largePoolKgPerM2S: 0.099, kBetaPerM: 1.4, source: RECALLED }],
]);

/**
 * Mass burning flux of a pool, kg/m²s: m∞ (1 − exp(−kβ D)).
 * @param diameterM  of the pool, > 0; the formula is for turbulent fires, D ≥ 0.2 m
 * @throws RangeError for values that are not positive
 * @source Babrauskas (1983), Estimating large pool fire burning rates; Yellow Book eq. 6.10 (recalled number)
 */
export function burningFluxKgPerM2S(
  { largePoolKgPerM2S, kBetaPerM }: Pick<PoolBurning, 'largePoolKgPerM2S' | 'kBetaPerM'>,
  diameterM: number,
): number {
  positive('burning flux of a large pool', largePoolKgPerM2S);
  positive('diameterM', diameterM);
  if (kBetaPerM === null) return largePoolKgPerM2S;
  return largePoolKgPerM2S * -Math.expm1(-positive('kBetaPerM', kBetaPerM) * diameterM);
}

export type BurgessFuel = {
  readonly heatOfCombustionJPerKg: number;
  readonly latentHeatJPerKg: number;
  readonly liquidHeatCapacityJPerKgK: number;
  readonly boilingPointK: number;
};

/**
 * Mass burning flux of a large pool from the fuel's heats, kg/m²s: 10⁻³ Hc / (ΔHv + Cp (Tb − Ta)). A liquid that boils below
 * ambient needs no heating: the term is 0 then.
 * @param ambientK  of the liquid before it burns, K
 * @throws RangeError for values that are not positive
 * @source Burgess & Zabetakis (1962), as in the Yellow Book (constant 10⁻³ kg/m²s)
 */
export function burgessFluxKgPerM2S(fuel: BurgessFuel, ambientK: number): number {
  const heating =
    positive('liquidHeatCapacityJPerKgK', fuel.liquidHeatCapacityJPerKgK) *
    Math.max(0, positive('boilingPointK', fuel.boilingPointK) - zeroOrMore('ambientK', ambientK));
  return (
    (1e-3 * positive('heatOfCombustionJPerKg', fuel.heatOfCombustionJPerKg)) /
    (positive('latentHeatJPerKg', fuel.latentHeatJPerKg) + heating)
  );
}
