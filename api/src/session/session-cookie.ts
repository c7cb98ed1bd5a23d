import { createHash } from 'node:crypto';
import * as cookie from 'cookie';
import type { Request } from 'express';
import type { Config } from '../config.ts';

const NAME = 'parkwatch';

type Wire = { readonly isTls: boolean };

/** Whether this request came over TLS: by the configured origin, or by what a trusted proxy says. */
export function isTls(req: Pick<Request, 'secure'>, config: Config): boolean {
  return req.secure || config.publicOrigin?.startsWith('https:') === true;
}

/** With TLS the `__Host-` prefix keeps a neighbouring subdomain from planting a cookie of this name. */
function cookieName({ isTls }: Wire): string {
  return isTls ? `__Host-${NAME}` : NAME;
}

/** Strict: the portal is one page that fetches from its own origin, so no link from outside needs the cookie. */
export function sessionCookie(token: string, { isTls }: Wire): string {
  return cookie.stringifySetCookie({
    name: cookieName({ isTls }),
    value: token,
    httpOnly: true,
    sameSite: 'strict',
    secure: isTls,
    path: '/',
  });
}

export function clearedCookie(wire: Wire): string {
  return `${sessionCookie('', wire)}; Max-Age=0`;
}

/** The SHA-256 of the session token of a `Cookie` header: the token itself is stored nowhere. */
export function tokenHashOf(header: string | undefined, wire: Wire): Buffer | undefined {
  if (header === undefined || header.length > 8192) return undefined;
  const token = cookie.parseCookie(header)[cookieName(wire)];
  return token === undefined || token === '' ? undefined : hashToken(token);
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
