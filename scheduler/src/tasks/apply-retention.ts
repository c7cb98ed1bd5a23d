import { applyRetention } from '@parkwatch/api/observations/retention';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Partitions of tomorrow are made ahead, and those that are older than is kept are dropped. */
export default {
  name: 'apply-retention',
  cron: '0 10 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 600_000,
  catchUp: 'once',
  run: async ({ parts, now }) => (await applyRetention(parts.db, now, parts.config)).length,
} satisfies Task;
