import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

/** Dashes of the four levels of GB 36894-2018, highest first: never by colour alone. */
export const INDIVIDUAL_RISK_DASHES = {
  '0.00003': [],
  '0.00001': [14, 5],
  '0.000003': [8, 5],
  '3e-7': [2.5, 4.5],
} as const;

const line = (dash: readonly number[], stroke: 'threat-red' | 'threat-orange' | 'threat-yellow') =>
  ({ kind: 'line', stroke, dash }) as const;

/** Individual risk per year by the newest risk study: what zoning is judged by, beside the colours of the day. */
export const individualRisk = {
  id: 'individual-risk',
  title: { zh: '个人风险等值线（最近一次定量评价）', en: 'Individual risk (latest QRA)' },
  group: 'situation',
  kind: 'contour',
  source: { kind: 'risk-study' },
  permission: 'risk-study.read',
  style: {
    patterns: null,
    widthPx: 2.2,
    dashBy: { property: 'perYear', cases: INDIVIDUAL_RISK_DASHES },
    label: { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 20 },
  },
  legend: [
    {
      label: { zh: '3×10⁻⁵/年', en: '3×10⁻⁵ per year' },
      swatch: line(INDIVIDUAL_RISK_DASHES['0.00003'], 'threat-red'),
    },
    {
      label: { zh: '1×10⁻⁵/年', en: '1×10⁻⁵ per year' },
      swatch: line(INDIVIDUAL_RISK_DASHES['0.00001'], 'threat-orange'),
    },
    {
      label: { zh: '3×10⁻⁶/年', en: '3×10⁻⁶ per year' },
      swatch: line(INDIVIDUAL_RISK_DASHES['0.000003'], 'threat-yellow'),
    },
    {
      label: { zh: '3×10⁻⁷/年', en: '3×10⁻⁷ per year' },
      swatch: line(INDIVIDUAL_RISK_DASHES['3e-7'], 'threat-yellow'),
    },
  ],
  attributes: [],
  isOnAtStart: false,
  opacityAtStart: 1,
  isPickable: false,
} as const satisfies LayerSpec;
