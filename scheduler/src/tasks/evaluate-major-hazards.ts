import { sweepMajorHazards } from '@parkwatch/api/major-hazards/sweep';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/**
 * Major hazard sources by GB 18218, anew: who lives around a works and what land it has change without a report. What enterprises
 * declare is evaluated as it comes; this finds the rest, and whatever was missed.
 */
export default {
  name: 'evaluate-major-hazards',
  cron: '0 20 * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 300_000,
  catchUp: 'once',
  run: ({ parts, now, signal }) => sweepMajorHazards(parts, now, signal),
} satisfies Task;
