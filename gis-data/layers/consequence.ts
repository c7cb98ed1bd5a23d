import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const patterns = { red: 'cross', orange: 'diagonal', yellow: 'dots' } as const;

/** How far the run that was computed last reaches, over all time: a picture of an assumption, never of what is measured. */
export const consequence = {
  id: 'consequence',
  title: { zh: '最近一次推演（假定）', en: 'Latest what-if (assumed)' },
  group: 'emergency',
  kind: 'contour',
  source: { kind: 'consequence-run' },
  permission: 'consequence.read',
  style: {
    patterns,
    widthPx: 1.6,
    label: { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 20 },
  },
  legend: [
    {
      label: { zh: '红：可能致死', en: 'Red: may be lethal' },
      swatch: { kind: 'fill', fill: 'threat-red', stroke: 'threat-red', pattern: patterns.red },
    },
    {
      label: { zh: '橙：严重伤害', en: 'Orange: serious harm' },
      swatch: {
        kind: 'fill',
        fill: 'threat-orange',
        stroke: 'threat-orange',
        pattern: patterns.orange,
      },
    },
    {
      label: { zh: '黄：轻微影响', en: 'Yellow: light effects' },
      swatch: {
        kind: 'fill',
        fill: 'threat-yellow',
        stroke: 'threat-yellow',
        pattern: patterns.yellow,
      },
    },
  ],
  attributes: [],
  isOnAtStart: false,
  opacityAtStart: 0.9,
  isPickable: false,
} as const satisfies LayerSpec;
