import type { RecordFeed } from '@parkwatch/domain/sources/record-feed';
import type { Log, Stored } from '../contract.ts';
import type { WirePosition, WireReading } from '../runtime/ingest-client.ts';

/** What is spooled is what is sent: under the park's codes, times in ISO 8601 (ADR 0014). `source` is the key of the data source. */
export type Parcel =
  | {
      readonly source: string;
      readonly kind: 'observations';
      readonly items: readonly WireReading[];
    }
  | {
      readonly source: string;
      readonly kind: 'positions';
      readonly items: readonly WirePosition[];
    }
  | {
      readonly source: string;
      readonly kind: 'records';
      readonly feed: RecordFeed;
      readonly items: readonly object[];
      /** The sender's name for the batch: `onReceipt` tells what became of it. */
      readonly batch?: string;
    };

/**
 * When an append counts as durable. `always`: after fdatasync, it outlives a power cut. `interval`: when the operating
 * system has it, it outlives the process; a power cut may cost the last `ms`. `never`: the same, synced when the system likes.
 */
export type FsyncPolicy =
  | { readonly policy: 'always' }
  | { readonly policy: 'interval'; readonly ms: number }
  | { readonly policy: 'never' };

export type SpoolOptions = {
  /** Made when it is not there; one process at a time may have it open. */
  readonly folder: string;
  /** Most bytes of segments on the disk; what goes beyond is refused with `SpoolFull`. */
  readonly capacityBytes: number;
  /** A segment that has so many bytes is closed; at most an eighth of the capacity counts. */
  readonly segmentBytes: number;
  readonly fsync: FsyncPolicy;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

export type SpoolState = 'ok' | 'filling' | 'full' | 'broken';

export type SpoolStatus = {
  /** Bytes of segments on the disk, what is delivered in them included until they are deleted. */
  readonly bytes: number;
  readonly capacityBytes: number;
  /** Readings, positions and records that the api has not yet. */
  readonly waitingReadings: number;
  readonly waitingBySource: ReadonlyMap<string, number>;
  /** Epoch ms at which the oldest of them was appended, or a little earlier; null: nothing waits. */
  readonly oldestAtMs: number | null;
  /** `filling` from 80 % of the capacity; `full`, `broken`: the last append was refused, or the next would be. */
  readonly state: SpoolState;
  /** Stretches of segments that could not be read since it was opened; the files are kept aside. */
  readonly damagedStretches: number;
};

/** Where the spool may not grow further: the sender keeps what it has and tries again later. */
export class SpoolFull extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SpoolFull';
  }
}

/** The disk failed (`cause` says how). Nothing was acknowledged; the next append tries the disk again. */
export class SpoolBroken extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SpoolBroken';
  }
}

/** One item alone is larger than the ingest takes: it could never be delivered. */
export class ItemTooLarge extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ItemTooLarge';
  }
}

/** A parcel on its way out. A large one was cut into several; each keeps its place in the whole. */
export type Waiting = {
  readonly source: string;
  readonly kind: Parcel['kind'];
  readonly feed?: RecordFeed;
  readonly batch?: string;
  /** How many items. */
  readonly count: number;
  /** Index of its first item in the parcel as it was appended. */
  readonly first: number;
  /** The last piece of its parcel. */
  readonly isLast: boolean;
  /** Epoch ms at which it was appended. */
  readonly atMs: number;
  /** The items as JSON text in UTF-8, with commas between and without brackets: pieces are joined without being parsed. */
  readonly json: Buffer;
};

export type TakeLimit = {
  readonly items: number;
  readonly bytes: number;
};

/** One way out of the spool, in the order of appending. One reader at a time. */
export type Lane = {
  /** The next parcels that were not taken yet, within the limits but at least one; empty: none waits. */
  take(limit: TakeLimit): Promise<readonly Waiting[]>;
  /** All that was taken is delivered. It will not be given again, unless the process dies within the next second. */
  acknowledge(): void;
  /** What was taken and not acknowledged is given again. */
  putBack(): void;
  /** Readings, positions and records that wait in this lane, what is taken and not acknowledged included. */
  readonly waiting: number;
};

/** A disk queue between the connectors and the ingest. */
export type Spool = {
  /**
   * Resolves when the parcel is durable (`FsyncPolicy`): from then on it is never lost.
   * @throws SpoolFull, SpoolBroken, ItemTooLarge; then nothing of it may be called received
   */
  append(parcel: Parcel): Promise<Stored>;
  status(): SpoolStatus;
  /** What came since the spool was opened, or since `turnToBacklog`. */
  readonly live: Lane;
  /** What waited when the spool was opened or when the api came back: oldest first. */
  readonly backlog: Lane;
  /** What waits in the live lane becomes backlog, behind what is there. */
  turnToBacklog(): void;
  /** Resolves when something can be taken from the live lane, or when the signal is aborted. */
  untilLive(signal: AbortSignal): Promise<void>;
  /** Makes durable what was appended, notes what was delivered, and gives the folder free. */
  close(): Promise<void>;
};
