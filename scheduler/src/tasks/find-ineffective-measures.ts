import { findIneffectiveMeasures } from '@parkwatch/api/risk-register/find-ineffective-measures';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Control measures that do not work are found, told once, and their findings end when they work again. */
export default {
  name: 'find-ineffective-measures',
  cron: '45 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => findIneffectiveMeasures(parts, now),
} satisfies Task;
