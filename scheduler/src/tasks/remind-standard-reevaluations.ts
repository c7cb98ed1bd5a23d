import { remindReevaluations } from '@parkwatch/api/standard-library/reevaluations';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Standards whose last day is over ask for re-evaluations; those that stand open are reminded of before their end and at it, each once. */
export default {
  name: 'remind-standard-reevaluations',
  cron: '50 */5 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 120_000,
  catchUp: 'once',
  run: ({ parts, now }) => remindReevaluations(parts, now),
} satisfies Task;
