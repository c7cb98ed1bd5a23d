import type { LiveEvent, LivePayload, LiveTopic } from '@parkwatch/domain/wire/live';
import type { OpenSocket, SocketHandlers } from '../live/live-socket.ts';

/** The server's end of the live line in tests. */
export class FakeSocket {
  #handlers: SocketHandlers | undefined;
  #lastSeq: (() => number | undefined) | undefined;
  #seq = 0;
  isOpen = false;

  readonly open: OpenSocket = (lastSeq, handlers) => {
    this.#handlers = handlers;
    this.#lastSeq = lastSeq;
    this.isOpen = true;
    return Promise.resolve(() => {
      this.isOpen = false;
      this.#handlers = undefined;
    });
  };

  /** What the client would say that it has seen, if it connected now. */
  get lastSeq(): number | undefined {
    return this.#lastSeq?.();
  }

  connect(): void {
    this.#handlers?.connected();
  }

  ready(seq = this.#seq, areValuesMissed = false): void {
    this.#handlers?.ready(seq, areValuesMissed);
  }

  resync(seq: number): void {
    this.#seq = seq;
    this.#handlers?.resync(seq);
  }

  lose(code?: string): void {
    this.#handlers?.lost(code);
  }

  send<T extends LiveTopic>(topic: T, payload: LivePayload<T>): void {
    this.#seq += 1;
    const event = { seq: this.#seq, topic, at: '2026-07-21T08:30:00.000Z', payload };
    this.#handlers?.events([event as LiveEvent]);
  }
}
