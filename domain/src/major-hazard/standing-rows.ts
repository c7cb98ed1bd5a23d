import {
  checkedContents,
  conditionsState,
  ROW_CONDITIONS,
  type ConditionState,
} from './content-conditions.ts';
import { findRows, formOfNames } from './find-rows.ts';
import { parseDecimal, compare } from './rational.ts';
import type { CriticalQuantityRow } from './table-1.ts';
import type { InventoryItem } from './unit.ts';

/** The rows of table 1 that content and form leave standing. */
export type StandingRows = {
  readonly rows: readonly CriticalQuantityRow[];
  /** More than one Q is left, or the one that is left was not shown to apply. */
  readonly isOpen: boolean;
  /** Table 1 has the substance, whether or not its content is within a row. */
  readonly isListed: boolean;
  readonly isContradictory: boolean;
};

/**
 * What table 1 says of an item. A row whose limits fail is ruled out; one whose limits are not known stays. A form that is
 * known and has a row of its own (fertiliser, solution) is judged by that row. A whole printed name says its own limits,
 * unless the content that is given contradicts it.
 * @throws RangeError for a content that is no decimal or above 100 %
 */
export function standingRows(item: InventoryItem): StandingRows {
  const names = namesOf(item);
  const { rows, printed, isContradictory } = findRows({ cas: item.cas, names });
  const contents = checkedContents(item.contents ?? {});
  const form = item.form ?? formOfNames(names);
  const stateOf = (row: CriticalQuantityRow): ConditionState =>
    conditionsState(ROW_CONDITIONS[row.no] ?? [], contents, form);
  const base = { isListed: rows.length > 0, isContradictory };
  if (printed && stateOf(printed) !== 'not-met' && !isContradictory)
    return { ...base, rows: [printed], isOpen: false };
  const ofForm = rows.filter((row) => hasForm(row) && stateOf(row) === 'met');
  const standing = ofForm.length > 0 ? ofForm : rows.filter((row) => stateOf(row) !== 'not-met');
  // Of rows with one Q the one that surely applies is named.
  const surestFirst = [
    ...standing.filter((row) => stateOf(row) === 'met'),
    ...standing.filter((row) => stateOf(row) === 'unknown'),
  ];
  return { ...base, rows: surestFirst, isOpen: isOpen(standing, stateOf) || isContradictory };
}

/** All names by which an item is looked up. */
export function namesOf({ name, otherNames = [] }: InventoryItem): readonly string[] {
  return [name.zh, name.en, ...otherNames];
}

function hasForm({ no }: CriticalQuantityRow): boolean {
  return (ROW_CONDITIONS[no] ?? []).some((condition) => 'form' in condition);
}

/** Open unless a row that surely applies has the lowest Q of those left. */
function isOpen(
  rows: readonly CriticalQuantityRow[],
  stateOf: (row: CriticalQuantityRow) => ConditionState,
): boolean {
  const quantity = (row: CriticalQuantityRow) => parseDecimal(row.criticalT);
  return rows.some(
    (row) =>
      stateOf(row) === 'unknown' &&
      !rows.some((sure) => stateOf(sure) === 'met' && compare(quantity(sure), quantity(row)) <= 0),
  );
}
