import type { EastNorth } from '../../geo/local-frame.ts';
import type { Text } from '../../text/text.ts';
import { chooseCloud } from '../choice/choose-cloud.ts';
import type { Cloud } from '../cloud.ts';
import { AQT_3046_RULES, flashFireFractions, toxicFractions } from '../effects/fatality-rules.ts';
import { outcomeFrequencies } from '../risk/event-tree.ts';
import type { OutcomeFrequencies } from '../risk/event-tree.ts';
import type { Lethality } from '../risk/lethality.ts';
import type { Loss } from '../risk/loc-frequencies.ts';
import { explosionLethality, fireLethality } from '../risk/radial-lethality.ts';
import type { DirectionalOutcome, RiskOutcome, RiskScenario } from '../risk/risk-scenario.ts';
import type { WeatherClass, WindRose } from '../risk/wind-rose.ts';
import type { Release } from '../release.ts';
import type { SourceTerm } from '../source-terms/source-term.ts';
import type { Terrain, Weather } from '../weather/weather.ts';
import { flashLethality, toxicLethality } from './gas-lethality.ts';
import type { GasCloud } from './gas-lethality.ts';
import { ignitionOf } from './ignition-of.ts';
import { lossRelease } from './loss-release.ts';
import type { LossCase } from './loss-release.ts';
import { studyAir } from './study-air.ts';
import { explosionOf } from './study-explosion.ts';
import type { StudyExplosion } from './study-explosion.ts';
import { fireAtOnce } from './study-fires.ts';
import type { StudyFire } from './study-fires.ts';

/** A loss of containment of the study with what it can set off. */
export type StudyScenario = {
  readonly scenario: RiskScenario;
  readonly fire: { readonly perYear: number; readonly of: StudyFire } | null;
  readonly explosion: { readonly perYear: number; readonly of: StudyExplosion } | null;
};

export type LossAt = {
  readonly id: string;
  readonly facilityId: string;
  readonly name: Text;
  readonly place: EastNorth;
  readonly loss: Loss;
  readonly of: Omit<LossCase, 'kind'>;
};
export type StudySetting = { readonly rose: WindRose; readonly terrain: Terrain };

const RECEPTOR_HEIGHT_M = 1.5;
const NOBODY: Lethality = { reachM: 0, halfAngleRad: () => 0, at: () => 0 };
const TOXIC: Text = { zh: '中毒', en: 'toxic cloud' };
const FLASH: Text = { zh: '闪火', en: 'flash fire' };
const EXPLOSION: Text = { zh: '蒸气云爆炸', en: 'vapour cloud explosion' };

/**
 * All that can come of one loss of containment, computed for each air of the rose. Fires and explosions, whose way is not
 * followed, are those of the most frequent air.
 * @throws RangeError or NotComputable where the substance lacks a property that its release or its cloud needs
 */
export function studyScenario(at: LossAt, { rose, terrain }: StudySetting): StudyScenario {
  const { loss, of } = at;
  const airs = rose.classes.map((air) => airCase(of, loss.kind, { air, terrain }));
  const usual = airs.toSorted((one, other) => other.probability - one.probability)[0]!;
  const fire = fireAtOnce({ ...of, release: usual.release, air: usual.weather });
  const explosions = usual.clouds.flatMap(
    (cloud) => explosionOf(cloud, of.chemical, usual.weather) ?? [],
  );
  const explosion = explosions.toSorted((one, other) => other.reachM - one.reachM)[0] ?? null;
  const branches = ignitionOf(of.chemical, usual.release);
  const shares = outcomeFrequencies(1, branches);
  const perYear = loss.frequencyPerYear;
  return {
    scenario: scenarioOf(at, outcomesOf(airs, { shares, fire, explosion, chemical: of.chemical })),
    fire: fire && { perYear: perYear * shares.fire, of: fire },
    explosion: explosion && { perYear: perYear * shares.explosion, of: explosion },
  };
}

