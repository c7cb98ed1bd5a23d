import { cusumLimit, ewmaLimit } from '../statistics/run-length.ts';
import { robustScale, type Scale } from '../statistics/robust-scale.ts';
import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import {
  BASELINE_FORMAT,
  type BaselineModel,
  type ModelVariable,
  type TrainingOptions,
} from './baseline-model.ts';
import {
  componentsByParallelAnalysis,
  componentsForShare,
  covariance,
  speLimit,
  t2Limit,
} from './principal-components.ts';
import { scoresOf } from './scores.ts';
import { wideningOf } from './single-charts.ts';
import {
  refuseAlarms,
  refuseRows,
  refuseVariables,
  type TrainingRefusal,
} from './training-refusal.ts';
import { isInside, type Interval, type Row, type Variable } from './training-table.ts';

/** What a unit is to learn from. */
export type TrainingData = {
  readonly variables: readonly Variable[];
  /** In order of time, at even steps. */
  readonly rows: readonly Row[];
  /** Times that are not normal, as a person said: repair, start-up. */
  readonly leaveOut: readonly Interval[];
  /** When alarms of the unit stood. One that is not left out refuses the window. */
  readonly alarms: readonly Interval[];
};

/** A variable with more gaps than this is dropped rather than costing every row in which it has one. */
const MOST_GAPS = 0.2;
const LEAST_ROWS = 200;
const ROWS_PER_VARIABLE = 5;

/**
 * Learns what is normal. Rows that are left out or have a gap in a kept variable teach nothing; a constant variable is
 * dropped and named; a window with an alarm that was not left out is refused, because a fault must not become normal.
 * @returns the model, or why there is none
 * @throws RangeError when a row has another number of values than there are variables, or rows are out of order
 */
export function trainBaseline(
  data: TrainingData,
  options: TrainingOptions,
): { readonly model: BaselineModel } | TrainingRefusal {
  checkRows(data);
  if (!(Number.isInteger(options.rowsToWarn) && options.rowsToWarn >= 1 && options.maxGapS > 0))
    throw new RangeError(`rowsToWarn ${options.rowsToWarn}, maxGapS ${options.maxGapS}`);
  const kept = data.rows.filter(({ atMs }) => !data.leaveOut.some((span) => isInside(atMs, span)));
  const open = data.alarms.filter((alarm) => !isLeftOut(alarm, data));
  if (open.length > 0) return refuseAlarms(open);
  const { columns, dropped } = chooseColumns(data.variables, kept);
  if (columns.length < 2) return refuseVariables(columns.length);
  const full = kept.filter(({ values }) => columns.every(({ at }) => values[at] != null));
  const least = Math.max(LEAST_ROWS, ROWS_PER_VARIABLE * columns.length);
  if (full.length < least) return refuseRows(full.length, least);
  return { model: modelOf({ data, columns, dropped, full, kept }, options) };
}

type Column = Variable & { readonly at: number } & Scale;
type Dropped = BaselineModel['dropped'];
type Chosen = {
  readonly data: TrainingData;
  readonly columns: readonly Column[];
  readonly dropped: Dropped;
  readonly full: readonly Row[];
  readonly kept: readonly Row[];
};

function checkRows({ variables, rows }: TrainingData): void {
  for (const [index, { atMs, values }] of rows.entries()) {
    if (values.length !== variables.length)
      throw new RangeError(`row ${index} has ${values.length} of ${variables.length} values`);
    if (values.some((value) => value !== null && !Number.isFinite(value)))
      throw new RangeError(`row ${index} holds what is no number: a gap is null`);
    if (index > 0 && atMs <= rows[index - 1]!.atMs)
      throw new RangeError(`row ${index} is not later than the one before`);
  }
}

/** Whether the part of an alarm that lies in the window is covered by what is left out, end to end. */
function isLeftOut(alarm: Interval, { rows, leaveOut }: TrainingData): boolean {
  let atMs = Math.max(alarm.fromMs, rows[0]?.atMs ?? Infinity);
  const endMs = Math.min(alarm.toMs, rows.at(-1)?.atMs ?? -Infinity);
  for (const span of leaveOut.toSorted((a, b) => a.fromMs - b.fromMs))
    if (isInside(atMs, span)) atMs = span.toMs;
  return atMs >= endMs && (atMs > endMs || leaveOut.some((span) => isInside(atMs, span)));
}

