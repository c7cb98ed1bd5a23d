import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const coast = {
  id: 'coast',
  title: { zh: '海岸线', en: 'Coast' },
  group: 'base',
  kind: 'base',
  source: { kind: 'features', layer: 'coast' },
  permission: 'base-map.read',
  style: { land: 'land', shore: 'shore' },
  legend: [],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: false,
} as const satisfies LayerSpec;
