import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { FACILITY_ATTRIBUTES } from './facility-attributes.ts';

export const facilities = {
  id: 'facilities',
  title: { zh: '装置与仓库', en: 'Process units and warehouses' },
  group: 'enterprise',
  kind: 'extrusion',
  source: {
    kind: 'features',
    layer: 'facilities',
    where: { property: 'kind', notIn: ['tank'] },
  },
  permission: 'facility.read',
  style: {
    fill: 'facility',
    stroke: 'facility-line',
    heightM: 12,
    label: { token: 'label', sizePx: 11, maxMPerPx: 1.6 },
  },
  legend: [
    {
      label: { zh: '装置、仓库', en: 'Unit, warehouse' },
      swatch: { kind: 'fill', fill: 'facility', stroke: 'facility-line' },
    },
  ],
  attributes: FACILITY_ATTRIBUTES,
  maxMPerPx: 24,
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
