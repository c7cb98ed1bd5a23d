import type { Text } from '../../text/text.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { PROPERTIES, type PropertyKey } from '../chemicals/properties.ts';
import type { Cloud } from '../cloud.ts';
import { slabCloud } from '../dense-gas/slab-cloud.ts';
import { slabPuffCloud } from '../dense-gas/slab-puff-cloud.ts';
import type { SlabSource } from '../dense-gas/slab-plume.ts';
import { slabSubstance, type SlabSubstance } from '../dense-gas/slab-substance.ts';
import { surfaceAir } from '../dense-gas/surface-air.ts';
import type { Release } from '../release.ts';
import type { Caveat } from '../validity.ts';
import { WIND_HEIGHT_M } from '../weather/wind-profile.ts';
import type { Weather } from '../weather/weather.ts';
import { ROUGHNESS_CAPPED, STEPS_JOINED } from './choice-words.ts';
import { equivalentStep } from './release-groups.ts';

/** Roughness up to which the model was compared with field trials, m. @source slabx, validated envelope */
const ROUGHEST_M = 0.1;
/** A dense release this high is not one on the ground any more, m. */
export const GROUND_M = 5;
/** The plume equations need some wind, m/s. */
const LEAST_WIND_M_PER_S = 0.3;

export type SlabChoice = {
  readonly release: Release;
  readonly weather: Weather;
  readonly substance: SlabSubstance;
  readonly receptorHeightM: number;
  readonly averagingS: number;
  readonly reason: Text;
  readonly caveats: readonly Caveat[];
};

/** The substance for the slab model, or the property that the table lacks for it. */
export function slabSubstanceOf(
  chemical: Chemical,
  release: Release,
): { readonly substance: SlabSubstance } | { readonly missing: PropertyKey } {
  const { substance, missing } = slabSubstance(chemical, release.aerosolFraction > 0);
  if (substance !== null) return { substance };
  if (!Object.hasOwn(PROPERTIES, missing)) throw new RangeError(`no words for ${missing}`);
  return { missing: missing as PropertyKey };
}

/** The release by the slab model. @throws RangeError where it finds no answer */
export function slabCloudOf(choice: SlabChoice): Cloud {
  const { release, weather, substance, receptorHeightM, averagingS, reason } = choice;
  const windMPerS = Math.max(LEAST_WIND_M_PER_S, weather.windMPerS);
  const air = surfaceAir({
    ...weather,
    windMPerS,
    windHeightM: WIND_HEIGHT_M,
    roughnessM: Math.min(weather.roughnessM, ROUGHEST_M),
  });
  const isJoined = release.steps.length > 1;
  const caveats = [
    ...choice.caveats,
    ...(weather.roughnessM > ROUGHEST_M ? [ROUGHNESS_CAPPED] : []),
    ...(isJoined ? [STEPS_JOINED] : []),
  ];
  const shared = { air, substance, receptorHeightM, reason, caveats };
  const { temperatureK, aerosolFraction: liquidFraction } = release;
  if (release.kind === 'instantaneous')
    return slabPuffCloud({
      ...shared,
      massKg: release.airborneKg,
      temperatureK,
      liquidFraction,
      areaM2: null,
    });
  const step = equivalentStep(release.steps);
  const source = sourceOf(release, { rateKgPerS: step.rateKgPerS, windMPerS });
  const timing = { startS: step.fromS, durationS: step.toS - step.fromS };
  return slabCloud({ ...shared, ...timing, source, averagingS });
}

type SourceCase = {
  readonly rateKgPerS: number;
  readonly windMPerS: number;
};

/** Ground over which gas without a jet rises, so wide that it does so with a tenth of the wind. */
const RISING_SHARE = 0.1;

/** A jet, or what drifts off at some height, goes along the wind; all else rises from its pool, or from the ground. */
function sourceOf(release: Release, { rateKgPerS, windMPerS }: SourceCase): SlabSource {
  const { temperatureK, densityKgPerM3, exitVelocityMPerS, heightM, pool } = release;
  const state = { rateKgPerS, temperatureK, liquidFraction: release.aerosolFraction };
  const rateM3PerS = rateKgPerS / densityKgPerM3;
  if (exitVelocityMPerS !== null || heightM > GROUND_M) {
    const areaM2 = rateM3PerS / (exitVelocityMPerS ?? windMPerS);
    return { kind: 'jet', ...state, areaM2, heightM };
  }
  const areaM2 =
    pool === null ? rateM3PerS / (RISING_SHARE * windMPerS) : (Math.PI / 4) * pool.diameterM ** 2;
  return { kind: 'pool', ...state, areaM2 };
}
