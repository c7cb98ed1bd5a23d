import { watchGateways } from '@parkwatch/api/data-sources/watch-gateways';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** A gateway that no longer reports makes its data sources unknown: the park is told once. */
export default {
  name: 'watch-gateways',
  cron: '*/10 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => watchGateways(parts, now),
} satisfies Task;
