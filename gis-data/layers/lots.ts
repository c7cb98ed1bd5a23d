import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const lots = {
  id: 'lots',
  title: { zh: '地块', en: 'Lots' },
  group: 'base',
  kind: 'polygon',
  source: { kind: 'features', layer: 'lots' },
  permission: 'base-map.read',
  style: {
    fill: 'lot',
    fillBy: {
      property: 'kind',
      cases: { industry: 'lot-industry', storage: 'lot-storage', green: 'lot-green' },
    },
    stroke: 'lot-line',
    widthPx: 0.8,
  },
  legend: [
    {
      label: { zh: '生产用地', en: 'Manufacturing' },
      swatch: { kind: 'fill', fill: 'lot-industry', stroke: 'lot-line' },
    },
    {
      label: { zh: '仓储用地', en: 'Storage' },
      swatch: { kind: 'fill', fill: 'lot-storage', stroke: 'lot-line' },
    },
    {
      label: { zh: '其他用地', en: 'Other' },
      swatch: { kind: 'fill', fill: 'lot', stroke: 'lot-line' },
    },
  ],
  attributes: [
    { property: 'code', label: { zh: '地块编号', en: 'Lot' } },
    { property: 'purpose', label: { zh: '用途', en: 'Purpose' } },
    { property: 'areaM2', label: { zh: '面积', en: 'Area' }, unit: 'm²', digits: 0 },
  ],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
