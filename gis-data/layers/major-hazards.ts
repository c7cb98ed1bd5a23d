import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const level1 = { symbol: 'hazard-level-1', token: 'threat-red' } as const;
const level2 = { symbol: 'hazard-level-2', token: 'threat-orange' } as const;
const level3 = { symbol: 'hazard-level-3', token: 'threat-yellow' } as const;
const level4 = { symbol: 'hazard-level-4', token: 'zone-blue' } as const;
const unknown = { symbol: 'hazard-unknown', token: 'state-unknown' } as const;

/** Units by GB 18218-2018 that are a major hazard source, and those of which that is not known. */
export const majorHazards = {
  id: 'major-hazards',
  title: { zh: '重大危险源', en: 'Major hazard sources' },
  group: 'enterprise',
  kind: 'point-symbol',
  source: {
    kind: 'features',
    layer: 'major-hazards',
    where: { property: 'state', notIn: ['none'] },
  },
  permission: 'major-hazard.read',
  style: {
    symbol: { property: 'state', cases: { level1, level2, level3, level4 }, otherwise: unknown },
    sizePx: 24,
  },
  legend: [
    { label: { zh: '一级', en: 'Level 1' }, swatch: { kind: 'symbol', ...level1 } },
    { label: { zh: '二级', en: 'Level 2' }, swatch: { kind: 'symbol', ...level2 } },
    { label: { zh: '三级', en: 'Level 3' }, swatch: { kind: 'symbol', ...level3 } },
    { label: { zh: '四级', en: 'Level 4' }, swatch: { kind: 'symbol', ...level4 } },
    { label: { zh: '未判定', en: 'Not determined' }, swatch: { kind: 'symbol', ...unknown } },
  ],
  attributes: [],
  maxMPerPx: 9,
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
