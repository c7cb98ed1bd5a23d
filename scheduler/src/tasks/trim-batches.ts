import { trimBatches } from '@parkwatch/api/ingest/batches';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Receipts of deliveries are deleted 90 days after their last call. */
export default {
  name: 'trim-batches',
  cron: '0 40 3 * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 300_000,
  catchUp: 'once',
  run: ({ parts, now }) => trimBatches(parts.db, now),
} satisfies Task;
