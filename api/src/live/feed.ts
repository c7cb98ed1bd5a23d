import type { LiveEvent } from '@parkwatch/domain/wire/live';
import type { Database } from '../db/database.ts';
import { readEvents, readHead, readMissedEvents } from '../outbox/outbox-store.ts';
import type { OutboxEvent } from '../outbox/outbox-store.ts';
import { hasParkView, maySee, roomOf } from './viewer.ts';
import type { Viewer } from './viewer.ts';

/** One live connection, as far as the feed is concerned. */
export type Member = {
  events(batch: LiveEvent[]): void;
  /** Everything up to `seq` was sent. */
  ready(seq: number, more: { readonly areValuesMissed: boolean }): void;
  /** What was missed can't be sent any more: load anew. */
  resync(seq: number): void;
};

/** Sends to all members of a room at once; `join` and `leave` take effect before they return. */
export type Rooms = {
  join(member: Member, room: string): void;
  send(room: string, batch: LiveEvent[]): void;
  /** Rooms with members, and what those may see. */
  viewers(): Iterable<Viewer>;
};

export type Feed = {
  /** Sends what is new to those whom it concerns. */
  pump(): Promise<void>;
  /** Sends what the member missed since `lastSeq`, and from then on everything, nothing twice and nothing left out. */
  admit(member: Member, viewer: Viewer, lastSeq: number | undefined): Promise<void>;
  /** Does something between two batches; `seq` is how far everybody is. */
  between(work: (seq: number) => void): Promise<void>;
};

/** Rows read and sent in one batch. */
const BATCH = 500;
/** Who missed more loads its pages anew: that is quicker than the replay. */
const MOST_MISSED = 5000;

/**
 * Reads the outbox in commit order and hands each event to the rooms that may see it. Every process of the api has its own
 * feed and serves its own connections. Admissions and batches take turns, which is what makes catching up exact: nothing
 * is sent to a room between the replay and the joining of it.
 */
export function openFeed(db: Database, rooms: Rooms, headSeq: number): Feed {
  let head = headSeq;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function sendNew(): Promise<void> {
    for (;;) {
      const viewers = [...rooms.viewers()];
      if (viewers.length === 0) {
        head = Math.max(head, (await readHead(db)).headSeq);
        return;
      }
      const found = await readEvents(db, head, BATCH);
      for (const viewer of viewers) {
        const batch = found.filter((one) => maySee(viewer, one)).map(({ event }) => event);
        if (batch.length > 0) rooms.send(roomOf(viewer), batch);
      }
      head = found.at(-1)?.event.seq ?? head;
      if (found.length < BATCH) return;
    }
  }

  /** True when readings and positions were left out of it. */
  async function sendMissed(member: Member, viewer: Viewer, afterSeq: number): Promise<boolean> {
    const missed = await missedBy(db, viewer, { afterSeq, upToSeq: head });
    if (missed === undefined) {
      member.resync(head);
      return false;
    }
    for (let from = 0; from < missed.events.length; from += BATCH) {
      member.events(missed.events.slice(from, from + BATCH).map(({ event }) => event));
    }
    return missed.areValuesMissed;
  }

  return {
    pump: () => inTurn(sendNew),
    admit: (member, viewer, lastSeq) =>
      inTurn(async () => {
        // Another process may have been ahead of this one when it served the member.
        await sendNew();
        const areValuesMissed =
          lastSeq !== undefined && (await sendMissed(member, viewer, lastSeq));
        member.ready(head, { areValuesMissed });
        rooms.join(member, roomOf(viewer));
      }),
    between: (work) => inTurn(async () => work(head)),
  };
}

type Gap = { readonly afterSeq: number; readonly upToSeq: number };

type Missed = { readonly events: readonly OutboxEvent[]; readonly areValuesMissed: boolean };

/**
 * Undefined when it is too much, is gone, or never was (a client of a database that was restored). Of readings and positions
 * the latest counts: when some are gone, or all of it would be too much, they are left out and loaded anew by the page, and
 * what people must not miss is still sent.
 */
async function missedBy(db: Database, viewer: Viewer, gap: Gap): Promise<Missed | undefined> {
  if (gap.afterSeq > gap.upToSeq) return undefined;
  const read = (withValues: boolean) =>
    readMissedEvents(db, {
      ...{ ...gap, withValues, park: hasParkView(viewer) },
      ...{ enterpriseIds: viewer.enterpriseIds, limit: MOST_MISSED + 1 },
    });
  let found = await read(true);
  // After the read: a trim in between must not pass unnoticed.
  const marks = await readHead(db);
  if (gap.afterSeq < marks.trimmedSeq) return undefined;
  const areValuesMissed = gap.afterSeq < marks.valuesTrimmedSeq || found.length > MOST_MISSED;
  if (areValuesMissed) {
    found = await read(false);
    const { trimmedSeq } = await readHead(db);
    if (found.length > MOST_MISSED || gap.afterSeq < trimmedSeq) return undefined;
  }
  return { events: found.filter((one) => maySee(viewer, one)), areValuesMissed };
}
