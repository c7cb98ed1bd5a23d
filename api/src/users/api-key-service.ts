import { createHash, randomBytes } from 'node:crypto';
import type { ApiKey } from '@parkwatch/domain/wire/users';
import { FOREIGN_KEY_VIOLATION, isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import * as store from './api-key-store.ts';
import { noSuchEnterprise } from './user-service.ts';

const SYSTEM = { kind: 'system' } as const;
/** 256 random bits: nothing to guess, hence a plain SHA-256 and no slow hash. */
const KEY_BYTES = 32;
const SHOWN_CHARACTERS = 10;

export type NewApiKey = { readonly key: string; readonly apiKey: ApiKey };

/** A new key for a data source. It leaves the system once, here; what is stored can't be turned back into it. */
export async function createApiKey(
  { db, audit, now }: Parts,
  caller: Pick<Caller, 'userId' | 'username' | 'role' | 'address'>,
  { name, enterpriseId }: { name: string; enterpriseId: number | null },
): Promise<NewApiKey> {
  const key = `pw_${randomBytes(KEY_BYTES).toString('base64url')}`;
  const prefix = key.slice(0, SHOWN_CHARACTERS);
  const keyHash = createHash('sha256').update(key).digest();
  const made = { name, keyHash, prefix, enterpriseId, now: now(), userId: caller.userId };
  const apiKey = await db
    .tx(SYSTEM, async (tx) => {
      const id = await store.insertApiKey(tx, made);
      const detail = { name, prefix, enterpriseId };
      await audit.record(tx, caller, { action: 'createApiKey', object: `api-key:${id}`, detail });
      return (await store.listApiKeys(tx, id))[0]!;
    })
    .catch((error: unknown) => {
      if (isPgError(error, UNIQUE_VIOLATION)) throw problem('already-exists');
      if (isPgError(error, FOREIGN_KEY_VIOLATION)) throw noSuchEnterprise();
      throw error;
    });
  return { key, apiKey };
}

export async function revokeApiKey(
  { db, audit, now }: Parts,
  caller: Caller,
  id: number,
): Promise<void> {
  await db.tx(SYSTEM, async (tx) => {
    const [known] = await store.listApiKeys(tx, id);
    if (known === undefined) throw problem('not-found');
    // Revoking twice changes nothing and is no fault.
    if (!(await store.revokeApiKey(tx, id, now()))) return;
    const detail = { name: known.name };
    await audit.record(tx, caller, { action: 'revokeApiKey', object: `api-key:${id}`, detail });
  });
}
