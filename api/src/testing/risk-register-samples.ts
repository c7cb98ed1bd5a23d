import { USUAL_METHODS } from '@parkwatch/domain/risk-assessment/usual-methods';
import type { NewMethodVersion } from '@parkwatch/domain/wire/risk-methods';
import type { RiskSheetInput } from '@parkwatch/domain/wire/risk-sheets';

/** A job with one step, of level 3 by `ls-a` (3 × 4 = 12). */
export const sampleSheet = {
  ...{ form: 'jha', subject: '液氯卸车', methodId: 'ls-a', assessedOn: '2026-01-05' },
  rows: [
    {
      ...{ step: '连接鹤管', hazard: '接头未锁紧', consequence: '液氯泄漏' },
      measures: [{ kind: 'engineering', description: '紧急切断阀' }],
      proposed: [],
      assessed: { factors: { L: 3, S: 4 } },
    },
  ],
} satisfies RiskSheetInput;

/** The usual table of a family as a version of its own, which holds from far in the future on. */
export function sampleVersion(
  family: string,
  changes: Partial<NewMethodVersion['method']> = {},
): NewMethodVersion {
  const { kind, name, factors, cuts, source, confidence } = USUAL_METHODS.find(
    ({ id }) => id === family,
  )!;
  const table = { kind, name, factors, cuts, source, confidence };
  return { family, method: { ...table, effectiveFrom: '2090-01-01', ...changes } };
}
