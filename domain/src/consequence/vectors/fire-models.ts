import { burningFluxKgPerM2S, POOL_BURNING } from '../fire/burning-flux.ts';
import { mudanEmissivePowerWPerM2, SOOT, sootyEmissivePower } from '../fire/emissive-power.ts';
import { flameTilt, stillFlameLengthM, windFlame } from '../fire/flame-shape.ts';
import { poolFlameFluxWPerM2, poolFlameShape, type Emission } from '../fire/pool-flame.ts';
import { pointSourceFluxWPerM2 } from '../fire/point-source.ts';
import { transmissivity } from '../fire/transmissivity.ts';
import {
  tiltedCylinderViewFactor,
  uprightCylinderViewFactor,
  type ViewFactor,
} from '../fire/tilted-cylinder-view-factor.ts';
import { fireballModels } from './fireball-models.ts';
import { jetFireModels } from './jet-fire-models.ts';
import {
  elementwise,
  numberOf,
  numberOr,
  wordOf,
  type VectorInputs,
  type VectorModels,
  type VectorOutputs,
} from './vector-model.ts';

/** Of air at 15 to 20 °C, for vectors that leave it out. */
const AIR_DENSITY_KG_PER_M3 = 1.2;
const AIR_VISCOSITY_M2_PER_S = 1.5e-5;

export const fireModels: VectorModels = {
  'fire.burning_rate_babrauskas': elementwise(
    ['fuel', 'm_inf_kg_m2_s', 'k_beta_per_m', 'pool_diameter_m'],
    (inputs) => ({
      mass_flux_kg_m2_s: burningFluxKgPerM2S(
        burningOf(inputs),
        numberOf(inputs, 'pool_diameter_m'),
      ),
    }),
  ),
  'fire.thomas_flame_height': elementwise(
    ['pool_diameter_m', 'mass_flux_kg_m2_s', 'rho_air_kg_m3'],
    (inputs) => ({ flame_height_m: stillFlameLengthM(flameOf(inputs)) }),
  ),
  'fire.thomas_wind': elementwise(
    ['pool_diameter_m', 'mass_flux_kg_m2_s', 'rho_air_kg_m3', 'wind_10m_m_s'],
    (inputs) => {
      const flame = flameOf(inputs);
      const { characteristicMPerS, windRatio, lengthM } = windFlame(
        flame,
        numberOf(inputs, 'wind_10m_m_s'),
      );
      return {
        u_c_m_s: characteristicMPerS,
        u_star: windRatio,
        L_over_D: lengthM / flame.diameterM,
        flame_length_m: lengthM,
      };
    },
  ),
  'fire.flame_tilt': elementwise(
    ['wind_10m_m_s', 'pool_diameter_m', 'kinematic_viscosity_m2_s'],
    (inputs) => {
      const { tanOverCos, tiltDeg } = flameTilt(
        numberOf(inputs, 'wind_10m_m_s'),
        numberOf(inputs, 'pool_diameter_m'),
        numberOr(inputs, 'kinematic_viscosity_m2_s', AIR_VISCOSITY_M2_PER_S),
      );
      return { tan_over_cos: tanOverCos, tilt_deg: tiltDeg };
    },
  ),
  'fire.sep_mudan': elementwise(['pool_diameter_m'], (inputs) => ({
    SEP_kW_m2: mudanEmissivePowerWPerM2(numberOf(inputs, 'pool_diameter_m')) / 1000,
  })),
  'fire.sep_soot': elementwise(
    [
      'radiant_fraction',
      'mass_flux_kg_m2_s',
      'heat_of_combustion_J_kg',
      'L_over_D',
      'soot_fraction',
      'sep_soot_W_m2',
    ],
    (inputs) => {
      const { clearWPerM2, meanWPerM2 } = sootyEmissivePower({
        radiantFraction: numberOf(inputs, 'radiant_fraction'),
        burningFluxKgPerM2S: numberOf(inputs, 'mass_flux_kg_m2_s'),
        heatOfCombustionJPerKg: numberOf(inputs, 'heat_of_combustion_J_kg'),
        lengthOverDiameter: numberOf(inputs, 'L_over_D'),
        ...sootOf(inputs),
      });
      return { SEP_max_W_m2: clearWPerM2, SEP_act_W_m2: meanWPerM2 };
    },
  ),
  'fire.transmissivity': elementwise(['water_partial_pressure_Pa', 'path_length_m'], (inputs) => ({
    tau: transmissivity(
      numberOf(inputs, 'water_partial_pressure_Pa'),
      numberOf(inputs, 'path_length_m'),
    ),
  })),
  'fire.view_factor_tilted_cylinder': elementwise(
    ['flame_length_m', 'pool_radius_m', 'tilt_deg', 'distance_from_centre_m'],
    (inputs) =>
      viewFactorOutputs(
        tiltedCylinderViewFactor(
          {
            lengthM: numberOf(inputs, 'flame_length_m'),
            radiusM: numberOf(inputs, 'pool_radius_m'),
            tiltDeg: numberOf(inputs, 'tilt_deg'),
          },
          numberOf(inputs, 'distance_from_centre_m'),
        ),
      ),
  ),
  'fire.view_factor_vertical_cylinder': elementwise(
    ['flame_height_over_radius', 'distance_over_radius'],
    (inputs) =>
      viewFactorOutputs(
        uprightCylinderViewFactor(
          numberOf(inputs, 'flame_height_over_radius'),
          numberOf(inputs, 'distance_over_radius'),
        ),
      ),
  ),
  'fire.solid_flame_flux': elementwise(['SEP_W_m2', 'F_max', 'tau'], (inputs) => ({
    q_W_m2: numberOf(inputs, 'SEP_W_m2') * numberOf(inputs, 'F_max') * numberOf(inputs, 'tau'),
  })),
  'fire.pool_fire_solid_flame': elementwise(
    [
      'distance_from_centre_m',
      'pool_diameter_m',
      'mass_flux_kg_m2_s',
      'wind_10m_m_s',
      'rho_air_kg_m3',
      'tau',
    ],
    (inputs) => ({ q_W_m2: solidFlameFlux(inputs) }),
  ),
  'fire.point_source': elementwise(
    [
      'radiant_fraction',
      'mass_flux_kg_m2_s',
      'pool_area_m2',
      'heat_of_combustion_J_kg',
      'tau',
      'distance_m',
    ],
    (inputs) => {
      const radiatedW =
        numberOf(inputs, 'radiant_fraction') *
        numberOf(inputs, 'mass_flux_kg_m2_s') *
        numberOf(inputs, 'pool_area_m2') *
        numberOf(inputs, 'heat_of_combustion_J_kg');
      const tau = numberOr(inputs, 'tau', 1);
      return { q_W_m2: pointSourceFluxWPerM2(radiatedW, tau, numberOf(inputs, 'distance_m')) };
    },
  ),
  ...jetFireModels,
  ...fireballModels,
};

