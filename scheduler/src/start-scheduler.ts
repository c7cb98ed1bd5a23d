import { registerJob } from '@parkwatch/api/operations/store';
import type { Parts } from '@parkwatch/api/parts';
import { loadTasks } from './load-tasks.ts';
import { schedule, taskRunner } from './run-task.ts';
import type { RunTask } from './run-task.ts';
import type { Task } from './task.ts';

/**
 * Runs the timed tasks until `signal` ends it; resolves when the last run is over. Any number of processes may do it on
 * one database: each run is taken by one of them. What was missed while all of them were down is made up for at once.
 */
export async function startScheduler(
  parts: Parts,
  signal: AbortSignal,
  given?: readonly Task[],
): Promise<void> {
  const tasks = given ?? (await loadTasks());
  await parts.db.tx({ kind: 'system' }, async (tx) => {
    for (const task of tasks) await registerJob(tx, task);
  });
  const timetable = tasks.map(({ name, cron, timeZone }) => `${name}: ${cron} (${timeZone})`);
  parts.log.info({ timetable }, 'scheduler.started');

  const running = new Set<Promise<void>>();
  const tracked = (run: RunTask): RunTask => {
    return async (slot) => {
      const promise = run(slot);
      running.add(promise);
      await promise.finally(() => running.delete(promise));
    };
  };
  // The folder of an embedded database is locked: whatever ran in it before is dead.
  const aloneSince = parts.db.kind === 'embedded' ? parts.now() : undefined;
  const timed = tasks.map((task) => ({
    task,
    run: tracked(taskRunner(parts, task, { signal, aloneSince })),
  }));
  if (!signal.aborted) for (const { task, run } of timed) schedule(task, run, { parts, signal });
  // One after the other: the api begins to serve at the same time.
  for (const { task, run } of timed) if (task.catchUp === 'once') await run(parts.now());

  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await Promise.allSettled(running);
}
