import { watchFloods } from '@parkwatch/api/alarms/watch-floods';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** More new alarms than a person can take in, or no longer so: the park and the enterprise are told once of each. */
export default {
  name: 'watch-alarm-floods',
  cron: '*/10 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => watchFloods(parts, now),
} satisfies Task;
