import type { LiveEvent } from '@parkwatch/domain/wire/live';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const queries = {
  head: sql(import.meta, './read-head.sql'),
  events: sql(import.meta, './read-events.sql'),
  missed: sql(import.meta, './read-missed-events.sql'),
  trim: sql(import.meta, './trim-outbox.sql'),
};
const SYSTEM = { kind: 'system' } as const;

/** A stored event with those whom it concerns. */
export type OutboxEvent = {
  readonly event: LiveEvent;
  readonly toPark: boolean;
  readonly enterpriseIds: readonly number[];
};

/** How far events were given out, and up to where they may be gone: readings and positions long before the rest. */
export type Head = {
  readonly headSeq: number;
  readonly trimmedSeq: number;
  readonly valuesTrimmedSeq: number;
};

type Row = {
  seq: number;
  at: Date;
  topic: LiveEvent['topic'];
  to_park: boolean;
  enterprise_ids: number[];
  payload: unknown;
};

export async function readHead(db: Database): Promise<Head> {
  const row = await db.tx(SYSTEM, (tx) =>
    tx.one<{ head_seq: number; trimmed_seq: number; values_trimmed_seq: number }>(queries.head),
  );
  return {
    headSeq: row?.head_seq ?? 0,
    trimmedSeq: row?.trimmed_seq ?? 0,
    valuesTrimmedSeq: row?.values_trimmed_seq ?? 0,
  };
}

export async function readEvents(
  db: Database,
  afterSeq: number,
  limit: number,
): Promise<OutboxEvent[]> {
  const rows = await db.tx(SYSTEM, (tx) => tx.rows<Row>(queries.events, [afterSeq, limit]));
  return rows.map(outboxEvent);
}

export type Missed = {
  readonly afterSeq: number;
  readonly upToSeq: number;
  readonly park: boolean;
  readonly enterpriseIds: readonly number[];
  readonly limit: number;
  /** Readings and positions too. */
  readonly withValues: boolean;
};

export async function readMissedEvents(db: Database, missed: Missed): Promise<OutboxEvent[]> {
  const { afterSeq, upToSeq, park, enterpriseIds, limit, withValues } = missed;
  const params = [afterSeq, upToSeq, park, [...enterpriseIds], limit, withValues];
  const rows = await db.tx(SYSTEM, (tx) => tx.rows<Row>(queries.missed, params));
  return rows.map(outboxEvent);
}

/** Removes old events (a timed task): readings and positions after 10 minutes, others after 7 days. Returns how many. */
export async function trimOutbox(db: Database, now: Date): Promise<number> {
  const row = await db.tx(SYSTEM, (tx) => tx.one<{ count: number }>(queries.trim, [now]));
  return row?.count ?? 0;
}

function outboxEvent(row: Row): OutboxEvent {
  const { seq, topic, payload } = row;
  // What was published had the topic's type: `publish` saw to it.
  const event = { seq, topic, at: row.at.toISOString(), payload } as LiveEvent;
  return { event, toPark: row.to_park, enterpriseIds: row.enterprise_ids };
}
