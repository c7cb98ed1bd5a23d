import * as z from 'zod';
import type { Parts } from '@parkwatch/api/parts';

/** What a run is given. Time is a parameter: nothing in a task asks the clock. */
export type TaskRun = {
  readonly parts: Parts;
  readonly now: Date;
  /** Aborted when the time is over or the process stops: a task with many steps looks at it between them. */
  readonly signal: AbortSignal;
};

/** A timed task. Its file has its name. Run late, twice or in two processes it must do no harm. */
export type Task = {
  readonly name: string;
  /** Five fields, or six with seconds in front. */
  readonly cron: string;
  readonly timeZone: string;
  readonly timeoutMs: number;
  /**
   * After downtime. `once`: what is due is state in the database, so one run at the start makes up for all that were
   * missed. `skip`: the next moment of the timetable is soon enough.
   */
  readonly catchUp: 'once' | 'skip';
  /** How many rows it changed, for the log and the page of tasks. */
  run(run: TaskRun): Promise<number>;
};

/** Longer than a task may take would keep others from it after a crash. */
const MAX_TIMEOUT_MS = 3_600_000;

export const taskSchema = z.object({
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  cron: z.string().min(9),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), {
    error: 'not a time zone',
  }),
  timeoutMs: z.int().positive().max(MAX_TIMEOUT_MS),
  catchUp: z.enum(['once', 'skip']),
  run: z.custom<Task['run']>((value) => typeof value === 'function', { error: 'not a function' }),
});

/** The zone of the park's timetable. */
export const PARK_TIME_ZONE = 'Asia/Shanghai';
