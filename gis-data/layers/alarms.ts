import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const cases = {
  urgent: { symbol: 'alarm-urgent', token: 'priority-urgent' },
  high: { symbol: 'alarm-high', token: 'priority-high' },
  medium: { symbol: 'alarm-medium', token: 'priority-medium' },
  low: { symbol: 'alarm-low', token: 'priority-low' },
} as const;

export const alarms = {
  id: 'alarms',
  title: { zh: '报警', en: 'Alarms' },
  group: 'situation',
  kind: 'point-symbol',
  source: { kind: 'alarms' },
  permission: 'alarm.read',
  style: {
    symbol: { property: 'priority', cases, otherwise: cases.urgent },
    sizePx: 26,
  },
  legend: [
    { label: { zh: '紧急报警', en: 'Urgent alarm' }, swatch: { kind: 'symbol', ...cases.urgent } },
    { label: { zh: '高级报警', en: 'High alarm' }, swatch: { kind: 'symbol', ...cases.high } },
    { label: { zh: '中级报警', en: 'Medium alarm' }, swatch: { kind: 'symbol', ...cases.medium } },
    { label: { zh: '低级报警', en: 'Low alarm' }, swatch: { kind: 'symbol', ...cases.low } },
  ],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
