import type { Signal, WritableSignal } from '@angular/core';
import { computed, inject, Service, signal } from '@angular/core';
import type { LiveEvent, LivePayload, LiveTopic } from '@parkwatch/domain/wire/live';
import { Api } from '../api/api.ts';
import { checkEvent } from './check-event.ts';
import type { Batch, LatestReading, OrderedTopic, Position } from './live-batcher.ts';
import { liveBatcher } from './live-batcher.ts';
import { OPEN_SOCKET } from './live-socket.ts';

/** `catching-up` = connected, and the events since the last connection are still on their way. */
export type LivePhase = 'connecting' | 'catching-up' | 'live' | 'offline';
export type LiveState = { readonly phase: LivePhase; readonly sinceMs: number };
export type LiveCounters = {
  readonly events: number;
  readonly dropped: number;
  readonly unreadable: number;
};

/** The page changes four times a second at most, however fast events come. */
export const FLUSH_MS = 250;
export const MAX_QUEUED_EVENTS = 2000;

type Listener = (payload: never, event: LiveEvent) => void;

/** The live line: events of the server as latest values and as callbacks, a batch at a time. */
@Service()
export class Live {
  readonly #open = inject(OPEN_SOCKET);
  readonly #api = inject(Api);
  readonly #batcher = liveBatcher(MAX_QUEUED_EVENTS);
  readonly #listeners = new Map<LiveTopic, Set<Listener>>();
  readonly #latest = new Map<number, WritableSignal<LatestReading | undefined>>();
  readonly #state = signal<LiveState>({ phase: 'connecting', sinceMs: Date.now() });
  readonly #counters = signal<LiveCounters>({ events: 0, dropped: 0, unreadable: 0 });
  readonly #positions = signal<ReadonlyMap<number, Position>>(new Map());
  readonly #batches = signal<Batch | undefined>(undefined);
  readonly #resyncs = signal(0);
  #lastSeq: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #close: (() => void) | undefined;

  readonly state = this.#state.asReadonly();
  readonly counters = this.#counters.asReadonly();
  /** Last known place of each moving object that has moved since the page was opened. */
  readonly positions = this.#positions.asReadonly();
  /** The last batch of events: what changed since the one before. For the map. */
  readonly batch = this.#batches.asReadonly();
  /** Goes up when events were missed for good: pages load anew (`reloadOn: live.resyncs`). */
  readonly resyncs = this.#resyncs.asReadonly();
  readonly isLost: Signal<boolean> = computed(() => this.#state().phase === 'offline');

  /**
   * @param fromSeq  how far the events were before the pages began to load (`me.liveSeq`): those that come while the line is
   *   still being opened are caught up with, or an alarm of these seconds would be on no page
   */
  async start(fromSeq?: number): Promise<void> {
    this.stop();
    this.#lastSeq = fromSeq;
    this.#enter('connecting');
    let isWanted = true;
    this.#close = () => (isWanted = false);
    const close = await this.#open(() => this.#lastSeq, {
      connected: () => this.#enter('catching-up'),
      ready: (seq, areValuesMissed) => this.#caughtUp(seq, areValuesMissed),
      resync: (seq) => this.#startOver(seq),
      events: (batch) => batch.forEach((event) => this.#receive(event)),
      lost: (code) => this.#lost(code),
    });
    // Signed out while the line was being opened.
    if (isWanted) this.#close = close;
    else close();
  }

  /** Hangs up and forgets: the next account must not see the values of this one. */
  stop(): void {
    this.#close?.();
    this.#close = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#batcher.take();
    this.#lastSeq = undefined;
    this.#positions.set(new Map());
    for (const value of this.#latest.values()) value.set(undefined);
  }

  /** The last value of a point that came in while the page was open; undefined until one does. */
  latest(pointId: number): Signal<LatestReading | undefined> {
    return this.#slot(pointId).asReadonly();
  }

  /** Calls back with each event of a topic, in order. Returns the way to stop. */
  on<T extends OrderedTopic>(
    topic: T,
    listener: (payload: LivePayload<T>, event: Pick<LiveEvent, 'seq' | 'at'>) => void,
  ): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  #slot(pointId: number): WritableSignal<LatestReading | undefined> {
    const known = this.#latest.get(pointId);
    if (known) return known;
    const made = signal<LatestReading | undefined>(undefined);
    this.#latest.set(pointId, made);
    return made;
  }

  #receive(event: LiveEvent): void {
    if (event.seq > (this.#lastSeq ?? -1)) this.#lastSeq = event.seq;
    const checked = checkEvent(event);
    if (checked) this.#batcher.add(checked);
    else this.#counters.update((count) => ({ ...count, unreadable: count.unreadable + 1 }));
    this.#timer ??= setTimeout(() => this.#flush(), FLUSH_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    const batch = this.#batcher.take();
    for (const reading of batch.readings.values()) this.#slot(reading.pointId).set(reading);
    if (batch.positions.size > 0) {
      this.#positions.update((known) => new Map([...known, ...batch.positions]));
    }
    for (const event of batch.events) this.#tell(event);
    this.#counters.update((count) => ({
      ...count,
      events: count.events + batch.events.length,
      dropped: count.dropped + batch.dropped,
    }));
    this.#batches.set(batch);
    if (batch.dropped > 0) this.#resyncs.update((count) => count + 1);
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners.get(event.topic) ?? []) {
      listener(event.payload as never, event);
    }
  }

  #caughtUp(seq: number, areValuesMissed = false): void {
    // Said again and again while nothing happens: a line that was quiet for long must not look as if it had missed something.
    this.#lastSeq = Math.max(this.#lastSeq ?? seq, seq);
    if (this.#state().phase !== 'live') this.#enter('live');
    // The alarms of the break came, its readings are no longer kept: pages load the latest ones.
    if (areValuesMissed) this.#resyncs.update((count) => count + 1);
  }

  #startOver(seq: number): void {
    this.#lastSeq = seq;
    this.#resyncs.update((count) => count + 1);
  }

  #lost(code: string | undefined): void {
    if (code === 'not-signed-in') this.#api.onSessionLost?.();
    else if (this.#state().phase !== 'offline') this.#enter('offline');
  }

  #enter(phase: LivePhase): void {
    this.#state.set({ phase, sinceMs: Date.now() });
  }
}
