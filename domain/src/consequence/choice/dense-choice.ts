import type { Text } from '../../text/text.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import type { Cloud } from '../cloud.ts';
import { britterMcQuaidPlumeCloud } from '../dense-gas/britter-mcquaid-plume-cloud.ts';
import { britterMcQuaidPuffCloud } from '../dense-gas/britter-mcquaid-puff-cloud.ts';
import { densePlume } from '../dense-gas/britter-mcquaid-plume.ts';
import { durationRegime } from '../dense-gas/dense-criterion.ts';
import type { SigmaCurves } from '../dispersion/sigma-set.ts';
import type { Release } from '../release.ts';
import type { Caveat } from '../validity.ts';
import { both, STEPS_JOINED, WAYS } from './choice-words.ts';
import { equivalentStep, groupedSteps } from './release-groups.ts';

/** A release that the criterion found dense, for the Britter–McQuaid correlations. */
export type DenseChoice = {
  readonly release: Release;
  readonly chemical: Chemical;
  readonly air: {
    readonly temperatureK: number;
    readonly pressurePa: number;
    readonly densityKgPerM3: number;
  };
  /** At 10 m, at least 1 m/s. */
  readonly windMPerS: number;
  /** At 2 m, at least 1 m/s. */
  readonly transportMPerS: number;
  readonly plumeCurves: SigmaCurves;
  readonly puffCurves: SigmaCurves;
  readonly receptorHeightM: number;
  /** At whose reach duration and travel time are compared; null: where the dense plume ends. */
  readonly levelKgPerM3: number | null;
  readonly reason: Text;
  readonly caveats: readonly Caveat[];
};

/**
 * Plume or puff: of a release of limited duration by u t_d/x at the reach of the level of concern; between the two limits
 * both are computed, and that which reaches farther holds.
 */
export function denseCloudOf(choice: DenseChoice): Cloud {
  const { release, windMPerS } = choice;
  if (release.kind === 'instantaneous') return puffOf(choice, WAYS.puff);
  const step = equivalentStep(release.steps);
  const plume = plumeOf(choice, WAYS.plume);
  if (step.toS === Infinity) return plume;
  const level = choice.levelKgPerM3 ?? endOfPlume(choice, step.rateKgPerS);
  const reachM = Math.max(1, plume.extentM(level)?.downwindM ?? 0);
  const regime = durationRegime(step.toS - step.fromS, windMPerS, reachM);
  if (regime === 'continuous') return plume;
  if (regime === 'instantaneous') return puffOf(choice, WAYS.shortPuff);
  const puff = puffOf(choice, WAYS.betweenPuff);
  const puffReachM = puff.extentM(level)?.downwindM ?? 0;
  if (puffReachM > reachM) return puff;
  return { ...plume, reason: both(choice.reason, WAYS.betweenPlume) };
}

function plumeOf(choice: DenseChoice, way: Text): Cloud {
  const { release, chemical, air, plumeCurves } = choice;
  const steps = groupedSteps(release.steps);
  const isJoined = steps.length < release.steps.length;
  return britterMcQuaidPlumeCloud({
    steps,
    sourceKgPerM3: release.densityKgPerM3,
    molarMassKgPerMol: chemical.molarMassKgPerMol.value,
    air,
    windMPerS: choice.windMPerS,
    transportMPerS: choice.transportMPerS,
    curves: plumeCurves,
    receptorHeightM: choice.receptorHeightM,
    reason: both(choice.reason, way),
    caveats: [...choice.caveats, ...(isJoined ? [STEPS_JOINED] : [])],
  });
}

function puffOf(choice: DenseChoice, way: Text): Cloud {
  const { release, chemical, air } = choice;
  return britterMcQuaidPuffCloud({
    massKg: release.airborneKg,
    sourceKgPerM3: release.densityKgPerM3,
    molarMassKgPerMol: chemical.molarMassKgPerMol.value,
    air,
    windMPerS: choice.windMPerS,
    curves: choice.puffCurves,
    receptorHeightM: choice.receptorHeightM,
    reason: both(choice.reason, way),
    caveats: choice.caveats,
  });
}

/** The concentration at which the correlation hands over to a passive plume. */
function endOfPlume({ release, air, windMPerS }: DenseChoice, rateKgPerS: number): number {
  const plume = densePlume({
    rateM3PerS: rateKgPerS / release.densityKgPerM3,
    windMPerS,
    sourceKgPerM3: release.densityKgPerM3,
    airKgPerM3: air.densityKgPerM3,
    molarVolumeRatio: 1,
    initialFraction: 1,
  });
  return release.densityKgPerM3 * plume.fractionAt(plume.lastPointM);
}
