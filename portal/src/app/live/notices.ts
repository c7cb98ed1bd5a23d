import { computed, inject, Service, signal } from '@angular/core';
import type { LivePayload } from '@parkwatch/domain/wire/live';
import { LIVE_EVENTS } from '@parkwatch/domain/wire/live';
import * as z from 'zod';
import { Live } from './live.ts';

/** A word of the server to people: an escalation, an order without answer, somebody who may look at one's data. */
export type Notice = LivePayload<'notice'> & {
  readonly seq: number;
  readonly at: string;
  readonly isRead: boolean;
};

/** What is kept of a session; the records that notices point to stay on their pages. */
export const MAX_NOTICES = 50;
const KEY = 'parkwatch.notices';
const kept = z.object({
  userId: z.int(),
  notices: z.array(
    LIVE_EVENTS.notice.extend({ seq: z.int(), at: z.string(), isRead: z.boolean() }),
  ),
});

/** The notices of this session, newest first. They outlive a reload of the page, and end with the session. */
@Service()
export class Notices {
  readonly #live = inject(Live);
  readonly #all = signal<readonly Notice[]>([]);
  readonly #arrived = signal<readonly Notice[]>([]);
  #userId: number | undefined;
  #stopListening: (() => void) | undefined;

  readonly all = this.#all.asReadonly();
  readonly unread = computed(() => this.#all().filter(({ isRead }) => !isRead));
  /** Those that came while the page was open and were not put away yet: they are shown beside the page. */
  readonly arrived = this.#arrived.asReadonly();

  start(userId: number): void {
    this.#hangUp();
    this.#userId = userId;
    this.#all.set(read(userId));
    this.#stopListening = this.#live.on('notice', (notice, { seq, at }) =>
      this.#put({ ...notice, seq, at, isRead: false }),
    );
  }

  /** Signed out: the next person at this desk finds nothing. */
  stop(): void {
    this.#hangUp();
    forget();
  }

  /** The list was looked at. */
  readAll(): void {
    this.#arrived.set([]);
    if (this.unread().length === 0) return;
    this.#change(this.#all().map((notice) => ({ ...notice, isRead: true })));
  }

  /** A notice beside the page was closed; unread it stays until it was opened or the list was looked at. */
  putAway(...seqs: readonly number[]): void {
    this.#arrived.update((arrived) => arrived.filter(({ seq }) => !seqs.includes(seq)));
  }

  /** A notice was opened. */
  markRead(seq: number): void {
    this.putAway(seq);
    this.#change(
      this.#all().map((notice) => (notice.seq === seq ? { ...notice, isRead: true } : notice)),
    );
  }

  #hangUp(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#userId = undefined;
    this.#all.set([]);
    this.#arrived.set([]);
  }

  #put(notice: Notice): void {
    // The server may say it again when the line comes back.
    if (this.#all().some(({ seq }) => seq === notice.seq)) return;
    this.#change([notice, ...this.#all()].slice(0, MAX_NOTICES));
    this.#arrived.update((arrived) => [notice, ...arrived].slice(0, MAX_NOTICES));
  }

  #change(notices: readonly Notice[]): void {
    this.#all.set(notices);
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ userId: this.#userId, notices }));
    } catch {
      // A browser that refuses storage keeps them until the page closes.
    }
  }
}

function read(userId: number): readonly Notice[] {
  try {
    const found = kept.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    if (found.success && found.data.userId === userId) return found.data.notices;
    forget();
  } catch {
    // No storage, or something else wrote there: nothing was kept.
  }
  return [];
}

function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept, so nothing stays.
  }
}
