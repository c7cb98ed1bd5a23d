import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const incident = { symbol: 'incident', token: 'incident' } as const;

export const incidents = {
  id: 'incidents',
  title: { zh: '事件与影响半径', en: 'Incidents and their radius' },
  group: 'situation',
  kind: 'radius',
  source: { kind: 'incidents' },
  permission: 'incident.read',
  style: {
    stroke: 'incident',
    fill: 'incident',
    symbol: { otherwise: incident },
    label: { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 20 },
  },
  legend: [
    { label: { zh: '处置中的事件', en: 'Open incident' }, swatch: { kind: 'symbol', ...incident } },
    {
      label: { zh: '联动半径', en: 'Linkage radius' },
      swatch: { kind: 'line', stroke: 'incident', dash: [8, 5] },
    },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
