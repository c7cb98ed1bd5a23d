import { syncSupervision } from '@parkwatch/api/supervision/sync-supervision';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Plans of supervision follow the colours of the map; their tasks are made, missed and reminded of. */
export default {
  name: 'sync-supervision',
  cron: '5,15,25,35,45,55 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 120_000,
  catchUp: 'once',
  run: ({ parts, now }) => syncSupervision(parts, now),
} satisfies Task;
