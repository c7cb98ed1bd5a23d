import type { Chemical } from '../chemicals/chemical.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import { PROPERTIES } from '../chemicals/properties.ts';
import type { Cloud } from '../cloud.ts';
import {
  continuousDenseCriterion,
  instantaneousDenseCriterion,
  reducedGravity,
  type DenseCriterion,
} from '../dense-gas/dense-criterion.ts';
import { jetDistanceM, LONG_JET } from '../dense-gas/free-jet.ts';
import { gaussianPlumeCloud } from '../dispersion/plume-cloud.ts';
import { gaussianPuffCloud } from '../dispersion/puff-cloud.ts';
import type { SigmaSetName } from '../dispersion/sigma-set.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { positive } from '../inputs.ts';
import type { Release } from '../release.ts';
import { eachOnce, type Caveat } from '../validity.ts';
import { airCaveats, airDensityKgPerM3 } from '../weather/air.ts';
import type { Weather } from '../weather/weather.ts';
import { windAtHeight } from '../weather/wind-profile.ts';
import {
  both,
  buoyant,
  criterionText,
  ELEVATED_AS_GROUND,
  JET_MOMENTUM,
  missingForSlab,
  nearJet,
  SLAB_REASONS,
  WAYS,
  windFloor,
} from './choice-words.ts';
import { denseCloudOf } from './dense-choice.ts';
import { equivalentStep } from './release-groups.ts';
import { GROUND_M, slabCloudOf, slabSubstanceOf } from './slab-choice.ts';

export type ChoiceOptions = {
  readonly receptorHeightM: number;
  /** Mean over so many seconds, of plumes; left out: 10 min. Britter–McQuaid knows 10 min only. */
  readonly averagingS?: number;
  /** Left out: the correlation, and the slab model where that does not hold and the substance is known well enough. */
  readonly denseModel?: 'auto' | 'britter-mcquaid' | 'dense-slab';
  /** Curves of passive plumes; left out: Briggs. */
  readonly plumeSigmas?: SigmaSetName;
  /** Curves of passive puffs; left out: those of CCPS. */
  readonly puffSigmas?: SigmaSetName;
  /** Level of concern, at whose reach plume or puff is decided; left out: where a dense plume has become passive. */
  readonly levelKgPerM3?: number;
};

/** Steady clouds are not computed with less wind, m/s. @source EPA-454/R-99-005, 6.2.3 */
const LEAST_WIND_M_PER_S = 1;
/** The wind profile is not to be trusted below it, m; clouds on the ground are taken to move with the wind here. */
const LOWEST_M = 2;
/** Lighter than this share of the air, a cloud rises noticeably. */
const LIGHT = 0.9;

/**
 * The cloud that fits a release, and why: dense by the criterion of Britter & McQuaid or passive, plume or puff by duration
 * against travel time, the slab model where the correlation does not hold.
 * A release that changes over time is superposed of its steps when passive (exact); dense it is joined to at most five steps of
 * the same mass, each a plume of its own rate (Britter–McQuaid), or to one at the rate that the mass saw on average (slab).
 * @param release  with airborne mass; its density and temperature are those of the undiluted cloud
 * @throws RangeError when nothing is airborne, for nonsense, or when the slab model is asked for and a property is missing
 */
export function chooseCloud(
  release: Release,
  weather: Weather,
  chemical: Chemical,
  options: ChoiceOptions,
): Cloud {
  positive('airborneKg', release.airborneKg);
  const airKgPerM3 = airDensityKgPerM3(weather);
  const setting: Setting = {
    ...{ release, weather, chemical, options, airKgPerM3 },
    windMPerS: Math.max(LEAST_WIND_M_PER_S, weather.windMPerS),
    ...releaseWind(release, weather),
  };
  const criterion = criterionOf(setting);
  return criterion.isDense ? dense(setting, criterion) : passive(setting, criterion);
}

type Setting = {
  readonly release: Release;
  readonly weather: Weather;
  readonly chemical: Chemical;
  readonly options: ChoiceOptions;
  readonly airKgPerM3: number;
  /** At 10 m, at least 1 m/s. */
  readonly windMPerS: number;
  /** At the height of the release, at least 1 m/s. */
  readonly releaseWindMPerS: number;
  readonly calm: readonly Caveat[];
};

function releaseWind(
  release: Release,
  weather: Weather,
): { readonly releaseWindMPerS: number; readonly calm: readonly Caveat[] } {
  const { windMPerS } = windAtHeight(weather, Math.max(LOWEST_M, release.heightM));
  const releaseWindMPerS = Math.max(LEAST_WIND_M_PER_S, windMPerS);
  return { releaseWindMPerS, calm: windMPerS < LEAST_WIND_M_PER_S ? [windFloor(windMPerS)] : [] };
}

function criterionOf({ release, airKgPerM3, windMPerS }: Setting): DenseCriterion {
  const g0MPerS2 = reducedGravity(release.densityKgPerM3, airKgPerM3);
  if (release.kind === 'instantaneous') {
    const volumeM3 = release.airborneKg / release.densityKgPerM3;
    return instantaneousDenseCriterion({ g0MPerS2, volumeM3, windMPerS });
  }
  const rateM3PerS = equivalentStep(release.steps).rateKgPerS / release.densityKgPerM3;
  return continuousDenseCriterion({ g0MPerS2, rateM3PerS, windMPerS });
}

