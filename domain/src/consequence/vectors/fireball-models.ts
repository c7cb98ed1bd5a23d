import {
  ccpsFireball,
  fireballEmissivePowerWPerM2,
  fireballSight,
  fireballViewFactor,
  tnoFireball,
} from '../fire/fireball.ts';
import { transmissivity } from '../fire/transmissivity.ts';
import {
  elementwise,
  numberOf,
  wordOr,
  type VectorInputs,
  type VectorModels,
  type VectorOutputs,
} from './vector-model.ts';

const FLUX_LISTS = [
  'mass_kg',
  'radiant_fraction',
  'heat_of_combustion_kJ_kg',
  'water_partial_pressure_Pa',
  'ground_distance_m',
  'view_factor_form',
];

export const fireballModels: VectorModels = {
  'fire.bleve_geometry': elementwise(['mass_kg'], (inputs) => {
    const { diameterM, durationS, heightM } = ccpsFireball(numberOf(inputs, 'mass_kg'));
    return { diameter_m: diameterM, duration_s: durationS, centre_height_m: heightM };
  }),
  'fire.bleve_geometry_tno': elementwise(['mass_kg'], (inputs) => {
    const { diameterM, durationS } = tnoFireball(numberOf(inputs, 'mass_kg'));
    return { diameter_m: diameterM, duration_s: durationS };
  }),
  'fire.bleve_flux': elementwise(FLUX_LISTS, (inputs) =>
    flux(inputs, formOf(wordOr(inputs, 'view_factor_form', 'book'))),
  ),
  'fire.bleve_flux_geometric': elementwise(FLUX_LISTS, (inputs) => flux(inputs, 'geometric')),
};

/** The form is written out as words and a formula: the book's has the distance on the ground, the other the one to the centre. */
function formOf(words: string): 'geometric' | 'ccps' {
  if (/geometric|sphere|r\^2|H\^2|centre|center/i.test(words)) return 'geometric';
  if (/book|ccps|ground|x\^2/i.test(words)) return 'ccps';
  throw new RangeError(`view_factor_form: ${words} is not known`);
}

function flux(inputs: VectorInputs, form: 'geometric' | 'ccps'): VectorOutputs {
  const massKg = numberOf(inputs, 'mass_kg');
  const groundM = numberOf(inputs, 'ground_distance_m');
  const fireball = ccpsFireball(massKg);
  const emissiveKwPerM2 =
    fireballEmissivePowerWPerM2(
      fireball,
      massKg,
      numberOf(inputs, 'heat_of_combustion_kJ_kg') * 1000,
      numberOf(inputs, 'radiant_fraction'),
    ) / 1000;
  const { pathM } = fireballSight(fireball, groundM);
  const tau = transmissivity(numberOf(inputs, 'water_partial_pressure_Pa'), pathM);
  const viewFactor = fireballViewFactor(fireball, groundM, form);
  return {
    SEP_kW_m2: emissiveKwPerM2,
    tau,
    F21: viewFactor,
    q_kW_m2: emissiveKwPerM2 * tau * viewFactor,
  };
}
