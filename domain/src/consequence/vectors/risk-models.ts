import type { ToxicProbit } from '../chemicals/chemical.ts';
import { populationFraction } from '../effects/fatality-rules.ts';
import { concentricAreaM2, concentricRisk, type LethalCircle } from '../risk/concentric-risk.ts';
import { FLASH_SHARE, outcomeFrequencies } from '../risk/event-tree.ts';
import {
  averageIndividualRisk,
  fatalAccidentRate,
  type FatalOutcome,
  frequencyOfAtLeast,
  potentialLossOfLife,
} from '../risk/fn-curve.ts';
import { frequenciesOf, PURPLE_BOOK_FREQUENCIES } from '../risk/frequency-tables.ts';
import { directIgnitionProbability } from '../risk/ignition.ts';
import { individualRiskLimit } from '../risk/risk-criteria.ts';
import { toxicGridPoint } from '../risk/toxic-grid-point.ts';
import { contourCrossingM, transectRisk } from '../risk/transect.ts';
import { plumeRisk, wedgeRisk } from './directional-risk.ts';
import {
  amountOf,
  equipmentIdOf,
  fractionsOf,
  ignitionClassOf,
  lossKindOf,
  periodOf,
  statusOf,
  targetOf,
} from './risk-words.ts';
import { table } from './table.ts';
import {
  elementwise,
  listOf,
  numberOf,
  numberOr,
  numbersOf,
  type VectorInputs,
  type VectorModels,
  type VectorOutputs,
  wordOf,
} from './vector-model.ts';

export const riskModels: VectorModels = {
  'risk.criteria': elementwise(['target', 'status'], (inputs) => {
    const target = targetOf(wordOf(inputs, 'target'));
    return { limit_per_yr: individualRiskLimit(target, statusOf(wordOf(inputs, 'status'))) };
  }),
  'risk.direct_ignition_probability': elementwise(
    ['substance', 'release', 'rate_kg_s', 'mass_kg'],
    (inputs) => ({
      p: directIgnitionProbability(ignitionClassOf(wordOf(inputs, 'substance')), amountOf(inputs)),
    }),
  ),
  'risk.event_tree': elementwise(
    ['frequency_per_yr', 'p_immediate', 'p_delayed', 'p_flash_given_delayed'],
    (inputs) => {
      const split = outcomeFrequencies(numberOf(inputs, 'frequency_per_yr'), {
        immediate: numberOf(inputs, 'p_immediate'),
        delayed: numberOf(inputs, 'p_delayed'),
        flashGivenDelayed: numberOr(inputs, 'p_flash_given_delayed', FLASH_SHARE),
      });
      return {
        jet_or_pool_fire: split.fire,
        flash_fire: split.flashFire,
        explosion: split.explosion,
        no_ignition: split.unignited,
      };
    },
  ),
  'risk.fn_curve': (inputs) => {
    const outcomes = outcomesOf(inputs);
    const frequency = ({ N }: VectorInputs): number =>
      frequencyOfAtLeast(outcomes, numberOf({ N: N ?? null }, 'N'));
    return { F: table(inputs, ['N'], frequency), pll_per_yr: potentialLossOfLife(outcomes) };
  },
  'risk.loc_frequency': elementwise(['equipment', 'scenario', 'length_m', 'hours'], locFrequency),
  'risk.lsir_circles': (inputs) => {
    const circles = listOf(inputs, 'scenarios').map((one) => circleOf(one as VectorInputs));
    return {
      lsir_per_yr: table(inputs, ['distance_m'], (cell) =>
        concentricRisk(circles, numberOf(cell, 'distance_m')),
      ),
      contour_area_m2: table(inputs, ['levels_per_yr'], (cell) =>
        concentricAreaM2(circles, numberOf(cell, 'levels_per_yr')),
      ),
    };
  },
  'risk.lsir_plume': plumeRisk,
  'risk.lsir_transect': (inputs) => {
    const distances = numbersOf(inputs, 'distances_m');
    const rows = listOf(inputs, 'p_death');
    const ofScenario = rows.every((row) => typeof row === 'number') ? [rows] : rows;
    const risks = transectRisk(
      distances,
      numbersOf(inputs, 'frequency_per_yr').map((frequencyPerYear, at) => ({
        frequencyPerYear,
        deathProbabilities: numbersOf({ row: ofScenario[at] ?? null }, 'row'),
      })),
    );
    const crossing = (cell: VectorInputs): number | null =>
      contourCrossingM(distances, risks, numberOf(cell, 'levels_per_yr'));
    return { lsir_per_yr: risks, contour_crossing_m: table(inputs, ['levels_per_yr'], crossing) };
  },
  'risk.lsir_wedge_sum': wedgeRisk,
  'risk.pb_fatality_fractions': (inputs) => {
    const cases = listOf(inputs, 'cases').map((one) => one as VectorInputs);
    const fractions = cases.map(fractionsOf);
    return {
      p_death_outdoor_unprotected: fractions.map(({ unprotected }) => unprotected),
      f_indoors: fractions.map(({ indoors }) => indoors),
      f_outdoors: fractions.map(({ outdoors }) => outdoors),
      societal_fraction: fractions.map((one, at) => populationFraction(one, periodOf(cases[at]!))),
    };
  },
  'risk.pll_far': elementwise(
    ['pll_per_yr', 'persons', 'hours_per_yr', 'far_for_air', 'exposed_hours'],
    (inputs) => {
      const people = numberOf(inputs, 'persons');
      const hoursPerYear = numberOr(inputs, 'hours_per_yr', 8760);
      const far = fatalAccidentRate(numberOf(inputs, 'pll_per_yr'), { people, hoursPerYear });
      const rate = numberOr(inputs, 'far_for_air', far);
      const exposedHours = numberOr(inputs, 'exposed_hours', hoursPerYear);
      return { far, air_per_yr: averageIndividualRisk(rate, exposedHours) };
    },
  ),
  'risk.toxic_grid_point': elementwise(
    ['Q_kg_s', 'u_m_s', 'distance_m', 'sigma_y_m', 'sigma_z_m', 't_min'],
    gridPoint,
  ),
  'risk.weather_direction': elementwise(
    ['day_fraction', 'p_day', 'night_fraction', 'p_night'],
    (inputs) => {
      const day = numberOf(inputs, 'day_fraction');
      const night = numberOr(inputs, 'night_fraction', 1 - day);
      return { p: day * numberOf(inputs, 'p_day') + night * numberOf(inputs, 'p_night') };
    },
  ),
};

