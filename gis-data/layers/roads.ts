import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const roads = {
  id: 'roads',
  title: { zh: '道路', en: 'Roads' },
  group: 'base',
  kind: 'polygon',
  source: { kind: 'features', layer: 'roads' },
  permission: 'base-map.read',
  style: {
    fill: 'road',
    stroke: 'road-line',
    widthPx: 0.6,
    label: { token: 'label-quiet', sizePx: 11, maxMPerPx: 6 },
  },
  legend: [
    {
      label: { zh: '道路', en: 'Road' },
      swatch: { kind: 'fill', fill: 'road', stroke: 'road-line' },
    },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: false,
} as const satisfies LayerSpec;
