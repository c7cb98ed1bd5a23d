import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const open = { symbol: 'hidden-danger', token: 'danger' } as const;
const overdue = { symbol: 'hidden-danger', token: 'danger-overdue' } as const;

export const hiddenDangers = {
  id: 'hidden-dangers',
  title: { zh: '未闭环隐患', en: 'Open hidden dangers' },
  group: 'situation',
  kind: 'point-symbol',
  source: { kind: 'hidden-dangers' },
  permission: 'hidden-danger.read',
  style: {
    symbol: { property: 'isOverdue', cases: { true: overdue }, otherwise: open },
    sizePx: 22,
  },
  legend: [
    { label: { zh: '整改中', en: 'Being rectified' }, swatch: { kind: 'symbol', ...open } },
    { label: { zh: '已超期', en: 'Overdue' }, swatch: { kind: 'symbol', ...overdue } },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
