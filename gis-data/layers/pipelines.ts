import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const pipelines = {
  id: 'pipelines',
  title: { zh: '管廊管线', en: 'Pipelines' },
  group: 'infrastructure',
  kind: 'line',
  source: { kind: 'features', layer: 'pipelines' },
  permission: 'base-map.read',
  style: { stroke: 'pipeline', widthPx: 1.4 },
  legend: [{ label: { zh: '管线', en: 'Pipeline' }, swatch: { kind: 'line', stroke: 'pipeline' } }],
  attributes: [
    { property: 'code', label: { zh: '编号', en: 'Code' } },
    { property: 'kind', label: { zh: '类型', en: 'Type' } },
  ],
  maxMPerPx: 7,
  isOnAtStart: true,
  opacityAtStart: 0.9,
  isPickable: true,
} as const satisfies LayerSpec;
