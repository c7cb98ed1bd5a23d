import type { Chemical } from '../chemicals/chemical.ts';
import { hasProperties, propertyOf } from '../chemicals/properties.ts';
import { burgessFluxKgPerM2S, burningFluxKgPerM2S } from './burning-flux.ts';

const BURGESS = [
  'heatOfCombustionJPerKg',
  'latentHeatJPerKg',
  'liquidHeatCapacityJPerKgK',
  'boilingPointK',
] as const;

/**
 * Mass burning flux of a pool of a substance: by Babrauskas where the table has the liquid, else by Burgess from its heats.
 * @param airK  temperature of the liquid before it burns
 * @returns kg/m²s; null when neither can be told
 */
export function burningFluxOf(chemical: Chemical, diameterM: number, airK: number): number | null {
  const { burningFluxKgPerM2S: large, burningFluxKBetaPerM: kBeta } = chemical;
  if (large !== undefined) {
    const kBetaPerM = kBeta?.value ?? null;
    return burningFluxKgPerM2S({ largePoolKgPerM2S: large.value, kBetaPerM }, diameterM);
  }
  if (!hasProperties(chemical, BURGESS)) return null;
  const [heatOfCombustionJPerKg, latentHeatJPerKg, liquidHeatCapacityJPerKgK, boilingPointK] =
    BURGESS.map((key) => propertyOf(chemical, key)) as [number, number, number, number];
  const heats = { heatOfCombustionJPerKg, latentHeatJPerKg, liquidHeatCapacityJPerKgK };
  return burgessFluxKgPerM2S({ ...heats, boilingPointK }, airK);
}
