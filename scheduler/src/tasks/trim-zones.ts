import { trimZones } from '@parkwatch/api/zones/trim-zones';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Polygons of old zones are dropped (they are computed again on demand), and sets that are too old with them. */
export default {
  name: 'trim-zones',
  cron: '0 20 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 300_000,
  catchUp: 'once',
  run: ({ parts, now }) => trimZones(parts.db, now),
} satisfies Task;
