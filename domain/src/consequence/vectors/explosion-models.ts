import { bstOverpressure } from '../explosion/bst-chart.ts';
import { kingeryBulmash } from '../explosion/kingery-bulmash.ts';
import { crowlLouvarRatio, kinneyGrahamRatio } from '../explosion/kinney-graham.ts';
import { multiEnergyOverpressure, plateauBar } from '../explosion/multi-energy-curves.ts';
import { energyLengthM, STOICHIOMETRIC_J_PER_M3 } from '../explosion/multi-energy.ts';
import {
  rmpDistanceTo1PsiM,
  tntExplosion,
  tntMassKg,
  type TntCurve,
} from '../explosion/tnt-explosion.ts';
import { positive } from '../inputs.ts';
import { isGiven } from './probit-inputs.ts';
import {
  elementwise,
  numberOf,
  numberOr,
  wordOf,
  type VectorInputs,
  type VectorModels,
} from './vector-model.ts';

const AMBIENT_KPA = 101.325;
const TNT_ENERGY_KJ_PER_KG = 4680;
/** Curves by their authors, or by the factor that tells the two forms of Kinney & Graham apart. */
const CURVES: readonly (readonly [pattern: RegExp, curve: TntCurve])[] = [
  [/kingery|bulmash|swisdak/i, 'kingery-bulmash'],
  [/crowl|louvar|1616/i, 'crowl-louvar'],
  [/kinney|graham|808/i, 'kinney-graham'],
];
const CHARGE = ['tnt_mass_kg', 'distance_m', 'ambient_pressure_kPa'];

export const explosionModels: VectorModels = {
  'blast.kinney_graham': elementwise(CHARGE, (inputs) => ({
    overpressure_kPa: ambientKpa(inputs) * kinneyGrahamRatio(scaledM(inputs)),
  })),
  'blast.crowl_louvar': elementwise(CHARGE, (inputs) => ({
    overpressure_kPa: ambientKpa(inputs) * crowlLouvarRatio(scaledM(inputs)),
  })),
  'blast.kinney_graham_distance': elementwise(
    ['tnt_mass_kg', 'overpressure_Pa', 'ambient_pressure_kPa'],
    (inputs) => {
      const field = tntExplosion({
        tntKg: numberOf(inputs, 'tnt_mass_kg'),
        curve: 'kinney-graham',
        ambientPa: ambientKpa(inputs) * 1000,
      });
      return { distance_m: field.distanceToOverpressureM(numberOf(inputs, 'overpressure_Pa')) };
    },
  ),
  'blast.kingery_bulmash': elementwise(['Z_m_kg13'], (inputs) => {
    const blast = kingeryBulmash(numberOf(inputs, 'Z_m_kg13'));
    return {
      overpressure_kPa: blast.overpressurePa / 1000,
      impulse_kPa_ms_per_kg13: blast.impulsePaSPerKg13,
      arrival_ms_per_kg13: blast.arrivalSPerKg13 * 1000,
    };
  }),
  'blast.kingery_bulmash_scenario': elementwise(['tnt_mass_kg', 'distance_m'], (inputs) => {
    const blast = kingeryBulmash(scaledM(inputs));
    const cubeRoot = Math.cbrt(numberOf(inputs, 'tnt_mass_kg'));
    return {
      overpressure_kPa: blast.overpressurePa / 1000,
      impulse_kPa_ms: blast.impulsePaSPerKg13 * cubeRoot,
      arrival_ms: blast.arrivalSPerKg13 * cubeRoot * 1000,
    };
  }),
  'blast.tnt_equivalence': elementwise(
    [
      'fuel_mass_kg',
      'heat_of_combustion_kJ_kg',
      'tnt_energy_kJ_kg',
      'efficiency',
      'distance_m',
      'ambient_pressure_kPa',
      'curve',
    ],
    (inputs) => {
      const tntKg = tntMassKg({
        fuelKg: numberOf(inputs, 'fuel_mass_kg'),
        heatOfCombustionJPerKg: numberOf(inputs, 'heat_of_combustion_kJ_kg') * 1000,
        efficiency: numberOf(inputs, 'efficiency'),
        tntEnergyJPerKg: numberOr(inputs, 'tnt_energy_kJ_kg', TNT_ENERGY_KJ_PER_KG) * 1000,
      });
      // Curves are never mixed, so none stands in: without one, or without a distance, the mass is all that is asked.
      if (!isGiven(inputs, 'curve') || !isGiven(inputs, 'distance_m'))
        return { tnt_mass_kg: tntKg };
      const field = tntExplosion({
        tntKg,
        curve: curveOf(inputs),
        ambientPa: ambientKpa(inputs) * 1000,
      });
      const { overpressurePa } = field.at(numberOf(inputs, 'distance_m'));
      return { tnt_mass_kg: tntKg, overpressure_kPa: overpressurePa / 1000 };
    },
  ),
  'blast.epa_rmp_1psi': elementwise(['fuel_mass_kg', 'heat_of_combustion_kJ_kg'], (inputs) => ({
    distance_m: rmpDistanceTo1PsiM(
      numberOf(inputs, 'fuel_mass_kg'),
      numberOf(inputs, 'heat_of_combustion_kJ_kg') * 1000,
    ),
  })),
  'blast.multi_energy': elementwise(['class', 'R_scaled'], (inputs) => ({
    overpressure_over_p0: multiEnergyOverpressure(
      numberOf(inputs, 'class'),
      numberOf(inputs, 'R_scaled'),
    ),
  })),
  'blast.multi_energy_plateau': elementwise(['class'], (inputs) => ({
    overpressure_bar: plateauBar(numberOf(inputs, 'class')),
  })),
  'blast.multi_energy_scaling': elementwise(
    ['volume_m3', 'energy_density_J_m3', 'distance_m', 'ambient_pressure_Pa'],
    (inputs) => {
      const density = numberOr(inputs, 'energy_density_J_m3', STOICHIOMETRIC_J_PER_M3);
      const energyJ = density * numberOf(inputs, 'volume_m3');
      const ambientPa = numberOr(inputs, 'ambient_pressure_Pa', AMBIENT_KPA * 1000);
      const scaled = numberOf(inputs, 'distance_m') / energyLengthM(energyJ, ambientPa);
      return { energy_J: energyJ, R_scaled: scaled };
    },
  ),
  'blast.baker_strehlow_tang': elementwise(['flame_mach', 'R_scaled'], (inputs) => ({
    overpressure_over_p0: bstOverpressure(
      numberOf(inputs, 'flame_mach'),
      numberOf(inputs, 'R_scaled'),
    ),
  })),
};

function ambientKpa(inputs: VectorInputs): number {
  return positive('ambient_pressure_kPa', numberOr(inputs, 'ambient_pressure_kPa', AMBIENT_KPA));
}

function scaledM(inputs: VectorInputs): number {
  const tntKg = positive('tnt_mass_kg', numberOf(inputs, 'tnt_mass_kg'));
  return numberOf(inputs, 'distance_m') / Math.cbrt(tntKg);
}

function curveOf(inputs: VectorInputs): TntCurve {
  const name = wordOf(inputs, 'curve');
  const found = CURVES.find(([pattern]) => pattern.test(name));
  if (found === undefined) throw new RangeError(`curve: ${name} is not known`);
  return found[1];
}
