import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { countReads } from './grant-store.ts';

/** A page polls, and one look is one look. */
const ONCE_IN_MS = 60_000;
/** Looks remembered at once: many addresses asked for must not fill the memory. */
const MOST_KEYS = 5000;
/** Stands for every enterprise that was asked about in vain; no enterprise has this id. */
const NOT_GRANTED = 0;

export type Look = {
  /** Endpoint id. */
  readonly action: string;
  readonly path: string;
  /** The one enterprise that it was about, where that is known. */
  readonly enterpriseId: number | null;
};

/**
 * Everything that an outside authority is shown under its grants goes on record (S3 FAQ 4: 操作全程留痕), at most once a
 * minute for each path and account, and is counted on the grants that it was shown under.
 */
export function recordGrantReads({ db, audit, now }: Parts) {
  const seenAt = new Map<string, number>();

  function isNew(key: string, atMs: number): boolean {
    const known = seenAt.get(key);
    if (known !== undefined && atMs - known < ONCE_IN_MS) return false;
    if (seenAt.size >= MOST_KEYS) seenAt.clear();
    seenAt.set(key, atMs);
    return true;
  }

  return async (caller: Caller, { action, path, enterpriseId: about }: Look): Promise<void> => {
    const { userId } = caller;
    const enterpriseId = about === null || isGranted(caller, about) ? about : NOT_GRANTED;
    const at = now();
    const key = `${userId} ${path} ${enterpriseId}`;
    if (userId === null || !isNew(key, at.getTime())) return;
    try {
      await db.tx({ kind: 'system' }, async (tx) => {
        const grants = await countReads(tx, { userId, now: at, enterpriseId });
        const detail = { grants };
        await audit.record(tx, caller, { action, object: path.slice(0, 200), detail });
      });
    } catch (error) {
      // Not on record, so the next one must be.
      seenAt.delete(key);
      throw error;
    }
  };
}

function isGranted({ scope }: Caller, enterpriseId: number): boolean {
  return scope.kind === 'enterprises' && scope.enterpriseIds.includes(enterpriseId);
}
