import { evaluateDataQuality } from '@parkwatch/api/data-quality/evaluate';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** How far each enterprise's data can be relied on, for its page and for the risk zones. What was missed meanwhile is not made up for. */
export default {
  name: 'evaluate-data-quality',
  cron: '30 */10 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => evaluateDataQuality(parts, now),
} satisfies Task;
