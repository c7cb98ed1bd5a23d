import type { LiveEvent, LivePayload, LiveTopic } from '@parkwatch/domain/wire/live';

export type LatestReading = {
  readonly pointId: number;
  readonly atMs: number;
  readonly value: number;
  readonly quality: 'good' | 'uncertain' | 'bad';
};
export type Position = LivePayload<'positions'>[number];
/** Topics whose every event matters, in order; readings and positions matter only as the last one. */
export type OrderedTopic = Exclude<LiveTopic, 'readings' | 'positions'>;
export type OrderedEvent = Extract<LiveEvent, { topic: OrderedTopic }>;

export type Batch = {
  readonly readings: ReadonlyMap<number, LatestReading>;
  readonly positions: ReadonlyMap<number, Position>;
  readonly events: readonly OrderedEvent[];
  /** Ordered events that did not fit since the last batch: the pages have a hole and must load anew. */
  readonly dropped: number;
};

const QUALITIES = ['good', 'uncertain', 'bad'] as const;

/**
 * Collects live events between two repaints of the page. The last value per point wins; everything else keeps its order.
 * @param maxEvents  ordered events kept; beyond it the oldest go and are counted
 */
export function liveBatcher(maxEvents: number) {
  let readings = new Map<number, LatestReading>();
  let positions = new Map<number, Position>();
  let events: OrderedEvent[] = [];
  let dropped = 0;

  function addReading([pointId, atMs, value, quality]: LivePayload<'readings'>[number]): void {
    const known = readings.get(pointId);
    // Late data must not overwrite newer data, whatever order it arrives in.
    if (known && known.atMs > atMs) return;
    readings.set(pointId, { pointId, atMs, value, quality: QUALITIES[quality] ?? 'bad' });
  }

  return {
    add(event: LiveEvent): void {
      if (event.topic === 'readings') event.payload.forEach(addReading);
      else if (event.topic === 'positions') event.payload.forEach((at) => positions.set(at.id, at));
      else events.push(event);
      if (events.length > maxEvents) {
        dropped += events.length - maxEvents;
        events = events.slice(-maxEvents);
      }
    },
    isEmpty: () => readings.size + positions.size + events.length + dropped === 0,
    take(): Batch {
      const batch = { readings, positions, events, dropped };
      readings = new Map();
      positions = new Map();
      events = [];
      dropped = 0;
      return batch;
    },
  };
}
