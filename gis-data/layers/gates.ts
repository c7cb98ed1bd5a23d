import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const gates = {
  id: 'gates',
  title: { zh: '出入口', en: 'Gates' },
  group: 'emergency',
  kind: 'point-symbol',
  source: { kind: 'features', layer: 'gates' },
  permission: 'base-map.read',
  style: {
    symbol: { otherwise: { symbol: 'gate', token: 'device' } },
    sizePx: 16,
    label: { token: 'label-quiet', sizePx: 11, maxMPerPx: 0.9 },
  },
  legend: [
    {
      label: { zh: '出入口', en: 'Gate' },
      swatch: { kind: 'symbol', symbol: 'gate', token: 'device' },
    },
  ],
  attributes: [{ property: 'code', label: { zh: '编号', en: 'Code' } }],
  maxMPerPx: 3.5,
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
