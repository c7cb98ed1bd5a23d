import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const residential = { symbol: 'residential', token: 'protected' } as const;
const school = { symbol: 'school', token: 'protected' } as const;
const hospital = { symbol: 'hospital', token: 'protected' } as const;

export const protectedTargets = {
  id: 'protected-targets',
  title: { zh: '防护目标', en: 'Protected targets' },
  group: 'emergency',
  kind: 'point-symbol',
  source: { kind: 'features', layer: 'protected-targets' },
  permission: 'base-map.read',
  style: {
    symbol: {
      property: 'kind',
      cases: { residential, school, hospital },
      otherwise: { symbol: 'protected-target', token: 'protected' },
    },
    sizePx: 22,
    label: { token: 'label', sizePx: 11.5, maxMPerPx: 8 },
  },
  legend: [
    { label: { zh: '居民区', en: 'Residential' }, swatch: { kind: 'symbol', ...residential } },
    { label: { zh: '学校', en: 'School' }, swatch: { kind: 'symbol', ...school } },
    { label: { zh: '医院', en: 'Hospital' }, swatch: { kind: 'symbol', ...hospital } },
  ],
  attributes: [
    {
      property: 'kind',
      label: { zh: '类别', en: 'Type' },
      codes: {
        residential: { zh: '居民区', en: 'Residential' },
        school: { zh: '学校', en: 'School' },
        hospital: { zh: '医院', en: 'Hospital' },
      },
    },
    { property: 'population', label: { zh: '人数', en: 'People' }, digits: 0 },
  ],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
