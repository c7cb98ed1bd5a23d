import { trimDeletions } from '@parkwatch/api/dual-prevention/deletions';
import { trimBatches } from '@parkwatch/api/ingest/batches';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Receipts of deliveries are deleted 90 days after their last call, remembered deletions of records after a year. */
export default {
  name: 'trim-batches',
  cron: '0 40 3 * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 300_000,
  catchUp: 'once',
  run: async ({ parts, now }) =>
    (await trimBatches(parts.db, now)) + (await trimDeletions(parts.db, now)),
} satisfies Task;
