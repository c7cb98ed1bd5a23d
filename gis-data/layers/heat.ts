import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const ramp = ['heat-1', 'heat-2', 'heat-3', 'heat-4'] as const;

export const heat = {
  id: 'heat',
  title: { zh: '风险热力', en: 'Risk heat' },
  group: 'situation',
  kind: 'heat',
  source: { kind: 'heat' },
  permission: 'zone.read',
  // The api sends blocks of 50 m; with the value from which a zone would be red: there the hottest colour is reached.
  style: { ramp, cellM: 50 },
  legend: [{ label: { zh: '低 → 高', en: 'Low → high' }, swatch: { kind: 'ramp', stops: ramp } }],
  attributes: [],
  isOnAtStart: false,
  opacityAtStart: 0.7,
  isPickable: false,
} as const satisfies LayerSpec;
