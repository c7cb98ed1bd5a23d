import { trimOutbox } from '@parkwatch/api/outbox/outbox-store';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Live events that no client can ask for any more are deleted. */
export default {
  name: 'trim-outbox',
  cron: '0 */10 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 120_000,
  catchUp: 'once',
  run: ({ parts, now }) => trimOutbox(parts.db, now),
} satisfies Task;
