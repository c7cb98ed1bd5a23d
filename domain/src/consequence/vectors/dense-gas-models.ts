import {
  decayCurve,
  plumeDecay,
  puffDecay,
  type DecayPoint,
} from '../dense-gas/britter-mcquaid-correlation.ts';
import {
  densePlume,
  densePlumeScales,
  type DensePlumeSource,
} from '../dense-gas/britter-mcquaid-plume.ts';
import { densePuff } from '../dense-gas/britter-mcquaid-puff.ts';
import {
  continuousDenseCriterion,
  instantaneousDenseCriterion,
  type DenseCriterion,
} from '../dense-gas/dense-criterion.ts';
import { jetDistanceM, jetFraction, LONG_JET, type FreeJet } from '../dense-gas/free-jet.ts';
import { indoorAir, type AirStep } from '../indoor/indoor-air.ts';
import {
  elementwise,
  listOf,
  numberOf,
  numberOr,
  numbersOf,
  wordOf,
  wordOr,
  type VectorInputs,
  type VectorModels,
  type VectorOutputs,
} from './vector-model.ts';

const PLUME_KEYS = [
  'Q_gas_m3_s',
  'u_10m_m_s',
  'rho_gas_kg_m3',
  'rho_air_kg_m3',
  'release_temperature_K',
  'air_temperature_K',
  'initial_fraction',
];
const PUFF_KEYS = [...PLUME_KEYS.slice(1), 'V0_m3', 'rho_cloud_kg_m3', 'x_m', 'y_m', 't_s'];
const JET_KEYS = ['hole_diameter_m', 'k2', 'k3', 'jet_density_kg_m3', 'air_density_kg_m3'];

/** Models of the families `dense.*`, `jet.*` and `indoor.*`. */
export const denseGasModels: VectorModels = {
  'dense.criterion': criterion,
  'dense.britter_mcquaid_correlation': (inputs) => correlation(inputs, plumeDecay),
  'dense.britter_mcquaid_puff_correlation': (inputs) => correlation(inputs, puffDecay),
  'dense.britter_mcquaid_parameters': elementwise(PLUME_KEYS, (inputs) => {
    const scales = densePlumeScales(plumeSource(inputs));
    return {
      alpha: scales.alpha,
      lb_m: scales.buoyancyM,
      upwind_extent_Lu_m: scales.upwindM,
      half_width_source_Lh0_m: scales.sourceHalfWidthM,
    };
  }),
  'dense.britter_mcquaid_plume': elementwise([...PLUME_KEYS, 'x_m'], (inputs) => ({
    c_vol_frac: densePlume(plumeSource(inputs)).fractionAt(numberOf(inputs, 'x_m')),
  })),
  'dense.britter_mcquaid_plume_distance': elementwise(
    [...PLUME_KEYS, 'c_target_vol_frac'],
    (inputs) => ({
      x_m: densePlume(plumeSource(inputs)).distanceToM(numberOf(inputs, 'c_target_vol_frac')),
    }),
  ),
  'dense.britter_mcquaid_puff': elementwise(PUFF_KEYS, puff),
  'jet.free_turbulent': jet,
  'indoor.single_zone': (inputs) => {
    const isTrain = Array.isArray(inputs['pulse_start_h']);
    const keys = ['ach_per_h', 't_h', ...(isTrain ? [] : ['c_out', 'pulse_end_h'])];
    return elementwise(keys, singleZone)(inputs);
  },
};

function criterion(inputs: VectorInputs): VectorOutputs {
  if (!Object.hasOwn(inputs, 'cases')) return outcomeOf(criterionOf(inputs));
  const outcomes = listOf(inputs, 'cases').map((each) =>
    outcomeOf(criterionOf(each as VectorInputs)),
  );
  if (!Array.isArray(inputs['cases'])) return outcomes[0]!;
  return {
    value: outcomes.map(({ value }) => value),
    is_dense: outcomes.map(({ is_dense }) => is_dense),
  };
}

function criterionOf(inputs: VectorInputs): DenseCriterion {
  const [g0MPerS2, windMPerS] = [numberOf(inputs, 'g0_m_s2'), numberOf(inputs, 'u_m_s')];
  if (wordOf(inputs, 'kind') === 'continuous')
    return continuousDenseCriterion({
      g0MPerS2,
      windMPerS,
      rateM3PerS: numberOf(inputs, 'Q_m3_s'),
    });
  return instantaneousDenseCriterion({ g0MPerS2, windMPerS, volumeM3: numberOf(inputs, 'V0_m3') });
}

function outcomeOf({ value, isDense }: DenseCriterion): { value: number; is_dense: boolean } {
  return { value, is_dense: isDense };
}

/** β of each α (rows) at each level (columns); a single α or level leaves its dimension out. */
function correlation(inputs: VectorInputs, decay: (alpha: number) => DecayPoint[]): VectorOutputs {
  const levels = numbersOf(inputs, 'c_levels');
  const rows = numbersOf(inputs, 'alpha').map((alpha) => {
    const points = decay(alpha);
    const betas = levels.map((level) => betaOf(points, level));
    return Array.isArray(inputs['c_levels']) ? betas : betas[0];
  });
  return { beta: Array.isArray(inputs['alpha']) ? rows : rows[0] };
}

