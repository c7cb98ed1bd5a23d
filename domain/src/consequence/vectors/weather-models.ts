import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { ppmToMgPerM3 } from '../chemicals/concentration-units.ts';
import { averagingTime } from '../dispersion/averaging-time.ts';
import { classesOf, pasquillClass, SKIES, type PasquillClass } from '../weather/pasquill-class.ts';
import { srdtDayClass, srdtNightClass } from '../weather/srdt-class.ts';
import type { Terrain } from '../weather/weather.ts';
import { powerLawWind, windExponent, type ExponentSet } from '../weather/wind-profile.ts';
import {
  elementwise,
  numberOf,
  numberOr,
  wordOf,
  wordOr,
  type VectorInputs,
  type VectorModels,
  type VectorOutputs,
} from './vector-model.ts';
import { alohaDefaultLevels } from './zone-defaults.ts';

/** Stability, wind, units and default zones by the names of the vector files. */
export const weatherModels: VectorModels = {
  'stability.pasquill': elementwise(['wind_speed_10m_m_s', 'sky'], pasquill),
  'stability.srdt': elementwise(
    ['wind_speed_10m_m_s', 'solar_radiation_W_m2', 'dT_dz_K_per_m'],
    srdt,
  ),
  'wind.power_law': elementwise(
    ['u_ref_m_s', 'z_ref_m', 'z_m', 'terrain', 'exponent_set', 'class'],
    powerLaw,
  ),
  'util.averaging_time': elementwise(['c1', 't1_s', 't2_s', 'p'], (inputs) => ({
    c2: averagingTime(numberOf(inputs, 'c1'), {
      fromS: numberOf(inputs, 't1_s'),
      toS: numberOf(inputs, 't2_s'),
      exponent: numberOr(inputs, 'p', 0.2),
    }),
  })),
  'util.ppm_to_mg_m3': elementwise(
    ['ppm', 'molar_mass_g_mol', 'temperature_K', 'pressure_Pa'],
    (inputs) => ({
      mg_m3: ppmToMgPerM3(numberOf(inputs, 'ppm'), {
        molarMassKgPerMol: numberOf(inputs, 'molar_mass_g_mol') / 1000,
        temperatureK: numberOr(inputs, 'temperature_K', 298.15),
        pressurePa: numberOr(inputs, 'pressure_Pa', 101_325),
      }),
    }),
  ),
  'zones.aloha_default_locs': elementwise(['hazard'], (inputs) =>
    alohaDefaultLevels(wordOf(inputs, 'hazard')),
  ),
};

function pasquill(inputs: VectorInputs): VectorOutputs {
  const word = wordOf(inputs, 'sky');
  const plain = word.toLowerCase().replaceAll(/[\s_]+/g, '-');
  // `overcast-day` and `day-overcast` are one class
  const sky = plain.includes('overcast') ? 'overcast' : SKIES.find((one) => one === plain);
  if (sky === undefined)
    throw new RangeError(`sky must be one of ${SKIES.join(', ')}, got ${word}`);
  return { class: pasquillClass(numberOf(inputs, 'wind_speed_10m_m_s'), sky) };
}

/** Without radiation it is night. */
function srdt(inputs: VectorInputs): VectorOutputs {
  const wind = numberOf(inputs, 'wind_speed_10m_m_s');
  const radiation = inputs['solar_radiation_W_m2'];
  if (radiation === undefined || radiation === null)
    return { class: srdtNightClass(wind, numberOf(inputs, 'dT_dz_K_per_m')) };
  return { class: srdtDayClass(wind, numberOf(inputs, 'solar_radiation_W_m2')) };
}

/** A class such as `A-B` has the mean exponent of both. */
function powerLaw(inputs: VectorInputs): VectorOutputs {
  const word = wordOf(inputs, 'class').toUpperCase();
  const classes = classesOf(word as PasquillClass);
  if (!/^[A-F](-[A-F])?$/.test(word) || classes.length === 0)
    throw new RangeError(`class must be ${STABILITY_CLASSES.join(', ')}, got ${word}`);
  const [terrain, set] = [terrainOf(inputs), exponentSetOf(inputs)];
  const exponents = classes.map((one) => windExponent(one, terrain, set));
  const exponent = exponents.reduce((sum, one) => sum + one, 0) / exponents.length;
  const measured = {
    windMPerS: numberOf(inputs, 'u_ref_m_s'),
    heightM: numberOr(inputs, 'z_ref_m', 10),
  };
  return { u_m_s: powerLawWind(measured, numberOf(inputs, 'z_m'), exponent) };
}

function terrainOf(inputs: VectorInputs): Terrain {
  const word = wordOr(inputs, 'terrain', 'rural').toLowerCase();
  if (word !== 'rural' && word !== 'urban')
    throw new RangeError(`terrain must be rural or urban, got ${word}`);
  return word;
}

function exponentSetOf(inputs: VectorInputs): ExponentSet {
  const word = wordOr(inputs, 'exponent_set', 'Irwin').toLowerCase();
  if (/isc|screen/.test(word)) return 'isc3';
  if (/irwin|ccps/.test(word)) return 'irwin';
  throw new RangeError(`exponent_set must be ISC3, CCPS or Irwin, got ${word}`);
}
