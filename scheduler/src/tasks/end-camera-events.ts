import { endCameraEvents, trimCameraEvents } from '@parkwatch/api/cameras/end-events';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** Sights of cameras that did not come again are over; old events are deleted. A run that was missed is made up by the next. */
export default {
  name: 'end-camera-events',
  cron: '15 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'skip',
  run: async ({ parts, now }) =>
    (await endCameraEvents(parts, now)) + (await trimCameraEvents(parts, now)),
} satisfies Task;
