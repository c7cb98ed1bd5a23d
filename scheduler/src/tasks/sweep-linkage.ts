import { sweepLinkage } from '@parkwatch/api/incidents/linkage';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Gas alarms on which the linkage has not decided: left by a crash, or waiting for a second sensor. */
export default {
  name: 'sweep-linkage',
  cron: '*/5 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, signal }) => sweepLinkage(parts, signal),
} satisfies Task;
