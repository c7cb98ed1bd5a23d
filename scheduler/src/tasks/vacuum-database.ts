import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** The embedded database has no autovacuum: see `Database.vacuum`. */
export default {
  name: 'vacuum-database',
  cron: '0 45 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 600_000,
  catchUp: 'skip',
  async run({ parts }) {
    await parts.db.vacuum();
    return 0;
  },
} satisfies Task;
