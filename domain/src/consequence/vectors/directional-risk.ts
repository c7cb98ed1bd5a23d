import { stabilityBetween } from '../dispersion/sigma-set.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { arcProfile, fillArcProfile, meanOverSectors, type Sector } from '../risk/arc-profile.ts';
import { centreLineProbability, wedgeLethality } from '../risk/centre-line-risk.ts';
import type { Lethality } from '../risk/lethality.ts';
import { plumeLethality } from '../risk/plume-lethality.ts';
import { isGiven, toxicCoefficientsOf } from './probit-inputs.ts';
import { sigmaSetNameOf, terrainOf } from './sigma-words.ts';
import { listOf, numberOf, numberOr, numbersOf, wordOf } from './vector-model.ts';
import type { VectorInputs, VectorOutputs, VectorValue } from './vector-model.ts';

const RAD = Math.PI / 180;
/** The vectors count every death, however unlikely. */
const NO_CUT = 1e-20;
const PIECES = 160;

/** Risk of one steady plume in a rose of sectors, the direction uniform within each. */
export function plumeRisk(inputs: VectorInputs): VectorOutputs {
  const airs = listOf(inputs, 'weather').map((air) => air as VectorInputs);
  const clouds = airs.map((air) => ({
    weight: numberOr(air, 'p', 1),
    lethality: plumeOf(inputs, air),
  }));
  const sectors = sectorsOf(inputs, 'wind');
  const profile = arcProfile(PIECES);
  const frequency = numberOf(inputs, 'frequency_per_yr');
  const riskAt = ([eastM, northM]: readonly [number, number]): number =>
    clouds.reduce((sum, { weight, lethality }) => {
      fillArcProfile(profile, lethality, Math.max(Math.hypot(eastM, northM), NEAREST_M));
      return sum + weight * meanOverSectors(profile, Math.atan2(eastM, northM), sectors);
    }, 0);
  return { lsir_per_yr: atPoints(inputs, (point) => frequency * riskAt(point)) };
}

const NEAREST_M = 0.1;

/** Risk of wedges that point to the centre lines of the sectors. */
export function wedgeRisk(inputs: VectorInputs): VectorOutputs {
  const directions = sectorsOf(inputs, 'wind_rose').map(({ centreRad, probability }) => ({
    bearingRad: centreRad,
    probability,
  }));
  const wedges = listOf(inputs, 'scenarios').map((one) => wedgeOf(one as VectorInputs));
  const riskAt = (point: readonly [number, number]): number =>
    wedges.reduce(
      (sum, { frequency, lethality }) =>
        sum + frequency * centreLineProbability(lethality, point, directions),
      0,
    );
  return { lsir_per_yr: atPoints(inputs, riskAt) };
}

function wedgeOf(inputs: VectorInputs): { frequency: number; lethality: Lethality } {
  const keyOf = (short: string, long: string): string => (isGiven(inputs, short) ? short : long);
  return {
    frequency: numberOf(inputs, keyOf('f', 'frequency_per_yr')),
    lethality: wedgeLethality({
      radiusM: numberOf(inputs, 'radius_m'),
      halfAngleRad: numberOf(inputs, 'half_angle_deg') * RAD,
      deathProbability: numberOf(inputs, keyOf('P', 'p_death')),
    }),
  };
}

function plumeOf(inputs: VectorInputs, air: VectorInputs): Lethality {
  const stability = stabilityBetween(wordOf(air, 'class'));
  const given = isGiven(inputs, 'probit') ? (inputs.probit as VectorInputs) : inputs;
  return plumeLethality({
    source: {
      rateKgPerS: numberOf(inputs, 'Q_kg_s'),
      windMPerS: numberOf(air, 'u_m_s'),
      heightM: numberOr(inputs, 'release_height_m', 0),
      curves: sigmaCurves(sigmaSetNameOf(inputs, 'plume'), stability, terrainOf(inputs)),
    },
    receptorHeightM: numberOr(inputs, 'receptor_height_m', 0),
    probit: toxicCoefficientsOf(given, 'purple-book'),
    unitPerKgPerM3: 1e6,
    minutes: numberOf(inputs, 't_min'),
    minShare: NO_CUT,
  });
}

/** Sectors by where the cloud goes (`…_to_deg`) or where the wind comes from (`…_from_deg`). */
function sectorsOf(inputs: VectorInputs, prefix: string): Sector[] {
  const [toKey, fromKey] = [`${prefix}_to_deg`, `${prefix}_from_deg`];
  const [key, turnDeg] = isGiven(inputs, fromKey) ? [fromKey, 180] : [toKey, 0];
  const directions = numbersOf(inputs, key);
  const probabilities = numbersOf(inputs, `${prefix}_p`);
  if (directions.length !== probabilities.length)
    throw new TypeError(`${prefix}_p: as many as directions`);
  return directions.map((deg, at) => ({
    centreRad: (deg + turnDeg) * RAD,
    widthRad: (2 * Math.PI) / directions.length,
    probability: probabilities[at]!,
  }));
}

/** A list of points gives a list, a single point one value. */
function atPoints(
  inputs: VectorInputs,
  riskAt: (point: readonly [number, number]) => number,
): number | number[] {
  const points = listOf(inputs, 'points_east_north_m');
  if (typeof points[0] === 'number') return riskAt(pointOf(points));
  return points.map((point) => riskAt(pointOf(point)));
}

function pointOf(value: VectorValue | readonly VectorValue[]): readonly [number, number] {
  const [eastM, northM] = numbersOf({ point: value }, 'point');
  if (eastM === undefined || northM === undefined)
    throw new TypeError('points_east_north_m: pairs expected');
  return [eastM, northM];
}
