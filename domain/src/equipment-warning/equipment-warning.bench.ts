import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { normalQuantile } from '../consequence/uncertainty/normal-quantile.ts';
import { TRAINING_DEFAULTS, type BaselineModel } from './baseline/baseline-model.ts';
import { trainBaseline } from './baseline/train-baseline.ts';
import type { Row } from './baseline/training-table.ts';
import { baselineStart, stepBaseline } from './baseline/watch-baseline.ts';
import {
  measureTepRun,
  parseTepRun,
  TEP_FAULT_AFTER,
  TEP_STEP_MIN,
  TEP_VARIABLE_LIST,
} from './tennessee-eastman.ts';

/** A row of 52 variables must cost less than this: a thousand units a second on one core. */
const ROW_LIMIT_MS = 1;
const FAULTS = [1, 4, 6, 11, 14];
const RUN_MIN = 800 * TEP_STEP_MIN;

function runOf(fault: number): Row[] {
  const name = `d${String(fault).padStart(2, '0')}_te.dat.gz`;
  const file = new URL(`../../vectors/equipment-warning/${name}`, import.meta.url);
  return parseTepRun(gunzipSync(readFileSync(file)).toString('utf8'));
}

/** The peer: one learned limit per variable (±3.7 σ: the false-alarm share of T² for all together); three rows warn. */
function singleLimitsDelayMin({ variables }: BaselineModel, rows: readonly Row[]): number {
  const limit = normalQuantile(1 - TRAINING_DEFAULTS.falseAlarmShare / (2 * variables.length));
  const runs = variables.map(() => 0);
  for (const [index, { values }] of rows.slice(TEP_FAULT_AFTER).entries()) {
    for (const [at, { centre, scale }] of variables.entries()) {
      const isBeyond = Math.abs(values[at]! - centre) > limit * scale;
      runs[at] = isBeyond ? runs[at]! + 1 : 0;
      if (runs[at] >= TRAINING_DEFAULTS.rowsToWarn) return (index + 1) * TEP_STEP_MIN;
    }
  }
  return RUN_MIN;
}

/** Median over the rows, the compiler warm. */
function rowMs(model: BaselineModel, rows: readonly Row[]): number {
  let state = baselineStart(model);
  const spentMs = rows.map((row) => {
    const before = performance.now();
    state = stepBaseline(model, state, row).state;
    return performance.now() - before;
  });
  return spentMs.slice(200).sort((a, b) => a - b)[Math.floor((spentMs.length - 200) / 2)]!;
}

function run() {
  const normal = runOf(0);
  const data = {
    variables: TEP_VARIABLE_LIST,
    rows: normal.slice(0, 480),
    leaveOut: [],
    alarms: [],
  };
  const result = trainBaseline(data, { ...TRAINING_DEFAULTS, maxGapS: 540 });
  if (!('model' in result)) throw new Error(result.detail.en);
  const { model } = result;
  const peerName = 'limits of ±3.7 σ';
  const delays = FAULTS.map((fault) => {
    const rows = runOf(fault);
    const { combined } = measureTepRun(model, rows, TEP_FAULT_AFTER);
    const ours = combined.firstWarningMin ?? RUN_MIN;
    const peer = singleLimitsDelayMin(model, rows);
    const what = `Tennessee Eastman fault ${fault}, delay of the warning`;
    return { what, ours, unit: 'min', peer, peerName, ratio: ours / peer };
  });
  const ours = rowMs(model, normal);
  const speed = { what: 'one row of 52 variables', ours, unit: 'ms', peer: ROW_LIMIT_MS };
  return [...delays, { ...speed, peerName: 'limit', ratio: ours / ROW_LIMIT_MS }];
}

export default { name: 'equipment-warning', run };
