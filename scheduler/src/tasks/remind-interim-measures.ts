import { remindInterimMeasures } from '@parkwatch/api/interim-measures/remind';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Interim protection that is about to expire is told to its enterprise, expired one to the park as well, each once. */
export default {
  name: 'remind-interim-measures',
  cron: '30 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 120_000,
  catchUp: 'once',
  run: ({ parts, now, signal }) => remindInterimMeasures(parts, now, signal),
} satisfies Task;
