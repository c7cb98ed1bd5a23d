import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { reachOf } from '@parkwatch/domain/access/policy';
import type { Action } from '@parkwatch/domain/access/policy';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { isTls, tokenHashOf } from '../session/session-cookie.ts';
import { useSession } from '../session/session-store.ts';
import type { Session } from '../session/session-store.ts';
import type { Arrival } from './identify-source.ts';
import { scopeOf } from './scope-of.ts';

/** The living session of the request's cookie. */
export async function sessionOf(parts: Parts, req: Request): Promise<Session | undefined> {
  const { config, db } = parts;
  const wire = { isTls: isTls(req, config) };
  const tokenHash = tokenHashOf(req.get('cookie'), wire);
  if (tokenHash === undefined) return undefined;
  const now = parts.now();
  return db.tx({ kind: 'system' }, (tx) => useSession(tx, tokenHash, { now, config }));
}

/** The caller as the policy table sees it; `reach` null means that the role may not do this at all. */
export function callerOf(session: Session, action: Action, arrival: Arrival): Caller {
  const { userId, username, role, grantedIds } = session;
  const enterpriseId = session.enterprise?.id ?? null;
  const reach = reachOf(role, action) ?? null;
  const scope =
    reach === null
      ? ({ kind: 'none' } as const)
      : scopeOf({ userId, role, enterpriseId, grantedIds }, action, reach);
  return { userId, username, role, enterpriseId, reach, scope, ...arrival };
}

/** A change needs the session's own token in a header, which no other site can read (beside SameSite and Origin). */
export function checkCsrfToken(req: Request, session: Session): void {
  const sent = Buffer.from(req.get('x-csrf-token') ?? '');
  const expected = Buffer.from(session.csrfToken);
  const isRight = sent.length === expected.length && timingSafeEqual(sent, expected);
  if (!isRight) throw problem('wrong-csrf-token');
}

/** A browser says from where a request comes; from another site none is taken (this also covers the sign-in). */
export function checkOrigin(req: Pick<Request, 'get'>, publicOrigin: string | undefined): void {
  if (req.get('sec-fetch-site') === 'cross-site') throw problem('wrong-csrf-token');
  const origin = req.get('origin');
  if (origin !== undefined && !isOurOrigin(origin, req.get('host'), publicOrigin)) {
    throw problem('wrong-csrf-token');
  }
}

/**
 * The configured origin and no other; without one, the host that the request was sent to: a page can't choose the Host header
 * of its requests, so equal hosts are the same site.
 */
export function isOurOrigin(
  origin: string,
  host: string | undefined,
  publicOrigin: string | undefined,
): boolean {
  if (publicOrigin !== undefined) return origin === publicOrigin;
  return host !== undefined && URL.parse(origin)?.host === host;
}
