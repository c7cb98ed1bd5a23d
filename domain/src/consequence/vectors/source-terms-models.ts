import { STANDARD_PRESSURE_PA } from '../constants.ts';
import { flashFraction } from '../source-terms/flash-fraction.ts';
import { isentropicDensityKgPerM3 } from '../source-terms/expanded-jet.ts';
import { gasOrifice } from '../source-terms/gas-orifice.ts';
import type { GasUpstream } from '../source-terms/gas-orifice.ts';
import { liquidOrificeKgPerM2S, openingAreaM2 } from '../source-terms/liquid-orifice.ts';
import { drainedKg, tankDrain } from '../source-terms/tank-drain.ts';
import type { DrainingTank } from '../source-terms/tank-drain.ts';
import { equilibriumRateKgPerM2S } from '../source-terms/two-phase-rate.ts';
import { poolModels } from './source-terms-pool-models.ts';
import { elementwise, numberOf, numberOr, wordOr } from './vector-model.ts';
import type { VectorInputs, VectorModels } from './vector-model.ts';

/** A hole is told by its diameter or by its area. */
function areaM2(inputs: VectorInputs): number {
  return Object.hasOwn(inputs, 'area_m2')
    ? numberOf(inputs, 'area_m2')
    : openingAreaM2(numberOf(inputs, 'hole_diameter_m'));
}

function upstreamOf(inputs: VectorInputs): GasUpstream {
  return {
    pressurePa: numberOf(inputs, 'upstream_pressure_Pa_abs'),
    temperatureK: numberOf(inputs, 'upstream_temperature_K'),
    molarMassKgPerMol: numberOf(inputs, 'molar_mass_kg_mol'),
    heatCapacityRatio: numberOf(inputs, 'gamma'),
    ambientPressurePa: numberOr(inputs, 'ambient_pressure_Pa', STANDARD_PRESSURE_PA),
  };
}

function tankOf(inputs: VectorInputs): DrainingTank {
  return {
    tankDiameterM: numberOf(inputs, 'tank_diameter_m'),
    holeDiameterM: numberOf(inputs, 'hole_diameter_m'),
    dischargeCoefficient: numberOr(inputs, 'Cd', 0.62),
    densityKgPerM3: numberOf(inputs, 'liquid_density_kg_m3'),
    headM: numberOf(inputs, 'liquid_head_above_hole_m'),
    padPa: numberOr(inputs, 'pad_gauge_pressure_Pa', 0),
  };
}

const TANK_KEYS = [
  'tank_diameter_m',
  'hole_diameter_m',
  'Cd',
  'liquid_density_kg_m3',
  'liquid_head_above_hole_m',
  'pad_gauge_pressure_Pa',
] as const;
const GAS_KEYS = [
  'Cd',
  'upstream_pressure_Pa_abs',
  'upstream_temperature_K',
  'molar_mass_kg_mol',
  'gamma',
  'ambient_pressure_Pa',
] as const;

export const sourceTermsModels: VectorModels = {
  'source.liquid_orifice': elementwise(
    [
      'Cd',
      'hole_diameter_m',
      'area_m2',
      'liquid_density_kg_m3',
      'gauge_pressure_Pa',
      'liquid_head_m',
    ],
    (inputs) => {
      const fluxKgPerM2S = liquidOrificeKgPerM2S({
        dischargeCoefficient: numberOr(inputs, 'Cd', 0.62),
        densityKgPerM3: numberOf(inputs, 'liquid_density_kg_m3'),
        overpressurePa: numberOr(inputs, 'gauge_pressure_Pa', 0),
        headM: numberOr(inputs, 'liquid_head_m', 0),
      });
      return { mass_rate_kg_s: areaM2(inputs) * fluxKgPerM2S };
    },
  ),
  'source.gas_orifice': elementwise([...GAS_KEYS, 'hole_diameter_m', 'area_m2'], (inputs) => {
    const flow = gasOrifice(upstreamOf(inputs), numberOr(inputs, 'Cd', 1));
    return {
      mass_rate_kg_s: areaM2(inputs) * flow.fluxKgPerM2S,
      choked: flow.isChoked,
      throat_temperature_K: flow.throatTemperatureK,
      throat_pressure_Pa: flow.throatPressurePa,
    };
  }),
  'source.gas_orifice_flux': elementwise(GAS_KEYS, (inputs) => {
    const upstream = upstreamOf(inputs);
    return {
      mass_flux_kg_m2_s: gasOrifice(upstream, numberOr(inputs, 'Cd', 1)).fluxKgPerM2S,
      expanded_density_kg_m3: isentropicDensityKgPerM3(upstream),
    };
  }),
  'source.two_phase_erm': elementwise(
    [
      'area_m2',
      'hole_diameter_m',
      'latent_heat_J_kg',
      'vfg_m3_kg',
      'temperature_K',
      'liquid_cp_J_kg_K',
    ],
    (inputs) => {
      const fluxKgPerM2S = equilibriumRateKgPerM2S({
        latentHeatJPerKg: numberOf(inputs, 'latent_heat_J_kg'),
        vaporisationVolumeM3PerKg: numberOf(inputs, 'vfg_m3_kg'),
        temperatureK: numberOf(inputs, 'temperature_K'),
        liquidHeatCapacityJPerKgK: numberOf(inputs, 'liquid_cp_J_kg_K'),
      });
      return { mass_rate_kg_s: areaM2(inputs) * fluxKgPerM2S };
    },
  ),
  'source.flash_fraction': elementwise(
    ['liquid_cp_J_kg_K', 'latent_heat_J_kg', 'temperature_K', 'boiling_point_K', 'form'],
    (inputs) => {
      const form = wordOr(inputs, 'form', 'linear');
      if (form !== 'linear' && form !== 'exponential')
        throw new RangeError(`form must be linear or exponential, got ${form}`);
      const conditions = {
        liquidHeatCapacityJPerKgK: numberOf(inputs, 'liquid_cp_J_kg_K'),
        latentHeatJPerKg: numberOf(inputs, 'latent_heat_J_kg'),
        temperatureK: numberOf(inputs, 'temperature_K'),
        boilingPointK: numberOf(inputs, 'boiling_point_K'),
      };
      return { flash_fraction: flashFraction(conditions, form) };
    },
  ),
  'source.tank_drain': elementwise(TANK_KEYS, (inputs) => {
    const { volumeLostM3, drainTimeS, initialRateKgPerS } = tankDrain(tankOf(inputs));
    return {
      volume_lost_m3: volumeLostM3,
      drain_time_s: drainTimeS,
      initial_rate_kg_s: initialRateKgPerS,
    };
  }),
  'source.tank_drain_profile': elementwise([...TANK_KEYS, 't_s'], (inputs) => ({
    mass_released_kg: drainedKg(tankOf(inputs), numberOf(inputs, 't_s')),
  })),
  ...poolModels,
};
