import { positive } from '../inputs.ts';

/**
 * Length of a jet flame by its heat, m: 0.00326 (ṁ Hc)^0.478, W. Longer by a fifth to a third than what was measured on
 * 150 mm natural gas jets.
 * @throws RangeError for values that are not positive
 * @source API RP 521, as fitted to its figure; compared with Miller (2017) in jet-flame.test.ts
 */
export function apiFlameLengthM(rateKgPerS: number, heatOfCombustionJPerKg: number): number {
  const heatW =
    positive('rateKgPerS', rateKgPerS) * positive('heatOfCombustionJPerKg', heatOfCombustionJPerKg);
  return 0.00326 * heatW ** 0.478;
}

export type TurbulentJet = {
  /** Fuel in the stoichiometric mixture with air, mole fraction: 0.095 for methane. */
  readonly stoichiometricFraction: number;
  /** Adiabatic flame temperature over the jet's: 7 to 9. */
  readonly temperatureRatio: number;
  /** Moles of reactants per mole of products in that mixture: about 1. */
  readonly moleRatio: number;
  readonly airMolarMass: number;
  readonly fuelMolarMass: number;
};

/**
 * Length of a subsonic turbulent jet flame in diameters of its opening:
 * (5.3/C_T) √(T_f/(α_T T_j) (C_T + (1 − C_T) M_a/M_f)). Too short for choked jets.
 * @throws RangeError for values that are not positive
 * @source Mudan & Croce (1988), SFPE Handbook, as in CCPS CPQRA (2000), jet fire example (recalled)
 */
export function flameLengthInDiameters(jet: TurbulentJet): number {
  const fuel = positive('stoichiometricFraction', jet.stoichiometricFraction);
  if (fuel > 1) throw new RangeError(`stoichiometricFraction must be at most 1, got ${fuel}`);
  const masses =
    positive('airMolarMass', jet.airMolarMass) / positive('fuelMolarMass', jet.fuelMolarMass);
  const heat =
    positive('temperatureRatio', jet.temperatureRatio) / positive('moleRatio', jet.moleRatio);
  return (5.3 / fuel) * Math.sqrt(heat * (fuel + (1 - fuel) * masses));
}

/**
 * Radiant fractions of jet flames that were published: what to choose from, not a default.
 * @source natural gas 0.14–0.22: Johnson, Brightwell & Carsley (1994); propane 0.3: as used with PHAST comparisons; bounds
 *   0.15–0.35 of fires in general: CCPS CPQRA (2000)
 */
export const JET_RADIANT_FRACTIONS: ReadonlyMap<
  string,
  { readonly from: number; readonly to: number }
> = new Map([
  ['natural gas', { from: 0.14, to: 0.22 }],
  ['propane', { from: 0.3, to: 0.3 }],
  ['other', { from: 0.15, to: 0.35 }],
]);
