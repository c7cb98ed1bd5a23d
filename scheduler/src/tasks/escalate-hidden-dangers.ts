import { escalateHiddenDangers } from '@parkwatch/api/hidden-dangers/escalate';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Hidden dangers that nobody takes up or rectifies climb: reminder, supervision, proposal to freeze. Missed rungs are taken in one run. */
export default {
  name: 'escalate-hidden-dangers',
  cron: '0 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 120_000,
  catchUp: 'once',
  run: ({ parts, now, signal }) => escalateHiddenDangers(parts, now, signal),
} satisfies Task;
