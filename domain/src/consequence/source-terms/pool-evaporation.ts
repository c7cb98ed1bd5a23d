import { casalKgPerM2S } from './casal-evaporation.ts';
import { crowlLouvarKgPerM2S } from './crowl-louvar-evaporation.ts';
import { epaRmpKgPerM2S } from './epa-rmp-evaporation.ts';
import { mackayMatsuguMPerS, schmidtNumber } from './mackay-matsugu.ts';
import { saturatedVapourKgPerM3 } from './saturated-vapour.ts';
import type { SaturatedVapour } from './saturated-vapour.ts';

export const EVAPORATION_MODELS = ['mackay-matsugu', 'casal', 'crowl-louvar', 'epa-rmp'] as const;
/** Which correlation tells how fast a pool below its boiling point evaporates; they differ by up to three times. */
export type EvaporationModel = (typeof EVAPORATION_MODELS)[number];

/** Nearer to boiling than this share of ambient pressure the drift has no limit: there the heat decides. */
const NEAR_BOILING = 0.98;

export type PoolWind = {
  /** At 10 m height. */
  readonly windMPerS: number;
  readonly diameterM: number;
  readonly ambientPressurePa: number;
};

/**
 * Evaporation of a pool below its boiling point per area. Mackay–Matsugu and Casal count the drift that a volatile vapour
 * makes itself, −ln(1 − p)/p with p = Pv/P, up to p = 0.98 (a factor of 4); the other two are linear in Pv as published.
 * @returns kg/(m² s)
 * @throws RangeError for values that make no sense
 * @source the four correlations; drift and its limit: Brighton 1985 as in ALOHA's technical documentation 3.3.1
 */
export function evaporationKgPerM2S(
  model: EvaporationModel,
  vapour: SaturatedVapour,
  { windMPerS, diameterM, ambientPressurePa }: PoolWind,
): number {
  const limitPa = NEAR_BOILING * ambientPressurePa;
  const below = { ...vapour, vapourPressurePa: Math.min(vapour.vapourPressurePa, limitPa) };
  switch (model) {
    case 'mackay-matsugu': {
      const schmidt = schmidtNumber(vapour.molarMassKgPerMol);
      const transfer = mackayMatsuguMPerS(windMPerS, diameterM, schmidt);
      return transfer * saturatedVapourKgPerM3(below) * driftFactor(below, ambientPressurePa);
    }
    case 'casal':
      return casalKgPerM2S(below, { windMPerS, radiusM: diameterM / 2, ambientPressurePa });
    case 'crowl-louvar':
      return crowlLouvarKgPerM2S(below);
    case 'epa-rmp':
      return epaRmpKgPerM2S(below, windMPerS);
  }
}

/** −ln(1 − p)/p: 1 for little vapour, more the nearer it is to boiling. */
function driftFactor({ vapourPressurePa }: SaturatedVapour, ambientPressurePa: number): number {
  const ratio = vapourPressurePa / ambientPressurePa;
  return ratio === 0 ? 1 : -Math.log1p(-ratio) / ratio;
}
