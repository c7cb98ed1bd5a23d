import { apiFlameLengthM, flameLengthInDiameters } from '../fire/jet-flame.ts';
import { pointSourceDistanceM } from '../fire/point-source.ts';
import { elementwise, numberOf, numberOr, type VectorModels } from './vector-model.ts';

/** Molar masses of the formula's ratio, g/mol. */
const AIR_MOLAR_MASS = 28.96;

export const jetFireModels: VectorModels = {
  'fire.jet_flame_length_api': elementwise(
    ['mass_rate_kg_s', 'heat_of_combustion_J_kg'],
    (inputs) => ({
      flame_length_m: apiFlameLengthM(
        numberOf(inputs, 'mass_rate_kg_s'),
        numberOf(inputs, 'heat_of_combustion_J_kg'),
      ),
    }),
  ),
  'fire.jet_flame_length_ccps': elementwise(
    ['C_T', 'Tf_over_Tj', 'alpha_T', 'M_air', 'M_fuel', 'hole_diameter_m'],
    (inputs) => {
      const inDiameters = flameLengthInDiameters({
        stoichiometricFraction: numberOf(inputs, 'C_T'),
        temperatureRatio: numberOf(inputs, 'Tf_over_Tj'),
        moleRatio: numberOr(inputs, 'alpha_T', 1),
        airMolarMass: numberOr(inputs, 'M_air', AIR_MOLAR_MASS),
        fuelMolarMass: numberOf(inputs, 'M_fuel'),
      });
      const diameterM = numberOf(inputs, 'hole_diameter_m');
      return { L_over_d: inDiameters, flame_length_m: inDiameters * diameterM };
    },
  ),
  // One point at the middle of the flame, downwind of the opening.
  'fire.jet_point_source': elementwise(
    ['mass_rate_kg_s', 'heat_of_combustion_J_kg', 'radiant_fraction', 'tau', 'flux_W_m2'],
    (inputs) => {
      const rateKgPerS = numberOf(inputs, 'mass_rate_kg_s');
      const heatJPerKg = numberOf(inputs, 'heat_of_combustion_J_kg');
      const radiatedW = numberOf(inputs, 'radiant_fraction') * rateKgPerS * heatJPerKg;
      const distanceM = pointSourceDistanceM(
        radiatedW,
        numberOr(inputs, 'tau', 1),
        numberOf(inputs, 'flux_W_m2'),
      );
      return { downwind_distance_m: apiFlameLengthM(rateKgPerS, heatJPerKg) / 2 + distanceM };
    },
  ),
};
