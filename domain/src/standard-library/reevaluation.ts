import type { Text } from '../text/text.ts';
import { parkMinuteText } from '../time/park-clock.ts';
import { HOUR_MS } from '../time/duration.ts';

/** What an enterprise found when it looked again. */
export const REEVALUATION_RESULTS = {
  'no-effect': { zh: '不受影响', en: 'Not affected' },
  adapted: { zh: '检查表或整改已调整', en: 'Checklists or rectification adapted' },
  'measures-needed': { zh: '需采取新措施', en: 'New measures are needed' },
} as const satisfies Record<string, Text>;
export type ReevaluationResult = keyof typeof REEVALUATION_RESULTS;

/** A changed standard is looked at again by whom it touches within this time. */
export const REEVALUATE_WITHIN_MS = 24 * HOUR_MS;
/** Whoever has not done it is reminded so long before the time is over. */
export const REMIND_BEFORE_MS = 4 * HOUR_MS;

export type OpenReevaluation = {
  readonly dueMs: number;
  readonly wasReminded: boolean;
  readonly wasToldOverdue: boolean;
};

/** What is to be told of one that stands open: nothing, that it is due soon, or that its time is over. Each is told once. */
export function dueReevaluationNotice(
  { dueMs, wasReminded, wasToldOverdue }: OpenReevaluation,
  nowMs: number,
): 'soon' | 'overdue' | null {
  if (nowMs >= dueMs) return wasToldOverdue ? null : 'overdue';
  return nowMs >= dueMs - REMIND_BEFORE_MS && !wasReminded ? 'soon' : null;
}

type Told = { readonly enterpriseName: Text; readonly lineCount: number; readonly dueMs: number };

/** What is told when one is opened, reminded of or overdue. */
export function reevaluationText(
  what: 'opened' | 'soon' | 'overdue',
  { enterpriseName, lineCount, dueMs }: Told,
): Text {
  const [name, due] = [enterpriseName, parkMinuteText(dueMs)];
  const lines = {
    zh: `${lineCount} 条标准`,
    en: lineCount === 1 ? '1 line' : `${lineCount} lines`,
  };
  if (what === 'opened') {
    return {
      zh: `${lines.zh}已变更，请${name.zh}在 ${due} 前完成重新评估。`,
      en: `${lines.en} of the standards changed: ${name.en} re-evaluates by ${due}.`,
    };
  }
  if (what === 'soon') {
    return {
      zh: `${name.zh}的标准变更重新评估（${lines.zh}）将于 ${due} 到期。`,
      en: `The re-evaluation of ${name.en} (${lines.en}) is due by ${due}.`,
    };
  }
  return {
    zh: `${name.zh}的标准变更重新评估（${lines.zh}）已逾期，应于 ${due} 完成。`,
    en: `The re-evaluation of ${name.en} (${lines.en}) is overdue since ${due}.`,
  };
}
