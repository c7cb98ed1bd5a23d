import type { Host, Stored, ValueReading } from '../contract.ts';
import { decodedOf } from './decoded-of.ts';

/** MQTT 5.0 §3.4.2.1: what a PUBACK says; all of them end the delivery of the message. */
export const ACK = { taken: 0x00, notAuthorized: 0x87, badPayload: 0x99 } as const;

/** What both formats do with an account: ask whether it may deliver, show its state, count its frames. */
export type SourceDesk = {
  /** True when it may deliver; else it is listed, and its frame is kept with the reason. */
  admits(account: string, topic: string, frame: Uint8Array): boolean;
  /** Whether it would be admitted, without asking aloud. */
  mayDeliver(account: string): boolean;
  connected(account: string, topic: string): void;
  disconnected(account: string, reason: string): void;
  /** The line broke: nobody is there any more. */
  allDisconnected(reason: string): void;
  /** Shows the readings and stores them; resolves when they are durable. None: nothing was to be stored. */
  deliver(account: string, topic: string, said: Told): Promise<readonly Stored[]>;
  /** Stores values that no message brought: they hold as of now. Shown as a frame without bytes. */
  confirm(account: string, readings: readonly ValueReading[]): Promise<void>;
  /** Keeps a frame with the reason why it was refused. */
  refuse(account: string, topic: string, said: Refused): void;
};
type Told = {
  readonly frame: Uint8Array;
  readonly readings: readonly ValueReading[];
  /** What of the frame was refused, and why. */
  readonly faults?: readonly string[];
};
type Refused = { readonly frame: Uint8Array; readonly faults: readonly string[] };

export function sourceDesk(host: Host<object>, accounts: ReadonlySet<string>): SourceDesk {
  const present = new Set<string>();
  const from = (account: string, topic: string) => ({ account, address: topic.slice(0, 100) });
  const desk: SourceDesk = {
    admits(account, topic, frame) {
      const admitted = host.admit(from(account, topic));
      if (!('refused' in admitted)) return true;
      const rejected = `${admitted.refused}-device: the account ${account} may not deliver`;
      host.saw(from('', topic), frame, { rejected });
      return false;
    },
    mayDeliver: (account) => accounts.has(account),
    connected(account, topic) {
      if (present.has(account) || !accounts.has(account)) return;
      present.add(account);
      host.device(from(account, topic), 'connected');
    },
    disconnected(account, reason) {
      present.delete(account);
      if (accounts.has(account)) host.device({ account }, 'disconnected', reason);
    },
    allDisconnected(reason) {
      for (const account of present) desk.disconnected(account, reason);
    },
    async deliver(account, topic, { frame, readings, faults = [] }) {
      host.saw(from(account, topic), frame, decodedOf(readings, faults));
      return readings.length > 0 ? [await host.deliver(from(account, topic), readings)] : [];
    },
    async confirm(account, readings) {
      host.saw({ account }, new Uint8Array(), { readings });
      await host.deliver({ account }, readings);
    },
    refuse(account, topic, { frame, faults }) {
      const known = accounts.has(account) ? account : '';
      host.saw(from(known, topic), frame, decodedOf([], faults));
    },
  };
  return desk;
}
