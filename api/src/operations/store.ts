import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const queries = {
  list: sql(import.meta, './list-jobs.sql'),
  register: sql(import.meta, './register-job.sql'),
  claim: sql(import.meta, './claim-job.sql'),
  finish: sql(import.meta, './finish-job.sql'),
};

type JobRow = {
  name: string;
  cron: string;
  started_at: Date | null;
  finished_at: Date | null;
  outcome: 'done' | 'failed' | 'running' | null;
  rows: number | null;
  error: string | null;
  duration_ms: number | null;
};

export async function findJobs(tx: Tx) {
  return (await tx.rows<JobRow>(queries.list)).map((row) => ({
    name: row.name,
    cron: row.cron,
    lastStartedAt: row.started_at?.toISOString() ?? null,
    lastFinishedAt: row.finished_at?.toISOString() ?? null,
    lastOutcome: row.outcome,
    lastRows: row.rows,
    lastError: row.error,
    durationMs: row.duration_ms,
  }));
}

/** Puts a task on the list before its first run. */
export async function registerJob(tx: Tx, job: { name: string; cron: string }): Promise<void> {
  await tx.run(queries.register, [job.name, job.cron]);
}

export type JobClaim = {
  readonly name: string;
  readonly now: Date;
  /** A run that began before must be dead. */
  readonly deadBefore: Date;
  /** The moment on the timetable. */
  readonly slot: Date;
};

/**
 * Whether this process may run the task now. The row is the lease: it is given to one, once for each moment of the
 * timetable, and given anew when the run before is over or dead.
 */
export async function claimJob(tx: Tx, claim: JobClaim): Promise<boolean> {
  const { name, now, deadBefore, slot } = claim;
  return (await tx.run(queries.claim, [name, now, deadBefore, slot])) === 1;
}

export type JobEnd = {
  readonly name: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly rows: number | null;
  readonly error: string | null;
  readonly durationMs: number;
};

export async function finishJob(tx: Tx, end: JobEnd): Promise<void> {
  const { name, startedAt, finishedAt, rows, error, durationMs } = end;
  await tx.run(queries.finish, [name, startedAt, finishedAt, rows, error, Math.round(durationMs)]);
}
