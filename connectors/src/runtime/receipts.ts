import type { Refusal } from '../contract.ts';
import { newestEntries } from './newest-entries.ts';

type Take = (refusals: readonly Refusal[]) => void;

export type Receipts = {
  /** Who wants to know what became of a batch. */
  expect(batch: string, take: Take): void;
  /** The pump has delivered a batch. */
  arrived(batch: string, refusals: readonly Refusal[]): void;
};

const MOST_EXPECTED = 10_000;
const MOST_UNCLAIMED = 1000;

/**
 * Brings the receipts of batches to who waits for them. After a restart a receipt may come before its connector has
 * opened: it is kept for a while.
 */
export function receiptDesk(): Receipts {
  const expected = newestEntries<{ readonly batch: string; readonly take: Take }>(MOST_EXPECTED);
  const unclaimed = newestEntries<{
    readonly batch: string;
    readonly refusals: readonly Refusal[];
  }>(MOST_UNCLAIMED);
  return {
    expect(batch, take) {
      const early = unclaimed.get(batch);
      unclaimed.retain((one) => one !== early);
      if (early !== undefined) take(early.refusals);
      else expected.set(batch, { batch, take });
    },
    arrived(batch, refusals) {
      const who = expected.get(batch);
      if (who === undefined) return unclaimed.set(batch, { batch, refusals });
      expected.retain((one) => one !== who);
      who.take(refusals);
    },
  };
}
