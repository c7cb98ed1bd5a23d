import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const buildings = {
  id: 'buildings',
  title: { zh: '建筑物', en: 'Buildings' },
  group: 'enterprise',
  kind: 'extrusion',
  source: { kind: 'features', layer: 'buildings' },
  permission: 'base-map.read',
  style: { fill: 'building', stroke: 'building-line', heightM: 8 },
  legend: [
    {
      label: { zh: '建筑物', en: 'Building' },
      swatch: { kind: 'fill', fill: 'building', stroke: 'building-line' },
    },
  ],
  attributes: [
    { property: 'heightM', label: { zh: '高度', en: 'Height' }, unit: 'm', digits: 1 },
    { property: 'areaM2', label: { zh: '占地', en: 'Footprint' }, unit: 'm²', digits: 0 },
  ],
  maxMPerPx: 24,
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
