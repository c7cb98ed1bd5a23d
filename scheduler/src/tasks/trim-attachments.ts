import { trimOrphans } from '@parkwatch/api/attachments/store';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Photos that were uploaded and never used in a report are deleted after a day. */
export default {
  name: 'trim-attachments',
  cron: '0 30 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 120_000,
  catchUp: 'once',
  run: ({ parts, now }) => trimOrphans(parts.db, now),
} satisfies Task;
