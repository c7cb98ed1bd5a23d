import { trimUploads } from '@parkwatch/api/file-uploads/store';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Uploaded files and what became of them are deleted after 90 days. */
export default {
  name: 'trim-uploads',
  cron: '0 45 3 * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 300_000,
  catchUp: 'once',
  run: ({ parts, now }) => trimUploads(parts.db, now),
} satisfies Task;
