import { STANDARD_PRESSURE_PA } from '../constants.ts';
import { casalKgPerM2S } from '../source-terms/casal-evaporation.ts';
import {
  crowlLouvarKgPerM2S,
  WATER_TRANSFER_M_PER_S,
} from '../source-terms/crowl-louvar-evaporation.ts';
import { epaRmpKgPerM2S } from '../source-terms/epa-rmp-evaporation.ts';
import { mackayMatsuguMPerS } from '../source-terms/mackay-matsugu.ts';
import { poolGeometry } from '../source-terms/pool-geometry.ts';
import { spreadByWoodwardM2 } from '../source-terms/pool-spread.ts';
import { saturatedVapourKgPerM3 } from '../source-terms/saturated-vapour.ts';
import type { SaturatedVapour } from '../source-terms/saturated-vapour.ts';
import { elementwise, numberOf, numberOr } from './vector-model.ts';
import type { VectorInputs, VectorModels } from './vector-model.ts';

/** Turbulent transfer of common vapours: what the Yellow Book takes where no diffusivity is at hand. */
const USUAL_SCHMIDT = 0.8;

/** Molar mass in kg/mol or, in the American models, in g/mol. */
function vapourOf(inputs: VectorInputs): SaturatedVapour {
  return {
    vapourPressurePa: numberOf(inputs, 'vapour_pressure_Pa'),
    temperatureK: numberOf(inputs, 'temperature_K'),
    molarMassKgPerMol: Object.hasOwn(inputs, 'molar_mass_g_mol')
      ? numberOf(inputs, 'molar_mass_g_mol') / 1000
      : numberOf(inputs, 'molar_mass_kg_mol'),
  };
}

const VAPOUR_KEYS = [
  'vapour_pressure_Pa',
  'temperature_K',
  'molar_mass_g_mol',
  'molar_mass_kg_mol',
] as const;

/** Models of the subject `pool` and of evaporation. */
export const poolModels: VectorModels = {
  'source.pool_evaporation_mackay_matsugu': elementwise(
    [...VAPOUR_KEYS, 'wind_10m_m_s', 'pool_diameter_m', 'schmidt'],
    (inputs) => {
      const diameterM = numberOf(inputs, 'pool_diameter_m');
      const transfer = mackayMatsuguMPerS(
        numberOf(inputs, 'wind_10m_m_s'),
        diameterM,
        numberOr(inputs, 'schmidt', USUAL_SCHMIDT),
      );
      const flux = transfer * saturatedVapourKgPerM3(vapourOf(inputs));
      return {
        mass_transfer_coefficient_m_s: transfer,
        flux_kg_m2_s: flux,
        rate_kg_s: (flux * Math.PI * diameterM ** 2) / 4,
      };
    },
  ),
  'source.pool_evaporation_casal': elementwise(
    [...VAPOUR_KEYS, 'wind_m_s', 'pool_radius_m', 'ambient_pressure_Pa'],
    (inputs) => {
      const pool = {
        windMPerS: numberOf(inputs, 'wind_m_s'),
        radiusM: numberOf(inputs, 'pool_radius_m'),
        ambientPressurePa: numberOr(inputs, 'ambient_pressure_Pa', STANDARD_PRESSURE_PA),
      };
      return { rate_kg_s: casalKgPerM2S(vapourOf(inputs), pool) * Math.PI * pool.radiusM ** 2 };
    },
  ),
  'source.pool_evaporation_cl': elementwise(
    [...VAPOUR_KEYS, 'area_m2', 'K_water_m_s'],
    (inputs) => {
      const waterTransfer = numberOr(inputs, 'K_water_m_s', WATER_TRANSFER_M_PER_S);
      const flux = crowlLouvarKgPerM2S(vapourOf(inputs), waterTransfer);
      return { rate_kg_s: flux * numberOf(inputs, 'area_m2') };
    },
  ),
  'source.pool_evaporation_epa_rmp': elementwise(
    [...VAPOUR_KEYS, 'area_m2', 'wind_m_s'],
    (inputs) => {
      const flux = epaRmpKgPerM2S(vapourOf(inputs), numberOf(inputs, 'wind_m_s'));
      return { rate_kg_s: flux * numberOf(inputs, 'area_m2') };
    },
  ),
  'pool.bund_geometry': elementwise(['volume_m3', 'thickness_m', 'bund_area_m2'], (inputs) => {
    const bundAreaM2 = Object.hasOwn(inputs, 'bund_area_m2')
      ? numberOf(inputs, 'bund_area_m2')
      : null;
    const { areaM2, diameterM } = poolGeometry(
      numberOf(inputs, 'volume_m3'),
      numberOf(inputs, 'thickness_m'),
      bundAreaM2,
    );
    return { area_m2: areaM2, diameter_m: diameterM };
  }),
  'pool.spread_unconfined': elementwise(
    ['spill_rate_kg_s', 'liquid_density_kg_m3', 't_s'],
    (inputs) => ({
      area_m2: spreadByWoodwardM2(
        numberOf(inputs, 'spill_rate_kg_s'),
        numberOf(inputs, 'liquid_density_kg_m3'),
        numberOf(inputs, 't_s'),
      ),
    }),
  ),
};
