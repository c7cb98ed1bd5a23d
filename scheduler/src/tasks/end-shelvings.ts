import { sweepShelved } from '@parkwatch/api/alarms/service';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Alarms whose shelving has run out come back. */
export default {
  name: 'end-shelvings',
  cron: '*/15 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => sweepShelved(parts, now),
} satisfies Task;
