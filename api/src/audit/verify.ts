import type { Database } from '../db/database.ts';
import { readEnds, readLinks } from './audit-store.ts';
import type { Ends, Link } from './audit-store.ts';
import { GENESIS, linkHash } from './chain.ts';

/**
 * What is wrong with a record: `missing` = it is not there though a later one is; `changed` = its content is not what was
 * hashed; `unlinked` = it does not continue its predecessor (that one was replaced as a whole); `cut-off` = the trail ends
 * before a record that was known to be there, or is empty though there are accounts, or has lost
 * the head that would prove its end.
 */
export type Fault = 'missing' | 'changed' | 'unlinked' | 'cut-off';

export type Verification = {
  readonly records: number;
  readonly ok: boolean;
  readonly firstBroken: { readonly id: number; readonly why: Fault } | null;
  /** The end of the chain as verified: keep it elsewhere, and a later verification can prove that nothing was cut off. */
  readonly head: { readonly id: number; readonly hash: string } | null;
  readonly algorithm: string;
};

/** A head that was written down at an earlier time. */
export type KnownHead = { readonly id: number; readonly hash: string };

/** Records read at once: memory stays small however long the trail is. */
const STRETCH = 2000;

type State = { id: number; hash: string; records: number; algorithms: Set<string> };

/**
 * Recomputes the whole chain, up to where it was when this began. A chain alone can't show that its end was cut off: it is
 * held against the head that the database keeps beside the rows. Whoever owns the database can rewrite that too: hence
 * `known`, a head from the log (`audit.recorded`), from an earlier verification or from a backup.
 */
export async function verifyTrail(db: Database, known?: KnownHead): Promise<Verification> {
  const ends = await readEnds(db);
  const heads = [ends.head, known].filter((head) => head !== undefined);
  const state: State = { id: 0, hash: GENESIS, records: 0, algorithms: new Set() };
  let fault: Found | undefined;
  while (fault === undefined && state.id < ends.lastId) {
    const links = await readLinks(db, { afterId: state.id, upToId: ends.lastId, limit: STRETCH });
    fault = followAll(state, links, heads);
  }
  fault ??= faultAtEnd(state, ends, heads);
  return {
    records: state.records,
    ok: fault === undefined,
    firstBroken: fault ?? null,
    head: fault === undefined && state.id > 0 ? { id: state.id, hash: state.hash } : null,
    algorithm: [...state.algorithms].sort().join(', '),
  };
}

type Found = { readonly id: number; readonly why: Fault };

function faultAtEnd(state: State, ends: Ends, heads: readonly KnownHead[]): Found | undefined {
  const next = state.id + 1;
  if (heads.some(({ id }) => id > state.id)) return { id: next, why: 'cut-off' };
  // No account is made without a record: rows and head were taken away together.
  if (state.id === 0 && ends.hasAccounts) return { id: next, why: 'cut-off' };
  if (ends.head === undefined) return { id: next, why: 'cut-off' };
  // Written past the application, which moves the head with each record.
  return ends.head.id < state.id ? { id: ends.head.id + 1, why: 'unlinked' } : undefined;
}

function followAll(state: State, links: Link[], heads: readonly KnownHead[]): Found | undefined {
  // Fewer than the end promised: the rest was deleted while we read.
  if (links.length === 0) return { id: state.id + 1, why: 'missing' };
  for (const link of links) {
    const fault = follow(state, link);
    if (fault !== undefined) return fault;
    if (heads.some(({ id, hash }) => id === state.id && hash !== state.hash))
      return { id: state.id, why: 'changed' };
  }
  return undefined;
}

function follow(state: State, { facts, prevHash, hash }: Link): Found | undefined {
  if (facts.id !== state.id + 1) return { id: state.id + 1, why: 'missing' };
  if (linkHash(prevHash, facts) !== hash) return { id: facts.id, why: 'changed' };
  if (prevHash !== state.hash) return { id: facts.id, why: 'unlinked' };
  state.id = facts.id;
  state.hash = hash;
  state.records++;
  state.algorithms.add(facts.algorithm);
  return undefined;
}