function chooseColumns(variables: readonly Variable[], rows: readonly Row[]) {
  const columns: Column[] = [];
  const dropped: Dropped = [];
  for (const [at, { pointId, name, unit }] of variables.entries()) {
    const values = rows.flatMap((row) => row.values[at] ?? []);
    const isFull = values.length >= Math.max(2, (1 - MOST_GAPS) * rows.length);
    const scale = isFull ? robustScale(values) : null;
    if (scale) columns.push({ pointId, name, unit, at, ...scale });
    else dropped.push({ pointId, name, why: isFull ? 'constant' : 'too-many-gaps' });
  }
  return { columns, dropped };
}

function modelOf(chosen: Chosen, options: TrainingOptions): BaselineModel {
  const { data, columns, dropped, full, kept } = chosen;
  const scaled = full.map(({ values }) =>
    columns.map(({ at, centre, scale }) => (values[at]! - centre) / scale),
  );
  const pca = pcaOf(scaled, options);
  const scores = scaled.map((row) => scoresOf(pca, row));
  const limit = pca.speLimit;
  const shareOf = (isBeyond: (score: (typeof scores)[number]) => boolean): number =>
    scores.filter(isBeyond).length / scores.length;
  return {
    format: BASELINE_FORMAT,
    trainedOn: {
      fromMs: full[0]!.atMs,
      toMs: full.at(-1)!.atMs,
      rows: full.length,
      rowsWithGaps: kept.length - full.length,
      rowsLeftOut: data.rows.length - kept.length,
      leftOut: data.leaveOut.map(({ fromMs, toMs }) => ({ fromMs, toMs })),
      beyondT2Share: shareOf(({ t2 }) => t2 > pca.t2Limit),
      beyondSpeShare: limit === null ? null : shareOf(({ spe }) => spe > limit),
    },
    variables: columns.map((column, index) => variableOf(column, index, { scaled, options })),
    dropped,
    charts: chartsOf(columns.length, options),
    pca,
    rowsToWarn: options.rowsToWarn,
    maxGapS: options.maxGapS,
  };
}

function variableOf(
  { pointId, name, unit, centre, scale }: Column,
  index: number,
  { scaled, options }: { scaled: number[][]; options: TrainingOptions },
): ModelVariable {
  const widening = wideningOf(
    scaled.map((row) => row[index]!),
    options.lambda,
  );
  const widenings = { ewmaWidening: widening.ewma, cusumWidening: widening.cusum };
  return { pointId, name, unit, centre, scale, ...widenings };
}

/** All charts together shall have the stated run length, so each has as many times that as there are charts. */
function chartsOf(charts: number, options: TrainingOptions): BaselineModel['charts'] {
  const { lambda, k, chartRunLength } = options;
  const each = chartRunLength * charts;
  return {
    runLength: chartRunLength,
    lambda,
    ewmaLimit: ewmaLimit(lambda, each),
    k,
    h: cusumLimit(k, each),
  };
}

function pcaOf(scaled: number[][], options: TrainingOptions): BaselineModel['pca'] {
  const { components, falseAlarmShare } = options;
  const { values, vectors } = symmetricEigen(covariance(scaled));
  const wanted =
    components === 'parallel-analysis'
      ? componentsByParallelAnalysis(values, scaled.length)
      : componentsForShare(values, components.explainedShare);
  // A direction in which nothing ever varied has no score that could be judged.
  const count = Math.min(wanted, values.filter((value) => value > 1e-9 * values[0]!).length);
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    chosenBy: components === 'parallel-analysis' ? components : 'explained-share',
    eigenvalues: [...values],
    loadings: vectors.slice(0, count).map((row) => [...row]),
    explainedShare: values.slice(0, count).reduce((sum, value) => sum + value, 0) / total,
    falseAlarmShare,
    t2Limit: t2Limit(count, scaled.length, falseAlarmShare),
    speLimit: speLimit(values.slice(count), falseAlarmShare),
  };
}
