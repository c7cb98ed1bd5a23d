import type { BaselineModel } from './baseline/baseline-model.ts';
import { METHOD_NAMES } from './baseline/baseline-words.ts';
import { METHODS } from './baseline/measure-row.ts';
import type { Row } from './baseline/training-table.ts';
import {
  measureTepRun,
  TEP_FAULT_AFTER,
  TEP_VARIABLE_LIST,
  TEP_WARNERS,
  type TepResult,
  type TepWarner,
} from './tennessee-eastman.ts';

/** Disturbances of the runs at hand, in the words of the problem. @source Downs, Vogel 1993, table of IDV */
const FAULTS: Readonly<Record<number, string>> = {
  1: 'A/C feed ratio, step',
  4: 'reactor cooling water inlet temperature, step',
  6: 'A feed loss, step',
  11: 'reactor cooling water inlet temperature, random',
  14: 'reactor cooling water valve, sticking',
};

/** Runs to measure on, none of whose rows the model has seen. */
export type TepRuns = {
  readonly normal: readonly Row[];
  /** By number of the disturbance, whole: 160 rows before the fault and those after it. */
  readonly faults: ReadonlyMap<number, readonly Row[]>;
};

type Cell = (result: TepResult) => string;

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;
const DELAY: Cell = ({ firstWarningMin }) =>
  firstWarningMin === null ? '–' : `${firstWarningMin}`;
const MISSED: Cell = ({ beyondShare }) => share(1 - beyondShare);
const FALSE: Cell = ({ beyondShare, warningShare, warnings }) =>
  `${share(beyondShare)}, ${share(warningShare)}, ${warnings}`;

/**
 * The tables of docs/risk/equipment-warning.md as lines of Markdown: delay in minutes until a warning is given, share of
 * faulty rows not beyond the limit, false alarms, and what the first warning names.
 */
export function tepTables(model: BaselineModel, { normal, faults }: TepRuns): string[] {
  const faulty = [...faults].map(([fault, rows]) => ({
    name: `${fault}: ${FAULTS[fault] ?? ''}`,
    result: measureTepRun(model, rows, TEP_FAULT_AFTER),
  }));
  const before = [...faults].map(([fault, rows]) => ({
    name: `${TEP_FAULT_AFTER} rows before fault ${fault}`,
    result: measureTepRun(model, rows.slice(0, TEP_FAULT_AFTER)),
  }));
  const calm = [
    { name: `normal run, ${normal.length} rows`, result: measureTepRun(model, normal) },
    ...before,
  ];
  return [
    ...tableOf('Delay, min', faulty, DELAY),
    '',
    ...tableOf('Missed', faulty, MISSED),
    '',
    ...tableOf('False', calm, FALSE),
    '',
    ...namedTable(faulty),
  ];
}

type Line = { readonly name: string; readonly result: Record<TepWarner, TepResult> };

function tableOf(title: string, lines: readonly Line[], cell: Cell): string[] {
  const heads = TEP_WARNERS.map((warner) =>
    warner === 'combined' ? 'any of them' : METHOD_NAMES[warner].en,
  );
  return [
    rowOf([title, ...heads]),
    rowOf(['---', ...heads.map(() => '---')]),
    ...lines.map(({ name, result }) =>
      rowOf([name, ...TEP_WARNERS.map((warner) => cell(result[warner]))]),
    ),
  ];
}

function namedTable(lines: readonly Line[]): string[] {
  const namesOf = ({ firstNamed }: TepResult): string =>
    firstNamed
      .slice(0, 3)
      .map((pointId) => TEP_VARIABLE_LIST[pointId - 1]!.name.en)
      .join(' ') || '–';
  return [
    rowOf(['Named first', ...METHODS.map((method) => METHOD_NAMES[method].en)]),
    rowOf(['---', ...METHODS.map(() => '---')]),
    ...lines.map(({ name, result }) =>
      rowOf([name, ...METHODS.map((method) => namesOf(result[method]))]),
    ),
  ];
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
