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

/** What one looks at for a reason; its label says what it is ("Alarm …", "Hidden danger …"). Standing there in good order asks for nothing beyond the standing lines. */
const LOOK_AT: Readonly<Partial<Record<RiskReasonKind, Text>>> = {
  alarm: {
    zh: '{label}：现场原因、处置和复位',
    en: '{label}: its cause on site, how it was dealt with, whether it is back to normal',
  },
  'hidden-danger': {
    zh: '{label}：整改进度、临时防护和责任人',
    en: '{label}: progress, interim protection, who answers for it',
  },
  'unknown-sensor': {
    zh: '{label}：现场实际值、断数原因和恢复时间',
    en: '{label}: the value on site, why it is silent, when it comes back',
  },
  'data-quality': {
    zh: '{label}：缺报、错报的原因',
    en: '{label}: why data are missing or wrong',
  },
  measure: {
    zh: '{label}：现场试验是否有效',
    en: '{label}: does it work when tried on site',
  },
  'temporary-measure': {
    zh: '{label}：是否到位、是否到期',
    en: '{label}: in place, or run out',
  },
  permit: {
    zh: '{label}：票证、监护和隔离',
    en: '{label}: permit, watch and isolation',
  },
  equipment: {
    zh: '{label}：运行状况和预警原因',
    en: '{label}: how it runs, why it gave warning',
  },
  weather: {
    zh: '{label}：提醒的措施已落实',
    en: '{label}: what the reminder asked for is done',
  },
  vehicle: {
    zh: '{label}：停放位置、押运和停留时间',
    en: '{label}: where it stands, its escort, for how long',
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