/** The given constants, or those of the named fuel. A flux without k β does not depend on the diameter. */
function burningOf(inputs: VectorInputs): Parameters<typeof burningFluxKgPerM2S>[0] {
  if (Object.hasOwn(inputs, 'm_inf_kg_m2_s')) {
    const isFixed = inputs['k_beta_per_m'] === undefined || inputs['k_beta_per_m'] === null;
    return {
      largePoolKgPerM2S: numberOf(inputs, 'm_inf_kg_m2_s'),
      kBetaPerM: isFixed ? null : numberOf(inputs, 'k_beta_per_m'),
    };
  }
  const fuel = wordOf(inputs, 'fuel');
  const burning = POOL_BURNING.get(fuel.toLowerCase());
  if (burning === undefined) throw new RangeError(`fuel: ${fuel} is not in the table`);
  return burning;
}

function flameOf(inputs: VectorInputs): Parameters<typeof stillFlameLengthM>[0] {
  return {
    diameterM: numberOf(inputs, 'pool_diameter_m'),
    burningFluxKgPerM2S: numberOf(inputs, 'mass_flux_kg_m2_s'),
    airDensityKgPerM3: numberOr(inputs, 'rho_air_kg_m3', AIR_DENSITY_KG_PER_M3),
  };
}

function sootOf(inputs: VectorInputs): typeof SOOT | { sootFraction: number; sootWPerM2: number } {
  return {
    sootFraction: numberOr(inputs, 'soot_fraction', SOOT.sootFraction),
    sootWPerM2: numberOr(inputs, 'sep_soot_W_m2', SOOT.sootWPerM2),
  };
}

function viewFactorOutputs({ vertical, horizontal, max }: ViewFactor): VectorOutputs {
  return { F_vertical: vertical, F_horizontal: horizontal, F_max: max };
}

function solidFlameFlux(inputs: VectorInputs): number {
  const { diameterM, burningFluxKgPerM2S, airDensityKgPerM3: densityKgPerM3 } = flameOf(inputs);
  const air = { densityKgPerM3, ...airMotionOf(inputs) };
  const pool = { diameterM, burningFluxKgPerM2S, emission: emissionOf(inputs) };
  const tau = numberOr(inputs, 'tau', 1);
  const flux = poolFlameFluxWPerM2(poolFlameShape(pool, air), () => tau);
  return flux(numberOf(inputs, 'distance_from_centre_m'), 0, 'max');
}

function airMotionOf(
  inputs: VectorInputs,
): { form: 'still' } | { form: 'wind'; windMPerS: number; viscosityM2PerS: number } {
  const method = wordOf(inputs, 'flame_method');
  if (/still/i.test(method)) return { form: 'still' };
  if (!/wind/i.test(method)) throw new RangeError(`flame_method: ${method} is not known`);
  return {
    form: 'wind',
    windMPerS: numberOf(inputs, 'wind_10m_m_s'),
    viscosityM2PerS: numberOr(inputs, 'kinematic_viscosity_m2_s', AIR_VISCOSITY_M2_PER_S),
  };
}

function emissionOf(inputs: VectorInputs): Emission {
  const method = wordOf(inputs, 'sep_method');
  if (/mudan/i.test(method)) return { method: 'mudan' };
  if (!/soot|radiant|yellow/i.test(method))
    throw new RangeError(`sep_method: ${method} is not known`);
  return {
    method: 'soot',
    radiantFraction: numberOf(inputs, 'radiant_fraction'),
    heatOfCombustionJPerKg: numberOf(inputs, 'heat_of_combustion_J_kg'),
    ...sootOf(inputs),
  };
}
