import { METHODS, type Method } from './baseline/measure-row.ts';
import { baselineStart, stepBaseline } from './baseline/watch-baseline.ts';
import type { BaselineModel } from './baseline/baseline-model.ts';
import type { Row, Variable } from './baseline/training-table.ts';

/** Rows of the Tennessee Eastman runs are 3 min apart. */
export const TEP_STEP_MIN = 3;
/** Rows of a fault run before the fault sets in: it is in the data from row 161, counted from 1. */
export const TEP_FAULT_AFTER = 160;
const TEP_MEASURED = 41;
const TEP_VARIABLES = 52;

/** What a warning may come from: each method, or any of them. */
export const TEP_WARNERS = [...METHODS, 'combined'] as const;
export type TepWarner = (typeof TEP_WARNERS)[number];

/** The 41 measured and 11 manipulated variables in the order of the files. */
export const TEP_VARIABLE_LIST: readonly Variable[] = Array.from(
  { length: TEP_VARIABLES },
  (_, at) => {
    const name = at < TEP_MEASURED ? `XMEAS(${at + 1})` : `XMV(${at + 1 - TEP_MEASURED})`;
    return { pointId: at + 1, name: { zh: name, en: name }, unit: '' };
  },
);

/**
 * Rows of a file: numbers apart by white space, one row a line, 52 columns.
 * @throws RangeError for a row of another length or an entry that is no number
 */
export function parseTepRun(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const values = line.trim().split(/\s+/).map(Number);
      if (values.length !== TEP_VARIABLES || !values.every(Number.isFinite))
        throw new RangeError(`line ${index + 1} is no row of ${TEP_VARIABLES} numbers`);
      return { atMs: index * TEP_STEP_MIN * 60_000, values };
    });
}

/** What a method made of a run. */
export type TepResult = {
  /** Share of rows beyond the limit, before any rule of succession. */
  readonly beyondShare: number;
  /** Share of rows at which a warning stood. */
  readonly warningShare: number;
  /** Warnings that began. */
  readonly warnings: number;
  /** From the first row to the row at which the first warning was given, min; null: none. */
  readonly firstWarningMin: number | null;
  /** Points that the first warning of the method names, the largest contribution first. */
  readonly firstNamed: readonly number[];
};

/**
 * Plays rows through a model that begins fresh and counts.
 * @param from  index of the first row that counts; those before only warm the charts up
 * @throws RangeError when no row counts
 */
export function measureTepRun(
  model: BaselineModel,
  rows: readonly Row[],
  from = 0,
): Record<TepWarner, TepResult> {
  if (!(from >= 0 && from < rows.length)) throw new RangeError(`no row from ${from} on`);
  const marks = marksOf(model, rows);
  return Object.fromEntries(
    TEP_WARNERS.map((warner) => [warner, countOf(marks[warner], from)]),
  ) as Record<TepWarner, TepResult>;
}

type Mark = {
  readonly isBeyond: boolean;
  readonly isWarning: boolean;
  readonly named: readonly number[];
};

function marksOf(model: BaselineModel, rows: readonly Row[]): Record<TepWarner, Mark[]> {
  const columns = model.variables.map(({ pointId }) => pointId - 1);
  const marks = Object.fromEntries(TEP_WARNERS.map((warner) => [warner, [] as Mark[]]));
  let state = baselineStart(model);
  for (const { atMs, values } of rows) {
    const step = stepBaseline(model, state, { atMs, values: columns.map((at) => values[at]!) });
    state = step.state;
    const found = METHODS.map((method: Method) => {
      const { ofLimit, verdict, contributions } = step.finding.methods[method];
      const named = contributions.map(({ pointId }) => pointId);
      const mark = { isBeyond: (ofLimit ?? 0) > 1, isWarning: verdict === 'holds', named };
      marks[method]!.push(mark);
      return mark;
    });
    marks['combined']!.push({
      isBeyond: found.some(({ isBeyond }) => isBeyond),
      isWarning: step.finding.verdict === 'holds',
      named: [],
    });
  }
  return marks as Record<TepWarner, Mark[]>;
}

function countOf(marks: readonly Mark[], from: number): TepResult {
  const counted = marks.slice(from);
  const shareOf = (is: (mark: Mark) => boolean): number =>
    counted.filter(is).length / counted.length;
  const first = counted.findIndex(({ isWarning }) => isWarning);
  const begun = counted.filter(
    ({ isWarning }, at) => isWarning && !(marks[from + at - 1]?.isWarning ?? false),
  );
  return {
    beyondShare: shareOf(({ isBeyond }) => isBeyond),
    warningShare: shareOf(({ isWarning }) => isWarning),
    warnings: begun.length,
    // A row stands for the end of its step: the first faulty row is 3 min into the fault.
    firstWarningMin: first < 0 ? null : (first + 1) * TEP_STEP_MIN,
    firstNamed: counted[first]?.named ?? [],
  };
}
