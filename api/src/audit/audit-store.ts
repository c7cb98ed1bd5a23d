import type { AuditRecord } from '@parkwatch/domain/wire/audit';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Algorithm, AuditFacts } from './chain.ts';

const queries = {
  list: sql(import.meta, './list-audit.sql'),
  chain: sql(import.meta, './read-chain.sql'),
  ends: sql(import.meta, './read-ends.sql'),
};

type Row = {
  id: number;
  at: Date;
  user_id: number | null;
  actor: string;
  role: string;
  address: string | null;
  action: string;
  object: string | null;
  result: 'done' | 'refused';
  detail: Record<string, unknown>;
  algorithm: Algorithm;
  prev_hash: string;
  hash: string;
};

/** A record as it is stored, with its place in the chain. */
export type Link = { readonly facts: AuditFacts; readonly prevHash: string; readonly hash: string };

export type AuditFilter = {
  readonly beforeId: number | null;
  readonly actor: string | null;
  readonly action: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number;
};

export async function listRecords(tx: Tx, filter: AuditFilter): Promise<AuditRecord[]> {
  const { beforeId, actor, action, from, to, limit } = filter;
  const rows = await tx.rows<Row>(queries.list, [beforeId, actor, action, from, to, limit]);
  return rows.map((row) => {
    const { id, at, role, address, object, result, detail, hash } = row;
    const who = { actor: row.actor, role, address };
    return { id, at: at.toISOString(), ...who, action: row.action, object, result, detail, hash };
  });
}

/** Where the trail ends: by its rows, and by the head that the database keeps beside them. */
export type Ends = {
  readonly lastId: number;
  /** Undefined when somebody took it away. */
  readonly head: { readonly id: number; readonly hash: string } | undefined;
  readonly hasAccounts: boolean;
};

export async function readEnds(db: Database): Promise<Ends> {
  type EndsRow = {
    last: number | null;
    head_id: number | null;
    head_hash: string | null;
    has_accounts: boolean;
  };
  const row = await db.tx({ kind: 'system' }, (tx) => tx.one<EndsRow>(queries.ends));
  const { head_id: id = null, head_hash: hash = null } = row ?? {};
  return {
    lastId: row?.last ?? 0,
    head: id === null || hash === null ? undefined : { id, hash },
    hasAccounts: row?.has_accounts ?? false,
  };
}

export async function readLinks(
  db: Database,
  { afterId, upToId, limit }: { afterId: number; upToId: number; limit: number },
): Promise<Link[]> {
  const rows = await db.tx({ kind: 'system' }, (tx) =>
    tx.rows<Row>(queries.chain, [afterId, upToId, limit]),
  );
  return rows.map((row) => {
    const { id, at, actor, role, address, action, object, result, detail, algorithm } = row;
    const who = { userId: row.user_id, actor, role, address };
    const what = { action, object, result, detail };
    const facts = { id, at: at.toISOString(), ...who, ...what, algorithm };
    return { facts, prevHash: row.prev_hash, hash: row.hash };
  });
}
