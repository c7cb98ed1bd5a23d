import type { Refusal } from '../contract.ts';
import { newestEntries } from './newest-entries.ts';
import type { NewestEntries } from './newest-entries.ts';

/** Somebody who waits; one whose connector has ended is passed over: it could do nothing with it. */
export type Taker = {
  readonly take: (refusals: readonly Refusal[]) => void;
  readonly isOpen: () => boolean;
};
/** A batch of a source: two sources may use one name. */
export type BatchOf = { readonly source: string; readonly batch: string };

export type Receipts = {
  /** Who wants to know what became of a batch. Of one name in several deliveries the first takes the first receipt. */
  expect(batch: BatchOf, taker: Taker): void;
  /** The pump has delivered a batch. */
  arrived(batch: BatchOf, refusals: readonly Refusal[]): void;
};

/** Of one source: what one forgets to ask for must not cost another its receipts. */
const MOST_BATCHES = 10_000;
const MOST_UNCLAIMED = 1000;
/** Of one name; a sender that tries on with it leaves the takers of its tries that failed. */
const MOST_TAKERS = 100;

type SourceDesk = {
  readonly expected: NewestEntries<readonly Taker[]>;
  readonly unclaimed: NewestEntries<readonly Refusal[]>;
};

/**
 * Brings the receipts of batches to who waits for them. After a restart a receipt may come before its connector has
 * opened: it is kept for a while.
 */
export function receiptDesk(): Receipts {
  const desks = new Map<string, SourceDesk>();
  const deskOf = (source: string): SourceDesk => {
    const desk = desks.get(source) ?? {
      expected: newestEntries<readonly Taker[]>(MOST_BATCHES),
      unclaimed: newestEntries<readonly Refusal[]>(MOST_UNCLAIMED),
    };
    desks.set(source, desk);
    return desk;
  };
  return {
    expect({ source, batch: key }, taker) {
      const { expected, unclaimed } = deskOf(source);
      const early = unclaimed.get(key);
      unclaimed.delete(key);
      if (early !== undefined) return taker.take(early);
      expected.set(key, [...(expected.get(key) ?? []), taker].slice(-MOST_TAKERS));
    },
    arrived({ source, batch: key }, refusals) {
      const { expected, unclaimed } = deskOf(source);
      const [first, ...others] = (expected.get(key) ?? []).filter(({ isOpen }) => isOpen());
      if (others.length > 0) expected.set(key, others);
      else expected.delete(key);
      if (first === undefined) return unclaimed.set(key, refusals);
      first.take(refusals);
    },
  };
}
