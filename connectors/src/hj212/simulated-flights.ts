import type { SimulatedMessage } from './simulated-messages.ts';

/** A message that was sent and is not yet answered. */
type Flight = {
  readonly message: SimulatedMessage;
  readonly qn: string;
  sent: number;
  /** A damaged copy went out: an answer may be to that one. */
  isTainted: boolean;
  timer: NodeJS.Timeout | undefined;
};

export type Flights = {
  /** Resolves when another message may go out. */
  room(): Promise<void>;
  /** Sends it and, until it is answered, again after each wait; resolves when it is written once. */
  take(message: SimulatedMessage): Promise<void>;
  /**
   * A 9014 under this QN: the message that arrived with it; null when nothing waits for it. `isCertain` is false when a
   * damaged copy of it went out: the CRC of the standard lets one in a hundred pass.
   */
  landed(qn: string): { message: SimulatedMessage; isCertain: boolean } | null;
  /** The line is gone: what was not answered, oldest first. */
  recall(): SimulatedMessage[];
};

export type FlightOptions = {
  /** Resolves to whether it went out undamaged. */
  readonly write: (message: SimulatedMessage, qn: string) => Promise<boolean>;
  readonly nextQn: () => string;
  readonly answerMs: number;
  readonly resends: number;
  /** Most messages that wait for an answer at a time. */
  readonly window: number;
  /** Nothing answers any more. */
  readonly onGivenUp: () => void;
};

/** HJ 212-2017 6.2 from the logger's side: what is not answered is sent again, three times, under the same QN. */
export function flights(options: FlightOptions): Flights {
  const { write, answerMs, resends, window } = options;
  const inAir = new Map<string, Flight>();
  let room = Promise.withResolvers<void>();

  async function send(flight: Flight): Promise<void> {
    flight.sent += 1;
    flight.timer = setTimeout(() => {
      if (flight.sent > resends) options.onGivenUp();
      else void send(flight);
    }, answerMs);
    if (!(await write(flight.message, flight.qn))) flight.isTainted = true;
  }

  function freed(): void {
    room.resolve();
    room = Promise.withResolvers();
  }

  return {
    async room() {
      while (inAir.size >= window) await room.promise;
    },
    async take(message) {
      const qn = options.nextQn();
      const flight: Flight = { message, qn, sent: 0, isTainted: false, timer: undefined };
      inAir.set(flight.qn, flight);
      await send(flight);
    },
    landed(qn) {
      const flight = inAir.get(qn);
      if (flight === undefined) return null;
      clearTimeout(flight.timer);
      inAir.delete(qn);
      freed();
      return { message: flight.message, isCertain: !flight.isTainted };
    },
    recall() {
      const messages = [...inAir.values()].map(({ message, timer }) => {
        clearTimeout(timer);
        return message;
      });
      inAir.clear();
      freed();
      return messages;
    },
  };
}