function betaOf(points: readonly DecayPoint[], level: number): number {
  const point = points.find(({ share }) => Math.abs(share - level) <= 1e-9 * share);
  if (point !== undefined) return point.beta;
  return Math.log10(decayCurve(points, { k: 306, toScaled: 30 }).distanceTo(level));
}

function molarVolumeRatio(inputs: VectorInputs): number {
  const release = numberOr(inputs, 'release_temperature_K', 0);
  const air = numberOr(inputs, 'air_temperature_K', 0);
  return release > 0 && air > 0 ? release / air : 1;
}

function plumeSource(inputs: VectorInputs): DensePlumeSource {
  return {
    rateM3PerS: numberOf(inputs, 'Q_gas_m3_s'),
    windMPerS: numberOf(inputs, 'u_10m_m_s'),
    sourceKgPerM3: numberOf(inputs, 'rho_gas_kg_m3'),
    airKgPerM3: numberOf(inputs, 'rho_air_kg_m3'),
    molarVolumeRatio: molarVolumeRatio(inputs),
    initialFraction: numberOr(inputs, 'initial_fraction', 1),
  };
}

function puff(inputs: VectorInputs): VectorOutputs {
  const cloud = densePuff({
    volumeM3: numberOf(inputs, 'V0_m3'),
    windMPerS: numberOf(inputs, 'u_10m_m_s'),
    sourceKgPerM3: numberOf(inputs, 'rho_cloud_kg_m3'),
    airKgPerM3: numberOf(inputs, 'rho_air_kg_m3'),
    molarVolumeRatio: molarVolumeRatio(inputs),
    initialFraction: numberOr(inputs, 'initial_fraction', 1),
  });
  const place = [numberOf(inputs, 'x_m'), numberOr(inputs, 'y_m', 0)] as const;
  return { c_vol_frac: cloud.fractionAt(...place, numberOf(inputs, 't_s')) };
}

/** What is asked for: the concentration at a place, the distance to a concentration, or both. */
function jet(inputs: VectorInputs): VectorOutputs {
  const isWanted = (key: string): boolean => Object.hasOwn(inputs, key) && inputs[key] !== null;
  return {
    ...(isWanted('x_m') ? JET_AT_PLACE(inputs) : {}),
    ...(isWanted('c_target_vol_frac') ? JET_REACH(inputs) : {}),
  };
}

const JET_AT_PLACE = elementwise([...JET_KEYS, 'x_m', 'r_m'], (inputs) => ({
  c_vol_frac: jetFraction(jetOf(inputs), numberOf(inputs, 'x_m'), numberOr(inputs, 'r_m', 0)),
}));

const JET_REACH = elementwise([...JET_KEYS, 'c_target_vol_frac'], (inputs) => ({
  x_LEL_m: jetDistanceM(jetOf(inputs), numberOf(inputs, 'c_target_vol_frac')),
}));

function jetOf(inputs: VectorInputs): FreeJet {
  return {
    openingM: numberOf(inputs, 'hole_diameter_m'),
    jetKgPerM3: numberOf(inputs, 'jet_density_kg_m3'),
    airKgPerM3: numberOf(inputs, 'air_density_kg_m3'),
    densityFactor: densityFactorOf(wordOr(inputs, 'density_factor', 'sqrt(rho_jet/rho_air)')),
    k2: numberOr(inputs, 'k2', LONG_JET.k2),
    k3: numberOr(inputs, 'k3', LONG_JET.k3),
  };
}

/** `sqrt(rho_a/rho_…)`, `sqrt(rho_ambient/rho_…)` have the air above, anything else of that form the jet. */
function densityFactorOf(written: string): FreeJet['densityFactor'] {
  const above = /([a-z0-9]+)\s*\//i.exec(written)?.[1]?.toLowerCase();
  if (above === undefined) throw new TypeError(`density_factor: ${written} is not known`);
  return /^(?:rho)?a(?:ir|mb|mbient)?$/.test(above) ? 'air-over-jet' : 'jet-over-air';
}

const HOUR_S = 3600;

/** One pulse, or several in a row when its beginnings are a list. */
function singleZone(inputs: VectorInputs): VectorOutputs {
  const changesPerH = numberOf(inputs, 'ach_per_h');
  const starts = hoursOf(inputs, 'pulse_start_h', 0);
  const ends = hoursOf(inputs, 'pulse_end_h', Infinity);
  const levels = numbersOf(inputs, 'c_out');
  const steps: AirStep[] = [];
  for (const [at, startH] of starts.entries()) {
    const fromS = steps.at(-1)?.toS ?? startH * HOUR_S;
    if (startH * HOUR_S > fromS)
      steps.push({ fromS, toS: startH * HOUR_S, outdoorKgPerM3: 0, changesPerH });
    const toS = (ends[at] ?? Infinity) * HOUR_S;
    const outdoorKgPerM3 = levels[at] ?? levels[0]!;
    steps.push({ fromS: startH * HOUR_S, toS, outdoorKgPerM3, changesPerH });
  }
  return { c_in: indoorAir(steps).concentrationAt(numberOf(inputs, 't_h') * HOUR_S) };
}

function hoursOf(inputs: VectorInputs, key: string, fallback: number): number[] {
  const isGiven = Object.hasOwn(inputs, key) && inputs[key] !== null;
  return isGiven ? numbersOf(inputs, key) : [fallback];
}
