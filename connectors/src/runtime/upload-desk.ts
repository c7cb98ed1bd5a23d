import type { Upload } from '../contract.ts';

/** A connector that takes uploads, as long as it is open. */
export type UploadTaker = {
  readonly take: (upload: Upload) => Promise<void>;
  readonly isOpen: () => boolean;
};

/** Brings uploaded files to the sources that take them. */
export type UploadDesk = {
  /** The connector of a source takes them from now on. */
  listen(source: string, taker: UploadTaker): void;
  /** Null: the source does not run, or its connector takes none. */
  give(source: string, upload: Upload): Promise<void> | null;
};

export function uploadDesk(): UploadDesk {
  const takers = new Map<string, UploadTaker>();
  return {
    listen: (source, taker) => void takers.set(source, taker),
    give(source, upload) {
      const taker = takers.get(source);
      return taker?.isOpen() === true ? taker.take(upload) : null;
    },
  };
}
