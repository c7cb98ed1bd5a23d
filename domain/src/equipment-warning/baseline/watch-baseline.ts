import { isMsOrNull, isRecord } from '../../rules/contract.ts';
import { SECOND_MS } from '../../time/duration.ts';
import { anyOf, type Verdict } from '../condition/verdict.ts';
import type { BaselineModel } from './baseline-model.ts';
import { baselineText } from './baseline-words.ts';
import { measureRow, METHODS, type Measured, type Method } from './measure-row.ts';
import { CHART_START, stepChart, type ChartState } from './single-charts.ts';
import type { Row } from './training-table.ts';
import type { Text } from '../../text/text.ts';

/** A variable and its share of all that speaks for a change: of the positive parts of T², of SPE, of what charts exceed. */
export type Contribution = { readonly pointId: number; readonly share: number };

export type MethodFinding = {
  /** Holds: beyond the limit for `rowsToWarn` rows in succession. */
  readonly verdict: Verdict;
  /**
   * The statistic as a multiple of its limit: of the charts, the worst one; of T² and SPE of a row with gaps, the least it
   * can be. Null: could not be computed.
   */
  readonly ofLimit: number | null;
  /** Rows beyond the limit in succession, up to now. */
  readonly rowsBeyond: number;
  /** Those that contribute most, largest first; empty unless beyond the limit. */
  readonly contributions: readonly Contribution[];
};

export type BaselineFinding = {
  readonly atMs: number;
  /** Any of the methods. */
  readonly verdict: Verdict;
  readonly methods: Readonly<Record<Method, MethodFinding>>;
  /** Points without a usable value in the last row. */
  readonly missing: readonly number[];
  /** Last row in which nothing was missing, once it is unknown; null: never, or not unknown. */
  readonly unknownSinceMs: number | null;
  readonly text: Text;
};

/** Memory between rows: plain JSON. */
export type BaselineState = {
  readonly charts: readonly ChartState[];
  readonly rowsBeyond: Readonly<Record<Method, number>>;
  readonly lastRow: { readonly atMs: number; readonly methods: BaselineFinding['methods'] } | null;
  readonly missing: readonly number[];
  readonly lastFullMs: number | null;
};
export type BaselineStep = { readonly state: BaselineState; readonly finding: BaselineFinding };

export function baselineStart(model: BaselineModel): BaselineState {
  return {
    charts: model.variables.map(() => CHART_START),
    rowsBeyond: { ewma: 0, cusum: 0, t2: 0, spe: 0 },
    lastRow: null,
    missing: [],
    lastFullMs: null,
  };
}

/**
 * One more row, values in the order of the model's variables. A row with gaps may be found beyond a limit (the least that T²
 * and SPE can be, charts of the other variables), never within it: else it is unknown, and nothing that stood is taken back.
 * A row not newer than the last changes nothing.
 * @throws RangeError when the row has another number of values than the model has variables
 */
export function stepBaseline(model: BaselineModel, state: BaselineState, row: Row): BaselineStep {
  if (row.values.length !== model.variables.length)
    throw new RangeError(`${row.values.length} values for ${model.variables.length} variables`);
  if (state.lastRow && row.atMs <= state.lastRow.atMs)
    return { state, finding: findingAt(model, state, state.lastRow.atMs) };
  const scaled = row.values.map((value, at) => {
    const { centre, scale } = model.variables[at]!;
    return value === null || !Number.isFinite(value) ? null : (value - centre) / scale;
  });
  const charts = scaled.map((value, at) => {
    if (value === null) return state.charts[at]!;
    const widening = model.variables[at]!.cusumWidening;
    return stepChart(state.charts[at]!, value, { ...model.charts, widening });
  });
  const measured = measureRow(model, charts, scaled);
  const methods = Object.fromEntries(
    METHODS.map((method) => [method, judge(model, measured[method], state.rowsBeyond[method])]),
  ) as Record<Method, MethodFinding>;
  const missing = model.variables.filter((_, at) => scaled[at] === null);
  const next: BaselineState = {
    charts,
    rowsBeyond: mapMethods((method) => methods[method].rowsBeyond),
    lastRow: { atMs: row.atMs, methods },
    missing: missing.map(({ pointId }) => pointId),
    lastFullMs: missing.length === 0 ? row.atMs : state.lastFullMs,
  };
  return { state: next, finding: findingAt(model, next, row.atMs) };
}

