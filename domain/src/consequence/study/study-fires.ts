import type { Text } from '../../text/text.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { hasProperties, propertyOf } from '../chemicals/properties.ts';
import { bleveFire } from '../fire/bleve-fire.ts';
import { burningFluxOf } from '../fire/burning-flux-of.ts';
import { jetFire } from '../fire/jet-fire.ts';
import { poolFire } from '../fire/pool-fire.ts';
import type { RadiationField } from '../fire/radiation-field.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import type { SourceTerm } from '../source-terms/source-term.ts';
import type { Weather } from '../weather/weather.ts';

/** What burns at once, seen from any side: the heat of the side where most of it falls. */
export type StudyFire = {
  readonly kind: 'pool-fire' | 'jet-fire' | 'fireball';
  readonly name: Text;
  readonly durationS: number;
  /** Nobody dies and nothing escalates beyond, m. */
  readonly reachM: number;
  readonly heatWPerM2: (distanceM: number) => number;
};

export type BurningCase = {
  readonly chemical: Chemical;
  readonly vessel: Vessel;
  readonly release: SourceTerm;
  readonly air: Weather;
};

const NAMES: Readonly<Record<StudyFire['kind'], Text>> = {
  'pool-fire': { zh: '池火', en: 'pool fire' },
  'jet-fire': { zh: '喷射火', en: 'jet fire' },
  fireball: { zh: '火球', en: 'fireball' },
};
/** Share of heat that is radiated. @source CCPS 2000: 0.3 (jet of propane; vessel that bursts below its relief pressure) */
const RADIANT_FRACTION = 0.3;
/** Below this nobody who flees dies, and no vessel fails, W/m². */
const LEAST_HEAT_W_PER_M2 = 4000;
/** A fire that is fed for long lasts until it is fought: no vessel holds longer, s. */
const LONGEST_S = 3600;

/**
 * The fire of a release that is lit at once: a fireball where a vessel of liquefied gas falls apart, a jet where gas or a
 * two-phase flow leaves, else the pool.
 * @returns null where nothing burns, or a property that the fire needs is missing
 */
export function fireAtOnce(burning: BurningCase): StudyFire | null {
  const { chemical, vessel, release } = burning;
  if (!hasProperties(chemical, ['lel', 'heatOfCombustionJPerKg'])) return null;
  if (release.kind === 'instantaneous' && vessel.kind === 'liquefied-gas')
    return seenFromAnySide('fireball', fireball(burning));
  const isJet = release.openingM !== null && release.phase !== 'liquid';
  if (isJet && release.steps.length > 0) return seenFromAnySide('jet-fire', jet(burning));
  const pool = poolOf(burning);
  return pool && seenFromAnySide('pool-fire', pool);
}

/** Which way a flame leans is not followed: the side where it reaches farthest stands for all. */
function seenFromAnySide(kind: StudyFire['kind'], field: RadiationField): StudyFire {
  return {
    kind,
    name: NAMES[kind],
    durationS: Math.min(LONGEST_S, field.durationS ?? LONGEST_S),
    reachM: field.distanceToFluxM(LEAST_HEAT_W_PER_M2) ?? 0,
    heatWPerM2: (distanceM) => field.fluxWPerM2(distanceM, 0),
  };
}

function fireball({ chemical, vessel, air }: BurningCase): RadiationField {
  return bleveFire(
    {
      massKg: vessel.contentsKg,
      heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
      radiantFraction: RADIANT_FRACTION,
    },
    air,
  );
}

function jet({ chemical, release, air }: BurningCase): RadiationField {
  return jetFire(
    {
      rateKgPerS: release.steps[0]!.rateKgPerS,
      heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
      radiantFraction: RADIANT_FRACTION,
      heightM: release.heightM,
      ...{ bearingDeg: 0, elevationDeg: 0 },
      exitVelocityMPerS: release.exitVelocityMPerS,
      durationS: release.steps.at(-1)!.toS,
    },
    air,
  );
}

function poolOf({ chemical, release, air }: BurningCase): RadiationField | null {
  const { pool, spilledKg } = release;
  const flux = pool && burningFluxOf(chemical, pool.diameterM, air.temperatureK);
  if (pool === null || flux === null) return null;
  return poolFire(
    {
      diameterM: pool.diameterM,
      burningFluxKgPerM2S: flux,
      heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
      burnableKg: spilledKg,
      emission: { method: 'mudan' },
    },
    air,
  );
}
