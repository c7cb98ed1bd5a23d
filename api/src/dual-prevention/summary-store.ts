import type { CheckSchedule, Span } from '@parkwatch/domain/dual-prevention/check-cycles';
import type { CycleUnit, WorkDays, WorkType } from '@parkwatch/domain/dual-prevention/codes';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  summary: sql(import.meta, './read-summary.sql'),
  schedules: sql(import.meta, './list-schedules.sql'),
};

export type SummaryRow = {
  risk_objects: number;
  risk_events: number;
  check_tasks: number;
  open: number;
  overdue: number;
  accepted: number;
  accepted_in_time: number;
  deactivated: number;
  commitment: {
    at: string;
    by: string;
    areMajorHazardsSafe: boolean | null;
    riskGrade: string | null;
    content: string | null;
  } | null;
};

export function readSummary(tx: Tx, enterpriseId: number, now: Date) {
  return tx.one<SummaryRow>(queries.summary, [enterpriseId, now]);
}

type ScheduleRow = {
  cycle: number;
  cycle_unit: CycleUnit;
  start_ms: number;
  work_days: WorkDays;
  work_type: WorkType;
  work_from: number | null;
  work_to: number | null;
  checks_ms: number[];
  stopped: Span[];
};
export type TaskHistory = {
  readonly schedule: CheckSchedule;
  readonly workType: WorkType;
  readonly checksMs: readonly number[];
  readonly stopped: readonly Span[];
};

/** The tasks of an enterprise with what was done in a window of epoch ms. */
export async function readHistories(
  tx: Tx,
  enterpriseId: number,
  [fromMs, toMs]: Span,
): Promise<TaskHistory[]> {
  const window = [new Date(fromMs), new Date(toMs)];
  const rows = await tx.rows<ScheduleRow>(queries.schedules, [enterpriseId, ...window]);
  return rows.map((row) => ({
    schedule: {
      ...{ startMs: Number(row.start_ms), cycle: row.cycle, unit: row.cycle_unit },
      workDays: row.work_days,
      workMinutes:
        row.work_from === null || row.work_to === null
          ? null
          : [Number(row.work_from), Number(row.work_to)],
    },
    workType: row.work_type,
    checksMs: row.checks_ms,
    stopped: row.stopped,
  }));
}
