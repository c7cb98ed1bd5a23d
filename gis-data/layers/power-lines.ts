import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const powerLines = {
  id: 'power-lines',
  title: { zh: '电力线路', en: 'Power lines' },
  group: 'infrastructure',
  kind: 'line',
  source: { kind: 'features', layer: 'power-lines' },
  permission: 'base-map.read',
  style: { stroke: 'power', widthPx: 1.2, dash: [6, 3] },
  legend: [
    {
      label: { zh: '电力线路', en: 'Power line' },
      swatch: { kind: 'line', stroke: 'power', dash: [6, 3] },
    },
  ],
  attributes: [
    { property: 'code', label: { zh: '编号', en: 'Code' } },
    { property: 'voltageKv', label: { zh: '电压', en: 'Voltage' }, unit: 'kV', digits: 0 },
  ],
  maxMPerPx: 10,
  isOnAtStart: false,
  opacityAtStart: 0.9,
  isPickable: true,
} as const satisfies LayerSpec;
