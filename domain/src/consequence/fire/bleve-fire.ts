import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';
import type { Weather } from '../weather/weather.ts';
import { figure, type Figure } from './figure.ts';
import {
  ccpsFireball,
  fireballEmissivePowerWPerM2,
  fireballSight,
  fireballViewFactor,
  tnoFireball,
  type Fireball,
} from './fireball.ts';
import { radiationField, type RadiationField } from './radiation-field.ts';
import { transmissivity, waterVapourPressurePa } from './transmissivity.ts';

export type BleveFire = {
  /** What burns in the fireball, kg. */
  readonly massKg: number;
  readonly heatOfCombustionJPerKg: number;
  /** See `FIREBALL_RADIANT_FRACTIONS`, `robertsRadiantFraction`. */
  readonly radiantFraction: number;
  /** Default CCPS. */
  readonly geometry?: 'ccps' | 'tno';
  /** Default the geometric one: half of what the CCPS example takes. */
  readonly viewFactor?: 'geometric' | 'ccps';
};

/** A fireball hotter than any that was measured tells of a wrong radiant fraction or mass. */
const EMISSIVE_RANGE: ValidRange = {
  code: 'fireball.emissive-power',
  quantity: { zh: '火球表面热辐射通量', en: 'Fireball emissive power' },
  unit: 'kW/m²',
  from: 100,
  to: 400,
  source: 'CCPS 2010 (recalled)',
};

/** The share of a fireball's surface that a flat target sees falls with the angle; a lying one sees it from above. */
function facingShare(
  fireball: Fireball,
  groundM: number,
): {
  readonly [facing in 'max' | 'vertical' | 'horizontal']: number;
} {
  const { centreM } = fireballSight(fireball, groundM);
  return { max: 1, vertical: groundM / centreM, horizontal: fireball.heightM / centreM };
}

/**
 * Fireball of a vessel that bursts (BLEVE), radiating at its full size and final height for its whole duration.
 * @returns the field around the point below the fireball
 * @throws RangeError for values that make no sense
 * @source CCPS CPQRA (2000), Yellow Book 6.5.7; see fireball.ts
 */
export function bleveFire(bleve: BleveFire, weather: Weather): RadiationField {
  const { massKg, heatOfCombustionJPerKg, radiantFraction, viewFactor = 'geometric' } = bleve;
  const fireball = bleve.geometry === 'tno' ? tnoFireball(massKg) : ccpsFireball(massKg);
  const emissiveWPerM2 = fireballEmissivePowerWPerM2(
    fireball,
    massKg,
    heatOfCombustionJPerKg,
    radiantFraction,
  );
  const waterPa = waterVapourPressurePa(weather.temperatureK, weather.relativeHumidity);
  return radiationField({
    model: 'fireball',
    durationS: fireball.durationS,
    figures: figuresOf(bleve, fireball, emissiveWPerM2),
    caveats: caveatsOf(emissiveWPerM2),
    middle: [0, 0],
    fluxWPerM2: (xM, yM, facing) => {
      const groundM = Math.hypot(xM, yM);
      const tau = transmissivity(waterPa, fireballSight(fireball, groundM).pathM);
      const share = facingShare(fireball, groundM)[facing];
      return emissiveWPerM2 * tau * share * fireballViewFactor(fireball, groundM, viewFactor);
    },
  });
}

function caveatsOf(emissiveWPerM2: number): Caveat[] {
  return extrapolations([[EMISSIVE_RANGE, emissiveWPerM2 / 1000]]);
}

function figuresOf(
  { massKg, radiantFraction }: BleveFire,
  { diameterM, durationS, heightM }: Fireball,
  emissiveWPerM2: number,
): Figure[] {
  return [
    figure('mass', { zh: '参与燃烧的质量', en: 'Mass that burns' }, massKg, 'kg'),
    figure('fireball-diameter', { zh: '火球直径', en: 'Fireball diameter' }, diameterM, 'm'),
    figure('fireball-height', { zh: '火球中心高度', en: 'Height of its centre' }, heightM, 'm'),
    figure('duration', { zh: '火球持续时间', en: 'Duration' }, durationS, 's'),
    figure('radiant-fraction', { zh: '热辐射系数', en: 'Radiant fraction' }, radiantFraction, ''),
    figure(
      'emissive-power',
      { zh: '火球表面热辐射通量', en: 'Surface emissive power' },
      emissiveWPerM2 / 1000,
      'kW/m²',
    ),
  ];
}