function passive(setting: Setting, criterion: DenseCriterion): Cloud {
  const { release, weather, chemical, options, releaseWindMPerS } = setting;
  const reason = criterionText(criterion, release.densityKgPerM3);
  const shared = {
    windMPerS: releaseWindMPerS,
    heightM: release.heightM,
    receptorHeightM: options.receptorHeightM,
    mixingHeightM: weather.mixingHeightM,
    ceilingKgPerM3: gasDensityKgPerM3({
      ...weather,
      molarMassKgPerMol: chemical.molarMassKgPerMol.value,
    }),
    caveats: [...setting.calm, ...airCaveats(weather), ...lightCaveats(setting)],
  };
  if (release.kind === 'instantaneous')
    return gaussianPuffCloud({
      ...shared,
      massKg: release.airborneKg,
      curves: sigmaCurves(options.puffSigmas ?? 'ccps-puff', weather.stability, weather.terrain),
      reason: both(reason, WAYS.gaussianPuff),
    });
  return gaussianPlumeCloud({
    ...shared,
    steps: release.steps,
    ...(options.averagingS === undefined ? {} : { averagingS: options.averagingS }),
    curves: sigmaCurves(options.plumeSigmas ?? 'briggs', weather.stability, weather.terrain),
    reason: both(reason, WAYS.gaussianPlume),
  });
}

/** A light gas rises; a jet goes its own way first. */
function lightCaveats({ release, chemical, airKgPerM3 }: Setting): Caveat[] {
  const ratio = release.densityKgPerM3 / airKgPerM3;
  const caveats = ratio < LIGHT ? [buoyant(ratio)] : [];
  const { openingM, exitVelocityMPerS } = release;
  if (chemical.lel === undefined || openingM === null || exitVelocityMPerS === null) return caveats;
  // The two published conventions of the density factor contradict each other: the farther one holds.
  const [jetKgPerM3, k] = [release.densityKgPerM3, LONG_JET];
  const reach = (densityFactor: 'jet-over-air' | 'air-over-jet'): number =>
    jetDistanceM({ openingM, jetKgPerM3, airKgPerM3, densityFactor, ...k }, chemical.lel!.value);
  return [...caveats, nearJet(Math.max(reach('jet-over-air'), reach('air-over-jet')))];
}

function dense(setting: Setting, criterion: DenseCriterion): Cloud {
  const { release, weather, chemical, options } = setting;
  const reason = criterionText(criterion, release.densityKgPerM3);
  const caveats = eachOnce(airCaveats(weather));
  const why = slabReason(setting);
  if (why === null) return correlation(setting, reason, caveats);
  const found = slabSubstanceOf(chemical, release);
  if (!('missing' in found))
    return slabCloudOf({
      release,
      weather,
      substance: found.substance,
      receptorHeightM: options.receptorHeightM,
      averagingS: options.averagingS ?? 600,
      reason: both(reason, both(why, WAYS.slab)),
      caveats,
    });
  if (options.denseModel === 'dense-slab')
    throw new RangeError(
      `${chemical.name.en}: ${PROPERTIES[found.missing].en} is not in the table`,
    );
  return correlation(setting, reason, [...caveats, missingForSlab(found.missing)]);
}

function slabReason({ release, weather, options }: Setting) {
  const { denseModel = 'auto' } = options;
  if (denseModel === 'dense-slab') return SLAB_REASONS.asked;
  if (denseModel === 'britter-mcquaid') return null;
  if (weather.windMPerS < LEAST_WIND_M_PER_S) return SLAB_REASONS.calm;
  return release.heightM > GROUND_M ? SLAB_REASONS.elevated : null;
}

function correlation(
  { release, weather, chemical, options, airKgPerM3, windMPerS }: Setting,
  reason: ReturnType<typeof criterionText>,
  caveats: readonly Caveat[],
): Cloud {
  const { stability, terrain } = weather;
  const low = windAtHeight(weather, LOWEST_M).windMPerS;
  return denseCloudOf({
    release,
    chemical,
    air: { ...weather, densityKgPerM3: airKgPerM3 },
    windMPerS,
    transportMPerS: Math.max(LEAST_WIND_M_PER_S, low),
    plumeCurves: sigmaCurves(options.plumeSigmas ?? 'briggs', stability, terrain),
    puffCurves: sigmaCurves(options.puffSigmas ?? 'ccps-puff', stability, terrain),
    receptorHeightM: options.receptorHeightM,
    levelKgPerM3: options.levelKgPerM3 ?? null,
    reason,
    caveats: [
      ...caveats,
      ...(weather.windMPerS < LEAST_WIND_M_PER_S ? [windFloor(weather.windMPerS)] : []),
      ...(release.heightM > GROUND_M ? [ELEVATED_AS_GROUND] : []),
      ...(release.exitVelocityMPerS === null ? [] : [JET_MOMENTUM]),
    ],
  });
}
