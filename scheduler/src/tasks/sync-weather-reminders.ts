import { syncWeatherReminders } from '@parkwatch/api/weather-rules/sync-reminders';
import { PARK_TIME_ZONE } from '../task.ts';
import type { Task } from '../task.ts';

/** What the weather asks enterprises to do is told, told again, and ended with it; a warning that runs out says nothing. */
export default {
  name: 'sync-weather-reminders',
  cron: '*/10 * * * * *',
  timeZone: PARK_TIME_ZONE,
  timeoutMs: 60_000,
  catchUp: 'once',
  run: ({ parts, now }) => syncWeatherReminders(parts, now),
} satisfies Task;
