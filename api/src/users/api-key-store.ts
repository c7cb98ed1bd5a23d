import type { ApiKey } from '@parkwatch/domain/wire/users';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  list: sql(import.meta, './list-api-keys.sql'),
  insert: sql(import.meta, './insert-api-key.sql'),
  revoke: sql(import.meta, './revoke-api-key.sql'),
};

type Row = {
  id: number;
  name: string;
  prefix: string;
  enterprise_id: number | null;
  created_at: Date;
  revoked_at: Date | null;
  last_used_at: Date | null;
};

export async function listApiKeys(tx: Tx, id: number | null = null): Promise<ApiKey[]> {
  const rows = await tx.rows<Row>(queries.list, [id]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    enterpriseId: row.enterprise_id,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

type NewKey = {
  readonly name: string;
  readonly keyHash: Buffer;
  readonly prefix: string;
  readonly enterpriseId: number | null;
  readonly now: Date;
  readonly userId: number | null;
};

export async function insertApiKey(tx: Tx, made: NewKey): Promise<number> {
  const { name, keyHash, prefix, enterpriseId, now, userId } = made;
  const params = [name, keyHash, prefix, enterpriseId, now, userId];
  return (await tx.one<{ id: number }>(queries.insert, params))!.id;
}

/** False when there is none, or it was revoked before. */
export async function revokeApiKey(tx: Tx, id: number, now: Date): Promise<boolean> {
  return (await tx.run(queries.revoke, [id, now])) > 0;
}
