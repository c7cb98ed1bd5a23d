import cron from 'node-cron';
import { claimJob, finishJob } from '@parkwatch/api/operations/store';
import type { Parts } from '@parkwatch/api/parts';
import type { Task } from './task.ts';

const SYSTEM = { kind: 'system' } as const;
/** A run that did nothing and was as fast as usual is no news. */
const SLOW_MS = 5000;

/** Runs a task for a moment of its timetable, unless it is under way here or another process has taken it. */
export type RunTask = (slot: Date) => Promise<void>;

export function isCron(expression: string): boolean {
  return cron.validate(expression);
}

/**
 * What all tasks have in common: no overlap, one process at a time, a time-out, a log line, a row of the last run.
 * `aloneSince`: no run that began before that moment can still be alive, because this process is the only one.
 */
export function taskRunner(
  parts: Parts,
  task: Task,
  { signal, aloneSince }: { signal: AbortSignal; aloneSince?: Date | undefined },
): RunTask {
  let underWay = false;
  return async (slot) => {
    if (underWay || signal.aborted) return;
    underWay = true;
    try {
      const now = parts.now();
      if (await claim(parts, task, { slot, now, aloneSince })) {
        // Waits also for work that outlived its time-out: it must not meet itself.
        await (
          await execute(parts, task, { now, signal })
        ).settled;
      }
    } catch (error) {
      // The database is away: the next moment of the timetable tries again.
      parts.log.error({ err: error, task: task.name }, 'task.unavailable');
    } finally {
      underWay = false;
    }
  };
}

type Claiming = { slot: Date; now: Date; aloneSince: Date | undefined };

function claim(parts: Parts, { name, timeoutMs }: Task, claiming: Claiming): Promise<boolean> {
  const { slot, now, aloneSince } = claiming;
  const timedOutMs = now.getTime() - timeoutMs;
  const deadBefore = new Date(Math.max(timedOutMs, aloneSince?.getTime() ?? -Infinity));
  return parts.db.tx(SYSTEM, (tx) => claimJob(tx, { name, now, deadBefore, slot }));
}

type Outcome = { readonly rows: number | null; readonly error: string | null };

async function execute(
  parts: Parts,
  task: Task,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<{ settled: Promise<unknown> }> {
  const startedMs = performance.now();
  const stop = new AbortController();
  const run = { parts, now, signal: AbortSignal.any([signal, stop.signal]) };
  const work = Promise.resolve()
    .then(() => task.run(run))
    .then(
      (rows): Outcome => ({ rows, error: null }),
      (error: unknown): Outcome => {
        parts.log.error({ err: error, task: task.name }, 'task.error');
        return { rows: null, error: error instanceof Error ? error.message : String(error) };
      },
    );
  const outcome = await Promise.race([work, timeOut(task.timeoutMs, { stop, until: work })]);
  const durationMs = performance.now() - startedMs;
  logEnd(parts, task, { ...outcome, durationMs });
  const end = { name: task.name, startedAt: now, finishedAt: parts.now(), durationMs, ...outcome };
  await parts.db.tx(SYSTEM, (tx) => finishJob(tx, end));
  return { settled: work };
}

/** Aborts the work and stands for it when the time is over. */
function timeOut(
  ms: number,
  { stop, until }: { stop: AbortController; until: Promise<unknown> },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop.abort();
      resolve({ rows: null, error: `timed out after ${ms} ms` });
    }, ms);
    void until.then(() => clearTimeout(timer));
  });
}

function logEnd(
  { log }: Parts,
  { name }: Task,
  { rows, error, durationMs }: Outcome & { durationMs: number },
): void {
  const fields = { task: name, rows, durationMs: Math.round(durationMs) };
  if (error !== null) log.error({ ...fields, error }, 'task.failed');
  else if ((rows ?? 0) > 0 || durationMs > SLOW_MS) log.info(fields, 'task.done');
  else log.debug(fields, 'task.done');
}

/** Puts the task on the timetable until the signal ends it. */
export function schedule(
  task: Task,
  run: RunTask,
  { parts, signal }: { parts: Parts; signal: AbortSignal },
) {
  const { log } = parts;
  const entry = cron.schedule(task.cron, ({ date }) => run(date), {
    name: task.name,
    timezone: task.timeZone,
    // Overlap is looked after in `taskRunner`, which also knows of runs after a time-out.
    noOverlap: false,
    suppressMissedWarning: true,
    logger: {
      info: () => undefined,
      debug: () => undefined,
      warn: (message) => log.warn({ task: task.name }, message),
      error: (message, error) =>
        log.error({ task: task.name, err: error ?? message }, 'task.timetable'),
    },
  });
  signal.addEventListener('abort', () => void entry.destroy(), { once: true });
}
