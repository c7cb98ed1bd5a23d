import { computeReaches } from '@parkwatch/api/facility-reach/compute-reaches';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** How far the reference scenario of each facility reaches, for the risk map: again when registry or engine changed. */
export default {
  name: 'compute-facility-reaches',
  cron: '45 */5 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 600_000,
  catchUp: 'once',
  run: ({ parts, now, signal }) => computeReaches(parts, now, signal),
} satisfies Task;
