import { DAY_MS, HOUR_MS, MINUTE_MS, PARK_CLOCK_AHEAD_MS } from '@parkwatch/domain/time/duration';
import type { PeriodName } from '@parkwatch/domain/supervision-plan/periods';
import type { PlanColour } from '@parkwatch/domain/supervision-plan/plan-colours';
import type { Text } from '@parkwatch/domain/text/text';

export const COLOUR_WORDS: Readonly<Record<PlanColour, Text>> = {
  red: { zh: '红色', en: 'red' },
  yellow: { zh: '黄色', en: 'yellow' },
  blue: { zh: '蓝色', en: 'blue' },
};

export const EVERY_WORDS: Readonly<Record<PeriodName, Text>> = {
  shift: { zh: '每班', en: 'each shift' },
  day: { zh: '每日', en: 'daily' },
  week: { zh: '每周', en: 'weekly' },
  month: { zh: '每月', en: 'monthly' },
  quarter: { zh: '每季度', en: 'quarterly' },
};

/** Why a task is withdrawn when a colour has improved. */
export const LAXER_PLAN: Text = {
  zh: '风险颜色已改善，现行监管计划不再要求此任务',
  en: 'the colour has improved, and the plan in force does not ask for this any more',
};

const two = (value: number) => String(value).padStart(2, '0');

/** An instant as the park's clock shows it, `07-20 16:00`. */
export function parkClock(at: Date): string {
  const local = new Date(at.getTime() + PARK_CLOCK_AHEAD_MS);
  const minutes = Math.floor((local.getTime() % DAY_MS) / MINUTE_MS);
  const clock = `${two(Math.floor((minutes * MINUTE_MS) / HOUR_MS))}:${two(minutes % 60)}`;
  return `${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())} ${clock}`;
}
