import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const rescueStations = {
  id: 'rescue-stations',
  title: { zh: '救援站', en: 'Rescue stations' },
  group: 'emergency',
  kind: 'point-symbol',
  source: { kind: 'features', layer: 'rescue-stations' },
  permission: 'base-map.read',
  style: {
    symbol: { otherwise: { symbol: 'rescue-station', token: 'rescue' } },
    sizePx: 26,
    label: { token: 'label', sizePx: 11.5, maxMPerPx: 8 },
  },
  legend: [
    {
      label: { zh: '救援站', en: 'Rescue station' },
      swatch: { kind: 'symbol', symbol: 'rescue-station', token: 'rescue' },
    },
  ],
  attributes: [{ property: 'code', label: { zh: '编号', en: 'Code' } }],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
