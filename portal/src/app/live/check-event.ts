import type { LiveEvent } from '@parkwatch/domain/wire/live';
import { LIVE_EVENTS } from '@parkwatch/domain/wire/live';

/** A live event as its schema has it, or undefined for one that this version of the portal cannot read. */
export function checkEvent(event: LiveEvent): LiveEvent | undefined {
  const schema = Object.hasOwn(LIVE_EVENTS, event.topic) ? LIVE_EVENTS[event.topic] : undefined;
  const payload = schema?.safeParse(event.payload);
  return payload?.success ? ({ ...event, payload: payload.data } as LiveEvent) : undefined;
}
