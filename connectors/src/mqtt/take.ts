import type { Stored } from '../contract.ts';

export type MqttMessage = {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** It was kept by the broker and is older than our subscription. */
  readonly isRetained: boolean;
  /** The broker sends it again. */
  readonly isAgain: boolean;
  /** When it came. */
  readonly atMs: number;
};
export type Taken = {
  /** Reason code of the PUBACK once all is stored. */
  readonly answer: number;
  /** What is durable then. Rejects when the spool cannot take more: then no answer may go out. */
  readonly stored: Promise<readonly Stored[]>;
  /**
   * The same message taken again would be other readings: it has no time of its own. Once it is durable it must not come
   * again, so its answer does not wait for the commit.
   */
  readonly isOnce?: boolean;
};
export const NOTHING_STORED: Taken['stored'] = Promise.resolve([]);
/** Reads a message and begins to store what it says. Messages are taken one after the other. */
export type Take = (message: MqttMessage) => Promise<Taken>;
