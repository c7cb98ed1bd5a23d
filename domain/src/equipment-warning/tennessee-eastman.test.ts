import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { TRAINING_DEFAULTS } from './baseline/baseline-model.ts';
import type { Row } from './baseline/training-table.ts';
import { trainBaseline } from './baseline/train-baseline.ts';
import { tepTables } from './tennessee-eastman-table.ts';
import {
  measureTepRun,
  parseTepRun,
  TEP_FAULT_AFTER,
  TEP_VARIABLE_LIST,
} from './tennessee-eastman.ts';

const folder = new URL('../../vectors/equipment-warning/', import.meta.url);
const page = new URL('../../../docs/risk/equipment-warning.md', import.meta.url);
const FAULTS = [1, 4, 6, 11, 14];
/** The first half of the normal run teaches, the other is kept for false alarms. */
const TRAINING_ROWS = 480;

function runOf(number: number): Row[] {
  const name = `d${String(number).padStart(2, '0')}_te.dat.gz`;
  return parseTepRun(gunzipSync(readFileSync(new URL(name, folder))).toString('utf8'));
}

const normal = runOf(0);
const faults = new Map(FAULTS.map((fault) => [fault, runOf(fault)]));
const data = {
  variables: TEP_VARIABLE_LIST,
  rows: normal.slice(0, TRAINING_ROWS),
  leaveOut: [],
  alarms: [],
};
const result = trainBaseline(data, { ...TRAINING_DEFAULTS, maxGapS: 540 });
if (!('model' in result)) throw new Error(result.detail.en);
const { model } = result;

test('the runs are whole', () => {
  for (const run of [normal, ...faults.values()]) assert.equal(run.length, 960);
  assert.equal(model.variables.length, 52);
  assert.throws(() => parseTepRun('1 2 3'), RangeError);
  assert.throws(() => parseTepRun(`${'1 '.repeat(51)}x`), RangeError);
  assert.throws(() => measureTepRun(model, normal, 960), RangeError);
});

test('the page of the docs tells what is measured', () => {
  const lines = tepTables(model, { normal: normal.slice(TRAINING_ROWS), faults });
  const text = readFileSync(page, 'utf8');
  const block = /<!-- tables: begin -->\n([\s\S]*?)\n<!-- tables: end -->/.exec(text)?.[1];
  assert.deepEqual(
    block?.split('\n').filter(Boolean).map(squeezed),
    lines.filter(Boolean).map(squeezed),
  );
});

test('every fault is warned of within an hour, and no run before its fault', () => {
  for (const [fault, rows] of faults) {
    const { combined } = measureTepRun(model, rows, TEP_FAULT_AFTER);
    assert.ok(combined.firstWarningMin! <= 60, `fault ${fault}: ${combined.firstWarningMin} min`);
    const before = measureTepRun(model, rows.slice(0, TEP_FAULT_AFTER));
    assert.equal(before.combined.warnings, 0, `fault ${fault}`);
  }
});

/** Tables are padded by the formatter. */
function squeezed(line: string): string {
  return line.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}