/** For silence: after `maxGapS` without a row everything is unknown. */
export function tickBaseline(model: BaselineModel, state: BaselineState, nowMs: number) {
  const atMs = Math.max(nowMs, state.lastRow?.atMs ?? nowMs);
  return { state, finding: findingAt(model, state, atMs) };
}

const MOST_NAMED = 5;

function judge(model: BaselineModel, measured: Measured, before: number): MethodFinding {
  const { ofLimit, parts, isKnown } = measured;
  const isBeyond = ofLimit !== null && ofLimit > 1;
  // An unknown row neither lengthens the run nor ends it.
  const rowsBeyond = isBeyond ? before + 1 : isKnown ? 0 : before;
  const verdict = rowsBeyond >= model.rowsToWarn ? 'holds' : isKnown ? 'does-not-hold' : 'unknown';
  return {
    verdict: verdict === 'holds' && !isBeyond ? 'unknown' : verdict,
    ofLimit,
    rowsBeyond,
    contributions: isBeyond ? largest(model, parts) : [],
  };
}

function largest({ variables }: BaselineModel, parts: readonly number[]): Contribution[] {
  const total = parts.reduce((sum, part) => sum + Math.max(0, part), 0);
  return parts
    .map((part, at) => ({ pointId: variables[at]!.pointId, share: part / total }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.pointId - b.pointId)
    .slice(0, MOST_NAMED);
}

const UNHEARD: MethodFinding = {
  verdict: 'unknown',
  ofLimit: null,
  rowsBeyond: 0,
  contributions: [],
};

function findingAt(model: BaselineModel, state: BaselineState, atMs: number): BaselineFinding {
  const { lastRow, missing, lastFullMs, rowsBeyond } = state;
  const isSilent = lastRow === null || atMs - lastRow.atMs > model.maxGapS * SECOND_MS;
  const methods = isSilent
    ? mapMethods((method): MethodFinding => ({ ...UNHEARD, rowsBeyond: rowsBeyond[method] }))
    : lastRow.methods;
  const verdict = anyOf(METHODS.map((method) => methods[method].verdict));
  const unknownSinceMs =
    verdict !== 'unknown' ? null : isSilent ? (lastRow?.atMs ?? null) : lastFullMs;
  const facts = { atMs, verdict, methods, missing, unknownSinceMs };
  return { ...facts, text: baselineText(model, facts) };
}

function mapMethods<Value>(valueOf: (method: Method) => Value): Record<Method, Value> {
  return Object.fromEntries(METHODS.map((method) => [method, valueOf(method)])) as Record<
    Method,
    Value
  >;
}

/** Whether a value from the store is a state of this model. */
export function isBaselineState(model: BaselineModel, value: unknown): value is BaselineState {
  if (!isRecord(value) || !isRecord(value['rowsBeyond'])) return false;
  const { charts, rowsBeyond, lastRow, missing, lastFullMs } = value;
  return (
    Array.isArray(charts) &&
    charts.length === model.variables.length &&
    charts.every(
      (chart) =>
        isRecord(chart) && ['ewma', 'up', 'down'].every((key) => Number.isFinite(chart[key])),
    ) &&
    METHODS.every((method) => Number.isInteger(rowsBeyond[method])) &&
    (lastRow === null ||
      (isRecord(lastRow) && Number.isFinite(lastRow['atMs']) && isRecord(lastRow['methods']))) &&
    Array.isArray(missing) &&
    isMsOrNull(lastFullMs)
  );
}
