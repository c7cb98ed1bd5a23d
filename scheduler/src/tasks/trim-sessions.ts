import { trimSessions } from '@parkwatch/api/session/session-store';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Sessions that are over are deleted. */
export default {
  name: 'trim-sessions',
  cron: '0 40 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => parts.db.tx({ kind: 'system' }, (tx) => trimSessions(tx, now)),
} satisfies Task;
