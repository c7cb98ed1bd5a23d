import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const patterns = { red: 'cross', yellow: 'diagonal', blue: 'dots' } as const;

/** What a zone is called on the map. */
export const ZONE_NAMES = {
  red: { zh: '红区', en: 'Red zone' },
  yellow: { zh: '黄区', en: 'Yellow zone' },
  blue: { zh: '蓝区', en: 'Blue zone' },
} as const;

export const zones = {
  id: 'zones',
  title: { zh: '红黄蓝风险分区', en: 'Red, yellow and blue zones' },
  group: 'situation',
  kind: 'zone',
  source: { kind: 'zones' },
  permission: 'zone.read',
  style: {
    patterns,
    label: { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 10 },
  },
  legend: [
    {
      label: { zh: '红区（高风险）', en: 'Red zone (high risk)' },
      swatch: { kind: 'fill', fill: 'zone-red', stroke: 'zone-red', pattern: patterns.red },
    },
    {
      label: { zh: '黄区（较高风险）', en: 'Yellow zone (raised risk)' },
      swatch: {
        kind: 'fill',
        fill: 'zone-yellow',
        stroke: 'zone-yellow',
        pattern: patterns.yellow,
      },
    },
    {
      label: { zh: '蓝区（一般风险）', en: 'Blue zone (moderate risk)' },
      swatch: { kind: 'fill', fill: 'zone-blue', stroke: 'zone-blue', pattern: patterns.blue },
    },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 0.8,
  isPickable: true,
} as const satisfies LayerSpec;

/** Zones of another moment, laid over those that are shown: outlines in their colours. No layer of the tree. */
export const zonesBefore = {
  ...zones,
  id: 'zones-before',
  title: { zh: '对比时刻的分区', en: 'Zones of the other moment' },
  style: { patterns: null, dash: [7, 5] },
  opacityAtStart: 1,
  isPickable: false,
} as const satisfies LayerSpec;
