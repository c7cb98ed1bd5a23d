import { syncEquipmentWarnings } from '@parkwatch/api/equipment-warning/sync-warnings';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Rules on equipment and learned baselines are judged on what was stored: what holds, what cannot be judged, what is over. */
export default {
  name: 'sync-equipment-warnings',
  cron: '20 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 55_000,
  catchUp: 'once',
  run: ({ parts, now }) => syncEquipmentWarnings(parts, now),
} satisfies Task;
