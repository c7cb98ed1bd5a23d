import { tellSeasons } from '@parkwatch/api/equipment-warning/seasons';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** What the season asks for is told in the morning of the day on which it is due, once. */
export default {
  name: 'tell-seasons',
  cron: '0 0 8 * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => tellSeasons(parts, now),
} satisfies Task;
