import type { Text } from '../../text/text.ts';
import type { ConsequenceEvent } from '../../wire/consequence.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { hasProperties, propertyOf } from '../chemicals/properties.ts';
import { HEAT_LEVELS } from '../effects/threat-levels.ts';
import { bleveFire } from '../fire/bleve-fire.ts';
import { burningFluxOf } from '../fire/burning-flux-of.ts';
import { jetFire } from '../fire/jet-fire.ts';
import { poolFire } from '../fire/pool-fire.ts';
import type { RadiationField } from '../fire/radiation-field.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import type { SourceTerm } from '../source-terms/source-term.ts';
import type { Weather } from '../weather/weather.ts';
import type { Effect } from './effect.ts';
import { shownFigures } from './shown-figures.ts';

/** What may burn, and how it came out. */
export type FireCase = {
  readonly chemical: Chemical;
  readonly release: SourceTerm;
  readonly weather: Weather;
  /** Null where only a rate or a puff was given. */
  readonly vessel: Vessel | null;
  readonly isCatastrophic: boolean;
};

/**
 * Share of a jet flame's heat that leaves as radiation.
 * @source 0.14–0.22 natural gas, 0.3 propane (CCPS CPQRA 2000, recalled): the higher one
 */
const JET_RADIANT_FRACTION = 0.3;
/** @source CCPS 2000: 0.3 for a vessel that bursts below its relief pressure */
const FIREBALL_RADIANT_FRACTION = 0.3;

/** The fires that this release can feed; none when the substance does not burn. */
export function fireEffects(fire: FireCase): Effect[] {
  if (!hasProperties(fire.chemical, ['lel', 'heatOfCombustionJPerKg'])) return [];
  return [poolFireEffect(fire), jetFireEffect(fire), fireballEffect(fire)].filter(
    (effect) => effect !== null,
  );
}

function poolFireEffect({ chemical, release, weather }: FireCase): Effect | null {
  const { pool } = release;
  const flux = pool && burningFluxOf(chemical, pool.diameterM, weather.temperatureK);
  if (pool === null || flux === null) return null;
  const field = poolFire(
    {
      diameterM: pool.diameterM,
      burningFluxKgPerM2S: flux,
      heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
      burnableKg: release.spilledKg,
      emission: { method: 'mudan' },
    },
    weather,
  );
  return heatEffect(field, {
    id: 'pool-fire',
    kind: 'pool-fire',
    name: { zh: '池火', en: 'Pool fire' },
    model: {
      id: 'thomas-mudan',
      name: { zh: '固体火焰模型（Thomas–Mudan）', en: 'Solid flame (Thomas, Mudan)' },
      reason: {
        zh: '泄漏形成液池，物质可燃',
        en: 'The release forms a pool of a liquid that burns',
      },
    },
  });
}

function jetFireEffect({ chemical, release, weather }: FireCase): Effect | null {
  const first = release.steps[0];
  if (release.openingM === null || release.phase === 'liquid' || first === undefined) return null;
  const field = jetFire(
    {
      rateKgPerS: first.rateKgPerS,
      heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
      radiantFraction: JET_RADIANT_FRACTION,
      heightM: release.heightM,
      bearingDeg: 0,
      elevationDeg: 0,
      exitVelocityMPerS: release.exitVelocityMPerS,
      durationS: release.steps.at(-1)!.toS,
    },
    weather,
  );
  return heatEffect(field, {
    id: 'jet-fire',
    kind: 'jet-fire',
    name: { zh: '喷射火', en: 'Jet fire' },
    model: {
      id: 'multi-point-jet',
      name: { zh: '多点源喷射火模型', en: 'Jet fire of many points' },
      reason: {
        zh: '带压可燃气体或两相流喷出，按顺风水平喷射计算',
        en: 'Flammable gas or two-phase flow leaves under pressure; taken as level, with the wind',
      },
    },
  });
}

function fireballEffect({ chemical, vessel, weather, isCatastrophic }: FireCase): Effect | null {
  if (!isCatastrophic || vessel?.kind !== 'liquefied-gas') return null;
  const field = bleveFire(
    {
      massKg: vessel.contentsKg,
      heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
      radiantFraction: FIREBALL_RADIANT_FRACTION,
    },
    weather,
  );
  return heatEffect(field, {
    id: 'fireball',
    kind: 'fireball',
    name: { zh: '火球（BLEVE）', en: 'Fireball (BLEVE)' },
    model: {
      id: 'ccps-fireball',
      name: { zh: 'CCPS 火球模型', en: 'Fireball of CCPS' },
      reason: {
        zh: '液化可燃气体容器整体破裂，全部存量参与',
        en: 'A vessel of liquefied flammable gas bursts; all of its contents burn',
      },
    },
  });
}

type Named = Pick<ConsequenceEvent, 'id' | 'kind' | 'name' | 'model'>;

function heatEffect(field: RadiationField, named: Named): Effect {
  const levels = HEAT_LEVELS.map(({ code, value, text, colour }) => ({
    id: `${named.id}:${code}`,
    hazard: 'thermal' as const,
    eventId: named.id,
    label: kiloWattText(value),
    meaning: text,
    value: value / 1000,
    unit: 'kW/m²',
    colour,
    outline: [field.ring(value)].filter((ring) => ring !== null),
    outlineAt: null,
  }));
  const { figures, caveats } = field;
  return { event: { ...named, figures: shownFigures(figures), caveats: [...caveats] }, levels };
}

function kiloWattText(wPerM2: number): Text {
  const shown = `${wPerM2 / 1000} kW/m²`;
  return { zh: shown, en: shown };
}
