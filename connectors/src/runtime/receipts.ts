import type { Refusal } from '../contract.ts';
import { newestEntries } from './newest-entries.ts';

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

const MOST_BATCHES = 10_000;
const MOST_UNCLAIMED = 1000;
/** Of one name; a sender that tries on with it leaves the takers of its tries that failed. */
const MOST_TAKERS = 100;

/**
 * Brings the receipts of batches to who waits for them. After a restart a receipt may come before its connector has
 * opened: it is kept for a while.
 */
export function receiptDesk(): Receipts {
  const expected = newestEntries<readonly Taker[]>(MOST_BATCHES);
  const unclaimed = newestEntries<readonly Refusal[]>(MOST_UNCLAIMED);
  const keyOf = ({ source, batch }: BatchOf) => `${source}\n${batch}`;
  return {
    expect(batch, taker) {
      const key = keyOf(batch);
      const early = unclaimed.get(key);
      unclaimed.delete(key);
      if (early !== undefined) return taker.take(early);
      expected.set(key, [...(expected.get(key) ?? []), taker].slice(-MOST_TAKERS));
    },
    arrived(batch, refusals) {
      const key = keyOf(batch);
      const [first, ...others] = (expected.get(key) ?? []).filter(({ isOpen }) => isOpen());
      if (others.length > 0) expected.set(key, others);
      else expected.delete(key);
      if (first === undefined) return unclaimed.set(key, refusals);
      first.take(refusals);
    },
  };
}
