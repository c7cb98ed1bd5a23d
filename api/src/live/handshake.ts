import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { isOurOrigin } from '../access/identify-person.ts';
import type { Parts } from '../parts.ts';
import { tokenHashOf } from '../session/session-cookie.ts';
import { findSessions } from '../session/session-store.ts';
import type { Session } from '../session/session-store.ts';

const auth = z.object({ lastSeq: z.int().nonnegative().optional() });

/** Where the client was; undefined for a new one, and for anything odd. */
export function lastSeqOf(sent: unknown): number | undefined {
  return auth.safeParse(sent).data?.lastSeq;
}

/** Browsers send cookies with a WebSocket of any page, and no CORS applies to it: the origin decides. */
export function isFromOurPage(
  { headers }: IncomingMessage,
  publicOrigin: string | undefined,
): boolean {
  const { origin, host } = headers;
  return origin === undefined || isOurOrigin(origin, host, publicOrigin);
}

/** The living session of a live connection's cookie. Looking at it does not keep it alive: a wall of sockets is no user. */
export async function liveSession(
  { db, config, now }: Parts,
  cookieHeader: string | undefined,
): Promise<Session | undefined> {
  const tokenHash =
    tokenHashOf(cookieHeader, { isTls: true }) ?? tokenHashOf(cookieHeader, { isTls: false });
  if (tokenHash === undefined) return undefined;
  const found = await db.tx({ kind: 'system' }, (tx) =>
    findSessions(tx, [tokenHash], { now: now(), config }),
  );
  return found[0];
}
