import { reassess } from './assess-risk.ts';
import type { Reassessment, RiskAssessment } from './assess-risk.ts';
import type { AssessedLevel, RiskMethod } from './risk-method.ts';

export const METHOD_CHANGES = [
  'raised',
  'lowered',
  'open',
  'same',
] as const satisfies readonly Reassessment['change'][];
type Change = (typeof METHOD_CHANGES)[number];

export type SheetUnder = {
  /** Of its worst row; one whose value the table no longer has keeps the level that it has. */
  readonly level: AssessedLevel;
  /** Of the sheet as a whole. `open`: its level stays, and rows have to be assessed anew. */
  readonly change: Change;
  /** Rows by what becomes of them. */
  readonly rows: Readonly<Record<Change, number>>;
};

/**
 * What a sheet says under another version of its method.
 * @param rows  as they were assessed, at least one
 */
export function sheetUnder(
  rows: readonly Pick<RiskAssessment, 'factors' | 'level'>[],
  method: RiskMethod,
): SheetUnder {
  const found = reassess(rows, method);
  const count = (change: Change) => found.filter((one) => one.change === change).length;
  const counts = {
    ...{ raised: count('raised'), lowered: count('lowered') },
    ...{ open: count('open'), same: count('same') },
  };
  const before = worst(rows.map(({ level }) => level));
  const level = worst(found.map(({ before: was, after }) => (after ?? was).level));
  if (level !== before)
    return { level, change: level < before ? 'raised' : 'lowered', rows: counts };
  return { level, change: counts.open > 0 ? 'open' : 'same', rows: counts };
}

function worst(levels: readonly AssessedLevel[]): AssessedLevel {
  return levels.reduce((one, other) => (other < one ? other : one), 4);
}
