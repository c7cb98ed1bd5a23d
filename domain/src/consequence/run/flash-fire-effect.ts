import type { Chemical } from '../chemicals/chemical.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { flashFire } from '../fire/flash-fire.ts';
import type { Weather } from '../weather/weather.ts';
import type { Effect } from './effect.ts';
import { rounded } from './known-inputs.ts';
import { shownFigures } from './shown-figures.ts';

/** What burns when the cloud is lit: within its lower explosion limit at any of the times. Null where it never could. */
export function flashFireEffect(
  cloud: Cloud,
  { chemical, weather }: { readonly chemical: Chemical; readonly weather: Weather },
  timesS: readonly number[],
): Effect | null {
  const { lel } = chemical;
  if (lel === undefined) return null;
  const { temperatureK, pressurePa } = weather;
  const molarMassKgPerMol = chemical.molarMassKgPerMol.value;
  const pure = gasDensityKgPerM3({ molarMassKgPerMol, temperatureK, pressurePa });
  const fire = flashFire(cloud, { lelKgPerM3: lel.value * pure }, timesS);
  if (fire === null) return null;
  const figures = [
    { key: 'reach', label: { zh: '闪火最远距离', en: 'Reach' }, value: fire.downwindM, unit: 'm' },
    {
      key: 'half-width',
      label: { zh: '最大半宽', en: 'Half width' },
      value: fire.halfWidthM,
      unit: 'm',
    },
  ];
  return {
    event: {
      id: 'flash-fire',
      kind: 'flash-fire',
      name: { zh: '闪火', en: 'Flash fire' },
      model: {
        id: 'lel-envelope',
        name: { zh: '爆炸下限包络线', en: 'Envelope of the lower explosion limit' },
        reason: { zh: '可燃云团延迟点火', en: 'The flammable cloud is lit late' },
      },
      figures: shownFigures(figures),
      caveats: [],
    },
    levels: [
      {
        id: 'flash-fire:lel',
        hazard: 'flammable',
        eventId: 'flash-fire',
        label: { zh: '100 % 爆炸下限', en: '100 % LEL' },
        meaning: {
          zh: '云团被点燃时，圈内人员视为死亡',
          en: 'People inside are taken as lost when the cloud is lit',
        },
        value: rounded(100 * lel.value),
        unit: 'vol%',
        colour: 'red',
        outline: [fire.ring],
        outlineAt: null,
      },
    ],
  };
}
