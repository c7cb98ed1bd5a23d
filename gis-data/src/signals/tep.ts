// Tennessee Eastman runs as an endless plant. A program `d00` repeats the normal run (24 h of it). A program `dNN` is
// 60 rows of the normal run (3 h), then rows 151–210 of fault NN (30 min before the fault begins at row 161, two
// and a half hours after), then the normal run again: 6 h in all. A row is three minutes; between rows it is linear.
import type { NumberTable } from './csv-table.ts';
import { loopedValue } from './csv-table.ts';

export const TEP_ROW_MS = 180_000;
export const TEP_RUNS = ['d00', 'd01', 'd04', 'd06', 'd11', 'd14'] as const;
export type TepRun = (typeof TEP_RUNS)[number];

const NORMAL_ROWS = 60;
/** The seeds hold rows 141–360 of the fault runs. */
const FIRST_SEED_ROW = 141;
const FAULT_FROM_ROW = 151;
const FAULT_TO_ROW = 210;
/** Rows of one pass of a fault program. */
export const FAULT_PROGRAM_ROWS = NORMAL_ROWS + FAULT_TO_ROW - FAULT_FROM_ROW + 1;

/** Mean and standard deviation of the normal run (all 960 rows of d00_te), for scaling and for set-points. */
export const TEP_NORMAL = {
  xmeas01: { mean: 0.2502, deviation: 0.0309 },
  xmeas06: { mean: 42.33, deviation: 0.22 },
  xmeas07: { mean: 2706, deviation: 6.88 },
  xmeas08: { mean: 75.02, deviation: 0.528 },
  xmeas09: { mean: 120.4, deviation: 0.0198 },
  xmeas11: { mean: 80.09, deviation: 0.228 },
  xmeas12: { mean: 49.93, deviation: 1.03 },
  xmeas13: { mean: 2634, deviation: 7.17 },
  xmeas15: { mean: 49.96, deviation: 1.04 },
  xmeas16: { mean: 3103, deviation: 6.16 },
  xmeas20: { mean: 341.4, deviation: 1.56 },
  xmeas21: { mean: 94.61, deviation: 0.128 },
} as const;
export type TepVariable = keyof typeof TEP_NORMAL;

export type TepRuns = ReadonlyMap<TepRun, NumberTable>;

/** @param channel `run:variable`, for example `d06:xmeas07` */
export function tepValue(runs: TepRuns, channel: string, tMs: number): number | null {
  const [run = '', variable = ''] = channel.split(':');
  const rows = programRows(runs, run, variable);
  return loopedValue(rows, tMs / TEP_ROW_MS);
}

/**
 * Gas that escapes when a plant runs away, without a unit: 0 in normal running, 1 at 14 standard deviations of
 * reactor pressure or temperature, rising from 6, at most 1.25. Derived from the recording, not recorded.
 */
export function ventShare(runs: TepRuns, run: string, tMs: number): number | null {
  const scores = (['xmeas07', 'xmeas09'] as const).map((variable) => {
    const value = tepValue(runs, `${run}:${variable}`, tMs);
    const { mean, deviation } = TEP_NORMAL[variable];
    return value === null ? null : Math.abs(value - mean) / deviation;
  });
  const [pressure, temperature] = scores;
  if (pressure == null || temperature == null) return null;
  return Math.min(1.25, Math.max(0, (Math.max(pressure, temperature) - 6) / 8));
}

const programs = new WeakMap<TepRuns, Map<string, readonly (number | null)[]>>();

function programRows(runs: TepRuns, run: string, variable: string): readonly (number | null)[] {
  const known = programs.get(runs) ?? new Map<string, readonly (number | null)[]>();
  programs.set(runs, known);
  const key = `${run}:${variable}`;
  const rows = known.get(key) ?? makeProgram(runs, run, variable);
  known.set(key, rows);
  return rows;
}

function makeProgram(runs: TepRuns, run: string, variable: string): readonly (number | null)[] {
  const normal = runs.get('d00')?.column(variable);
  const table = runs.get(run as TepRun);
  if (normal === undefined || table === undefined) throw new Error(`no recorded run ${run}`);
  if (run === 'd00') return normal;
  const fault = table
    .column(variable)
    .slice(FAULT_FROM_ROW - FIRST_SEED_ROW, FAULT_TO_ROW - FIRST_SEED_ROW + 1);
  return [...normal.slice(0, NORMAL_ROWS), ...fault];
}
