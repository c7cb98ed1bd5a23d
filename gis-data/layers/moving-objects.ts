import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const cases = {
  'hazmat-truck': { symbol: 'hazmat-truck', token: 'vehicle-hazmat' },
  vehicle: { symbol: 'vehicle', token: 'vehicle' },
  vessel: { symbol: 'vessel', token: 'vessel' },
  person: { symbol: 'person', token: 'person' },
} as const;

export const movingObjects = {
  id: 'moving-objects',
  title: { zh: '车辆与船舶', en: 'Vehicles and vessels' },
  group: 'monitoring',
  kind: 'moving',
  source: { kind: 'positions' },
  permission: 'moving-object.read',
  style: {
    symbol: {
      property: 'kind',
      cases,
      otherwise: { symbol: 'moving', token: 'vehicle' },
    },
    sizePx: 22,
    staleAfterS: 600,
  },
  legend: [
    {
      label: { zh: '危化品车辆', en: 'Hazmat truck' },
      swatch: { kind: 'symbol', ...cases['hazmat-truck'] },
    },
    { label: { zh: '车辆', en: 'Vehicle' }, swatch: { kind: 'symbol', ...cases.vehicle } },
    { label: { zh: '船舶', en: 'Vessel' }, swatch: { kind: 'symbol', ...cases.vessel } },
    {
      label: { zh: '位置过期', en: 'Position out of date' },
      swatch: { kind: 'symbol', symbol: 'moving', token: 'state-unknown' },
    },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
