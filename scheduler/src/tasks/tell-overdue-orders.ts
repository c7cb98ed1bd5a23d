import { tellOverdueOrders } from '@parkwatch/api/incidents/service';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Enterprises that do not answer an emergency order in time are named, once. */
export default {
  name: 'tell-overdue-orders',
  cron: '*/10 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => tellOverdueOrders(parts, now),
} satisfies Task;
