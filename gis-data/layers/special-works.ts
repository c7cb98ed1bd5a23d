import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const active = { symbol: 'special-work', token: 'danger' } as const;
const unclosed = { symbol: 'special-work', token: 'danger-overdue' } as const;

export const specialWorks = {
  id: 'special-works',
  title: { zh: '特殊作业', en: 'Special work' },
  group: 'situation',
  kind: 'point-symbol',
  source: { kind: 'special-works' },
  permission: 'special-work.read',
  style: {
    symbol: { property: 'isUnclosed', cases: { true: unclosed }, otherwise: active },
    sizePx: 22,
  },
  legend: [
    { label: { zh: '作业中', en: 'Under way' }, swatch: { kind: 'symbol', ...active } },
    {
      label: { zh: '过期未报完工', en: 'Overdue, not closed' },
      swatch: { kind: 'symbol', ...unclosed },
    },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
