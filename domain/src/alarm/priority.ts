import type { PointKind } from '../reading/point-kind.ts';
import type { Text } from '../text/text.ts';
import type { ALARM_CONDITIONS, ALARM_PRIORITIES } from '../wire/alarms.ts';

export type AlarmPriority = (typeof ALARM_PRIORITIES)[number];
export type AlarmCondition = (typeof ALARM_CONDITIONS)[number];

type PriorityLook = {
  /** 1 is the most urgent. */
  readonly rank: number;
  readonly label: Text;
  /** Contrast of at least 4.5:1 on white and on the dark theme's #141414 (WCAG 2.2, 1.4.3); see priority.test.ts. */
  readonly colour: { readonly light: string; readonly dark: string };
  /** Never colour alone: each priority has its own outline. */
  readonly shape: 'octagon' | 'triangle' | 'diamond' | 'circle';
};

/** How each priority is named and drawn. */
export const PRIORITIES: Readonly<Record<AlarmPriority, PriorityLook>> = {
  urgent: {
    rank: 1,
    label: { zh: '紧急', en: 'Urgent' },
    colour: { light: '#c41d1d', dark: '#ff6b6b' },
    shape: 'octagon',
  },
  high: {
    rank: 2,
    label: { zh: '高', en: 'High' },
    colour: { light: '#b34700', dark: '#ff9c45' },
    shape: 'triangle',
  },
  medium: {
    rank: 3,
    label: { zh: '中', en: 'Medium' },
    colour: { light: '#806000', dark: '#f2cc3d' },
    shape: 'diamond',
  },
  low: {
    rank: 4,
    label: { zh: '低', en: 'Low' },
    colour: { light: '#1458b8', dark: '#6aa9ff' },
    shape: 'circle',
  },
};

type PointImportance = {
  readonly kind: PointKind | (string & {});
  readonly isSafetyCritical: boolean;
};

/** Priority by condition: of an ordinary point, of a safety-critical one. */
const BY_CONDITION: Readonly<Record<AlarmCondition, readonly [AlarmPriority, AlarmPriority]>> = {
  hh: ['high', 'urgent'],
  ll: ['high', 'urgent'],
  h: ['medium', 'high'],
  l: ['medium', 'high'],
  sustained: ['medium', 'high'],
  rate: ['low', 'medium'],
  // A silent or stuck sensor is unknown, not well: on a safety-critical point it ranks with a warning.
  stale: ['low', 'medium'],
  frozen: ['low', 'medium'],
  active: ['medium', 'high'],
};

/**
 * Priority of an alarm from what happened and to which point. A toxic gas at its second level is always urgent, and so is
 * a fire.
 * @source the split by consequence is the park's own; IEC 62682:2014 asks for few alarms in the top class
 */
export function priorityOf(condition: AlarmCondition, point: PointImportance): AlarmPriority {
  if (point.kind === 'toxic-gas' && condition === 'hh') return 'urgent';
  if (point.kind === 'fire-alarm' && condition === 'active') return 'urgent';
  return BY_CONDITION[condition][point.isSafetyCritical ? 1 : 0];
}

/** Sorts the most urgent first. */
export function comparePriority(one: AlarmPriority, other: AlarmPriority): number {
  return PRIORITIES[one].rank - PRIORITIES[other].rank;
}