function outcomesOf(inputs: VectorInputs): FatalOutcome[] {
  const fatalities = numbersOf(inputs, 'fatalities');
  const frequencies = numbersOf(inputs, 'frequency_per_yr');
  if (fatalities.length !== frequencies.length)
    throw new TypeError('frequency_per_yr, fatalities: lists of different lengths');
  return frequencies.map((frequencyPerYear, at) => ({
    frequencyPerYear,
    fatalities: fatalities[at]!,
  }));
}

function circleOf(inputs: VectorInputs): LethalCircle {
  return {
    frequencyPerYear: numberOf(inputs, 'frequency_per_yr'),
    radiusM: numberOf(inputs, 'radius_m'),
    deathProbability: numberOr(inputs, 'p_death', 1),
  };
}

function locFrequency(inputs: VectorInputs): VectorOutputs {
  const equipment = wordOf(inputs, 'equipment');
  const row = frequenciesOf(PURPLE_BOOK_FREQUENCIES, equipmentIdOf(equipment));
  const kind = lossKindOf(wordOf(inputs, 'scenario'));
  const loss = row?.losses.find((one) => one.kind === kind);
  if (loss === undefined) throw new RangeError(`no frequency of ${kind} for ${equipment}`);
  const amount = numberOr(inputs, 'length_m', 1) * numberOr(inputs, 'hours', 1);
  return { frequency_per_yr: loss.frequency * amount };
}

function gridPoint(inputs: VectorInputs): VectorOutputs {
  const probit: ToxicProbit = {
    a: numberOf(inputs, 'probit_a'),
    b: numberOf(inputs, 'probit_b'),
    n: numberOf(inputs, 'probit_n'),
    concentrationUnit: 'mg/m3',
    source: 'coefficients of the vector',
  };
  const found = toxicGridPoint({
    section: {
      rateKgPerS: numberOf(inputs, 'Q_kg_s'),
      windMPerS: numberOf(inputs, 'u_m_s'),
      heightM: numberOr(inputs, 'release_height_m', 0),
      sigmaYM: numberOf(inputs, 'sigma_y_m'),
      sigmaZM: numberOf(inputs, 'sigma_z_m'),
      lidM: null,
    },
    receptorHeightM: numberOr(inputs, 'receptor_height_m', 0),
    distanceM: numberOf(inputs, 'distance_m'),
    probit,
    minutes: numberOf(inputs, 't_min'),
    sectors: numberOr(inputs, 'wind_sectors', 12),
    cutoffShare: numberOr(inputs, 'cutoff_probability', 0.01),
  });
  const perYear =
    numberOr(inputs, 'frequency_per_yr', 0) * numberOr(inputs, 'weather_direction_probability', 1);
  return {
    c_mg_m3: found.concentrationMgPerM3,
    probit: found.probit,
    p_centreline: found.axisShare,
    probability_integral_m: found.probabilityIntegralM,
    effective_cloud_width_m: found.effectiveWidthM,
    coverage_probability: found.coverProbability,
    p_death: found.deathProbability,
    dIR_per_yr: perYear * found.deathProbability,
  };
}
