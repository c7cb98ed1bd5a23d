import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { sql } from '../db/sql.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';

const queries = {
  find: sql(import.meta, './find-api-key.sql'),
  touch: sql(import.meta, './touch-api-key.sql'),
};

/** `last_used_at` is for people; it need not be written at each of a thousand calls. */
const TOUCH_EVERY_MS = 60_000;

type Row = { id: number; name: string; enterprise_id: number | null; last_used_at: Date | null };

/** What of a source's request is known before it is identified. */
export type Arrival = { readonly address: string | null; readonly requestId: string };

/**
 * The data source by its key (`X-API-Key`, or `Authorization: Bearer`). The key of an enterprise sees that enterprise;
 * a key without one is the park's own gateway and sees every point, but no account, session or key.
 */
export async function identifySource(
  parts: Parts,
  req: Request,
  arrival: Arrival,
): Promise<Caller> {
  const key = sentKey(req);
  if (key === undefined) throw problem('wrong-api-key');
  const keyHash = createHash('sha256').update(key).digest();
  const now = parts.now();
  const row = await parts.db.tx({ kind: 'system' }, async (tx) => {
    const found = await tx.one<Row>(queries.find, [keyHash]);
    const lastUsed = found?.last_used_at?.getTime() ?? -Infinity;
    if (found !== undefined && now.getTime() - lastUsed > TOUCH_EVERY_MS) {
      await tx.run(queries.touch, [found.id, now]);
    }
    return found;
  });
  if (row === undefined) throw problem('wrong-api-key');
  const { id, name, enterprise_id: enterpriseId } = row;
  return {
    userId: null,
    username: `key:${name}`,
    role: 'source',
    enterpriseId,
    reach: null,
    scope:
      enterpriseId === null
        ? { kind: 'park', userId: null }
        : // No account has the id 0: rows that belong to a person stay invisible.
          { kind: 'enterprises', userId: 0, enterpriseIds: [enterpriseId] },
    ...arrival,
    apiKey: { id, name },
  };
}

function sentKey(req: Request): string | undefined {
  const bearer = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(req.get('authorization') ?? '')?.[1];
  const key = req.get('x-api-key') ?? bearer;
  return key === undefined || key === '' || key.length > 200 ? undefined : key;
}