type AirCase = {
  readonly air: WeatherClass;
  readonly weather: Weather;
  readonly probability: number;
  readonly release: SourceTerm;
  readonly clouds: readonly Cloud[];
};

function airCase(
  of: LossAt['of'],
  kind: Loss['kind'],
  { air, terrain }: { readonly air: WeatherClass; readonly terrain: Terrain },
): AirCase {
  const weather = studyAir(air, terrain);
  const release = lossRelease({ ...of, kind }, weather);
  const clouds = [release, release.poolRelease]
    .filter((one): one is Release => one !== null && one.airborneKg > 0)
    .map((one) => chooseCloud(one, weather, of.chemical, { receptorHeightM: RECEPTOR_HEIGHT_M }));
  const probability = air.fromSectors.reduce((sum, one) => sum + one, 0);
  return { air, weather, probability, release, clouds };
}

type Ends = {
  readonly shares: OutcomeFrequencies;
  readonly fire: StudyFire | null;
  readonly explosion: StudyExplosion | null;
  readonly chemical: LossAt['of']['chemical'];
};

function outcomesOf(airs: readonly AirCase[], ends: Ends): RiskOutcome[] {
  const { shares, fire, explosion, chemical } = ends;
  const byAir = (of: (gas: GasCloud) => Lethality | null) =>
    new Map(
      airs.map(({ air, weather, clouds }) => [
        air,
        joined(clouds.map((cloud) => of({ cloud, chemical, air: weather }))),
      ]),
    );
  const outcomes: RiskOutcome[] = [
    directional(TOXIC, shares.unignited, {
      byAir: byAir(toxicLethality),
      fractionsOf: (share) => toxicFractions(AQT_3046_RULES, share),
    }),
    directional(FLASH, shares.flashFire, {
      byAir: byAir(flashLethality),
      fractionsOf: (share) => flashFireFractions(share > 0.5),
    }),
  ];
  if (fire !== null) {
    const { name, heatWPerM2, durationS: seconds, reachM } = fire;
    const lethality = fireLethality(AQT_3046_RULES, { heatWPerM2, seconds }, Math.max(1, reachM));
    outcomes.push({ kind: 'radial', name, probability: shares.fire, lethality });
  }
  if (explosion !== null) {
    const { overpressurePa, reachM } = explosion;
    const lethality = explosionLethality(AQT_3046_RULES, overpressurePa, Math.max(1, reachM));
    outcomes.push({ kind: 'radial', name: EXPLOSION, probability: shares.explosion, lethality });
  }
  return outcomes.filter(({ probability }) => probability > 0);
}

type Directional = {
  readonly byAir: ReadonlyMap<WeatherClass, Lethality>;
  readonly fractionsOf: DirectionalOutcome['fractionsOf'];
};

function directional(
  name: Text,
  probability: number,
  { byAir, fractionsOf }: Directional,
): DirectionalOutcome {
  return {
    ...{ kind: 'directional', name, probability, fractionsOf },
    lethality: (air) => byAir.get(air) ?? NOBODY,
  };
}

/** Of a cloud and what its pool gives off afterwards, the one that kills more counts at each place. */
function joined(lethalities: readonly (Lethality | null)[]): Lethality {
  const [first = NOBODY, ...others] = lethalities.filter((one) => one !== null);
  if (others.length === 0) return first;
  const all = [first, ...others];
  return {
    reachM: Math.max(...all.map(({ reachM }) => reachM)),
    halfAngleRad: (distanceM) => Math.max(...all.map((one) => one.halfAngleRad(distanceM))),
    at: (distanceM, offRad) => Math.max(...all.map((one) => one.at(distanceM, offRad))),
  };
}

function scenarioOf(at: LossAt, outcomes: readonly RiskOutcome[]): RiskScenario {
  const [eastM, northM] = at.place;
  const { id, facilityId, name, loss } = at;
  return { id, facilityId, name, eastM, northM, frequencyPerYear: loss.frequencyPerYear, outcomes };
}
