import { PARK_CLOCK_AHEAD_MS } from '@parkwatch/domain/time/duration';

/** Today at the park, `YYYY-MM-DD`, whatever the zone of the browser. */
export function parkToday(): string {
  const [day = ''] = new Date(Date.now() + PARK_CLOCK_AHEAD_MS).toISOString().split('T');
  return day;
}
