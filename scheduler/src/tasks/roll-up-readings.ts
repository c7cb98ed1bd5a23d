import { rollUp } from '@parkwatch/api/observations/roll-up';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Readings become minutes and hours, from where the last run stopped: after downtime one run makes up for all. */
export default {
  name: 'roll-up-readings',
  cron: '5 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 600_000,
  catchUp: 'once',
  run: ({ parts, now }) => rollUp(parts.db, now),
} satisfies Task;
