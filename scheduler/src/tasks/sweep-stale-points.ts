import { sweepStale } from '@parkwatch/api/alarms/sweep-stale';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** A sensor that is silent for too long is unknown, and an alarm says so. Only time tells: no reading comes to do it. */
export default {
  name: 'sweep-stale-points',
  cron: '*/10 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 120_000,
  catchUp: 'once',
  run: ({ parts, now }) => sweepStale(parts, now),
} satisfies Task;
