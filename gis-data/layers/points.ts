import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const points = {
  id: 'points',
  title: { zh: '测点', en: 'Sensors' },
  group: 'monitoring',
  kind: 'sensor',
  source: { kind: 'sensors' },
  permission: 'point.read',
  style: {
    symbols: {
      normal: { symbol: 'sensor-normal', token: 'state-normal' },
      alarm: { symbol: 'sensor-alarm', token: 'state-alarm' },
      unknown: { symbol: 'sensor-unknown', token: 'state-unknown' },
    },
    sizePx: 15,
    label: { token: 'label', sizePx: 11, maxMPerPx: 0.8 },
  },
  legend: [
    {
      label: { zh: '正常', en: 'Normal' },
      swatch: { kind: 'symbol', symbol: 'sensor-normal', token: 'state-normal' },
    },
    {
      label: { zh: '报警', en: 'In alarm' },
      swatch: { kind: 'symbol', symbol: 'sensor-alarm', token: 'state-alarm' },
    },
    {
      label: { zh: '未知（无可信数据）', en: 'Unknown (no trusted data)' },
      swatch: { kind: 'symbol', symbol: 'sensor-unknown', token: 'state-unknown' },
    },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
