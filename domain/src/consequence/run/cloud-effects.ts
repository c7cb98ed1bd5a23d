import type { Text } from '../../text/text.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { sectionContour } from '../dispersion/section-contour.ts';
import { flammableLevels, toxicLevels } from '../effects/threat-levels.ts';
import type { ThreatLevel } from '../effects/threat-levels.ts';
import { envelopeOf } from '../uncertainty/envelope.ts';
import type { Envelope } from '../uncertainty/envelope.ts';
import type { Weather } from '../weather/weather.ts';
import type { Effect, EffectLevel, WindRing } from './effect.ts';
import { rounded } from './known-inputs.ts';
import { CLOUD_MODEL_NAMES } from './model-names.ts';

/** A cloud of the run: that of the release, or what its pool gives off afterwards. */
export type RunCloud = { readonly id: 'cloud' | 'pool-cloud'; readonly cloud: Cloud };

/** A level of a cloud with its concentration, which arrivals and ensembles ask for. */
export type CloudLevel = EffectLevel & {
  readonly levelKgPerM3: number;
  readonly envelope: Envelope | null;
};

/** The levels of a cloud keep what arrivals and ensembles need of them. */
export type CloudEffect = Omit<Effect, 'levels'> & { readonly levels: readonly CloudLevel[] };

const NAMES: Readonly<Record<RunCloud['id'], Text>> = {
  cloud: { zh: '泄漏云团', en: 'Cloud of the release' },
  'pool-cloud': { zh: '液池蒸发云团', en: 'Cloud of the pool' },
};

/** Toxic and flammable levels of one cloud, most severe first; none when nothing was published for the substance. */
export function cloudEffect(
  { id, cloud }: RunCloud,
  { chemical, weather, lookAheadS }: { chemical: Chemical; weather: Weather; lookAheadS: number },
): CloudEffect {
  const { temperatureK, pressurePa } = weather;
  const molarMassKgPerMol = chemical.molarMassKgPerMol.value;
  const pureKgPerM3 = gasDensityKgPerM3({ molarMassKgPerMol, temperatureK, pressurePa });
  const levels = [
    ...toxicLevels(chemical).map((level) => ({ level, hazard: 'toxic' as const })),
    ...flammableLevels(chemical).map((level) => ({ level, hazard: 'flammable' as const })),
  ].map(({ level, hazard }): CloudLevel => {
    const levelKgPerM3 = shareOf(level) * pureKgPerM3;
    const envelope = envelopeOf(cloud, levelKgPerM3, { fromS: 0, toS: lookAheadS });
    return {
      id: `${id}:${level.code}`,
      hazard,
      eventId: id,
      label: shortLabel(level),
      meaning: level.text,
      value: rounded(hazard === 'toxic' ? level.value : 100 * level.value),
      unit: hazard === 'toxic' ? 'ppm' : 'vol%',
      colour: level.colour,
      outline: envelope === null ? [] : outlinesOf(envelope),
      outlineAt: (tS) => sectionContour(cloud, levelKgPerM3, tS),
      levelKgPerM3,
      envelope,
    };
  });
  const event = {
    id,
    kind: 'cloud' as const,
    name: NAMES[id],
    model: { id: cloud.model, name: CLOUD_MODEL_NAMES[cloud.model], reason: cloud.reason },
    figures: [],
    caveats: [...cloud.caveats],
  };
  return { event, levels };
}

/** Volume fraction. */
function shareOf({ quantity, value }: ThreatLevel): number {
  return quantity === 'concentration-ppm' ? value * 1e-6 : value;
}

/** `AEGL-3`, `60 % LEL`: what stands beside a line on the map. */
function shortLabel({ code, text }: ThreatLevel): Text {
  const [zh = ''] = text.zh.split('：');
  const [en = code] = text.en.split(':');
  return { zh, en };
}

/** One ring per stretch that is covered: down the right side, back up the left; counter-clockwise, closed. */
function outlinesOf({ startXM, stepM, halfWidthsM }: Envelope): WindRing[] {
  const rings: WindRing[] = [];
  let stretch: (readonly [number, number])[] = [];
  for (const [at, half] of [...halfWidthsM, 0].entries()) {
    if (half > 0) stretch.push([startXM + at * stepM, half]);
    else if (stretch.length > 0) {
      const right = stretch.map(([xM, width]) => [xM, -width] as const);
      rings.push([...right, ...stretch.toReversed(), right[0]!]);
      stretch = [];
    }
  }
  return rings;
}
