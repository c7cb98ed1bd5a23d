import type { Logger } from 'pino';
import type { LivePayload, LiveTopic } from '@parkwatch/domain/wire/live';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Tx } from './db/tx.ts';
import type { Caller } from './http/caller.ts';

/** Who may see a live event: everybody with a park-wide view, and the named enterprises. */
export type Audience = { readonly park: boolean; readonly enterpriseIds: readonly number[] };

/** An event and who may see it. */
export type Addressed<T extends LiveTopic> = {
  readonly audience: Audience;
  readonly payload: LivePayload<T>;
};

/**
 * The outbox: an event is stored in the caller's transaction and leaves for the live rooms after its commit, in commit
 * order. Call it last in the transaction: from here to the commit the transaction holds the lock that keeps the order.
 */
export type Outbox = {
  publish<T extends LiveTopic>(
    tx: Tx,
    topic: T,
    audience: Audience,
    payload: LivePayload<T>,
  ): Promise<void>;
  /** Many events of one topic, in this order, in one statement: what touches many records tells about them so. */
  publishAll<T extends LiveTopic>(tx: Tx, topic: T, events: readonly Addressed<T>[]): Promise<void>;
  /** `wake` is called with the topic after each commit of this process that published; the function it gives ends that. */
  onPublished(wake: (topic: LiveTopic) => void): () => void;
};

export type AuditEntry = {
  readonly action: string;
  readonly object?: string;
  readonly result?: 'done' | 'refused';
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** The tamper-evident trail: the record is chained and stored in the caller's transaction. Never put secrets in `detail`. */
export type Audit = {
  record(
    tx: Tx,
    caller: Pick<Caller, 'userId' | 'username' | 'role' | 'address'>,
    entry: AuditEntry,
  ): Promise<void>;
};

/** What every feature of the api is made of; built once in main, passed down, never global. */
export type Parts = {
  readonly config: Config;
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  readonly outbox: Outbox;
  readonly audit: Audit;
};
