import type { RiskReasonKind } from '../risk/risk-source.ts';
import { fillText } from '../text/text.ts';
import type { Text } from '../text/text.ts';
import type { SupervisionRules, TaskKind } from './supervision-rules.ts';

/** Why the land of an enterprise has its colour: one live fact of its own. */
export type PlanReason = {
  /** As in the map, for example `alarm:17`. */
  readonly id: string;
  readonly kind: RiskReasonKind;
  readonly refId: number;
  readonly label: Text;
};

/** One thing to look at, in the words in which it is asked. */
export type CheckLine = {
  /** `standing:1`, or the id of the reason that it comes from. */
  readonly id: string;
  readonly text: Text;
  /** The record that it is about. */
  readonly about: { readonly kind: RiskReasonKind; readonly refId: number } | null;
};

export const CHECK_RESULTS = ['ok', 'fault', 'not-checked'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** Reasons that become a line; more cannot be walked in one round. */
const MOST_REASONS = 8;

/** What one looks at for a reason. Standing there in good order asks for nothing beyond the standing lines. */
const LOOK_AT: Readonly<Partial<Record<RiskReasonKind, Text>>> = {
  alarm: {
    zh: '报警“{label}”：现场原因、处置和复位',
    en: 'Alarm "{label}": its cause on site, how it was dealt with, whether it is back to normal',
  },
  'hidden-danger': {
    zh: '隐患“{label}”：整改进度、临时防护和责任人',
    en: 'Hidden danger "{label}": progress, interim protection, who answers for it',
  },
  'unknown-sensor': {
    zh: '无数据测点“{label}”：现场实际值、断数原因和恢复时间',
    en: 'Silent sensor "{label}": the value on site, why it is silent, when it comes back',
  },
  'data-quality': {
    zh: '数据质量（{label}）：缺报、错报的原因',
    en: 'Data quality ({label}): why data are missing or wrong',
  },
  measure: {
    zh: '管控措施“{label}”：现场试验是否有效',
    en: 'Control measure "{label}": does it work when tried on site',
  },
  'temporary-measure': {
    zh: '临时防护“{label}”：是否到位、是否到期',
    en: 'Interim protection "{label}": in place, or run out',
  },
  permit: {
    zh: '特殊作业“{label}”：票证、监护和隔离',
    en: 'Special work "{label}": permit, watch and isolation',
  },
  equipment: {
    zh: '设备“{label}”：运行状况和预警原因',
    en: 'Equipment "{label}": how it runs, why it gave warning',
  },
  weather: {
    zh: '天气应对（{label}）：提醒的措施已落实',
    en: 'Weather ({label}): what the reminder asked for is done',
  },
  vehicle: {
    zh: '危险品车辆“{label}”：停放位置、押运和停留时间',
    en: 'Vehicle with dangerous goods "{label}": where it stands, its escort, for how long',
  },
};

/** Reasons that somebody can look at. The others stand where they stand: tanks, roads, who lives nearby. */
export const LIVE_KINDS = Object.keys(LOOK_AT) as readonly RiskReasonKind[];

/**
 * What is looked at on a task: what is looked at on every task of its kind, then what the colour comes from.
 * @param reasons  of the enterprise alone, the heaviest first; those that nobody can look at are left out
 */
export function checkLines(
  kind: TaskKind,
  rules: SupervisionRules,
  reasons: readonly PlanReason[],
): CheckLine[] {
  const standing = rules.checks[kind].map((text, at) => ({
    ...{ id: `standing:${at + 1}`, text, about: null },
  }));
  const live = reasons.flatMap(({ id, kind: about, refId, label }): CheckLine[] => {
    const template = LOOK_AT[about];
    if (template === undefined) return [];
    return [{ id, text: fillText(template, { label }), about: { kind: about, refId } }];
  });
  return [...live.slice(0, MOST_REASONS), ...standing];
}
