import type { Refusal } from '../contract.ts';
import type { Waiting } from '../spool/parcel.ts';

type Open = { readonly batch: string; readonly source: string; readonly refusals: Refusal[] };

/** Told when all of a batch is delivered. `index` counts within the batch as it was appended; sources may use one name. */
export type OnReceipt = (batch: string, refusals: readonly Refusal[], source: string) => void;

export type Batches = {
  /** A piece was delivered; the indexes of its refusals count within it. */
  delivered(piece: Waiting, refusals: readonly Refusal[]): void;
  /** Pieces of a batch went out and its last did not: what was taken may not be acknowledged yet. */
  isOpen(): boolean;
  /** What was delivered of an open batch goes out again. */
  forget(): void;
};

/** Joins the refusals of a batch that was cut into pieces: one lane gives them one after the other. */
export function openBatches(onReceipt: OnReceipt): Batches {
  let open: Open | null = null;
  return {
    isOpen: () => open !== null,
    forget: () => void (open = null),
    delivered(piece, refusals) {
      const { batch, source, first, isLast } = piece;
      if (piece.kind !== 'records') return;
      // A batch whose last piece was never written was never acknowledged to its sender either.
      if (first === 0 || open?.batch !== batch || open?.source !== source) open = null;
      if (batch === undefined) return;
      open ??= { batch, source, refusals: [] };
      for (const refusal of refusals) {
        open.refusals.push({ ...refusal, index: refusal.index + first });
      }
      if (!isLast) return;
      const { refusals: all } = open;
      open = null;
      onReceipt(batch, all, source);
    },
  };
}
