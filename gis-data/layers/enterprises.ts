import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const enterprises = {
  id: 'enterprises',
  title: { zh: '企业', en: 'Enterprises' },
  group: 'enterprise',
  kind: 'label',
  source: { kind: 'enterprises' },
  permission: 'enterprise.read',
  style: { label: { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 30 } },
  legend: [],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
