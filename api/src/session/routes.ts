import type { Response } from 'express';
import { rightsOf } from '@parkwatch/domain/access/policy';
import * as wire from '@parkwatch/domain/wire/session';
import type { Me } from '@parkwatch/domain/wire/session';
import { localsOf } from '../http/authorize.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import { readHead } from '../outbox/outbox-store.ts';
import type { Parts } from '../parts.ts';
import { changePassword } from './change-password.ts';
import { publicInfoOf } from './public-info.ts';
import { clearedCookie, isTls, sessionCookie, tokenHashOf } from './session-cookie.ts';
import { endSession, findSessions } from './session-store.ts';
import type { Session } from './session-store.ts';
import { signInWith } from './sign-in.ts';

const SYSTEM = { kind: 'system' } as const;

export function session(parts: Parts): Feature {
  const { db, config, audit } = parts;
  const signIn = signInWith(parts);
  const publicInfo = publicInfoOf(parts);
  const liveSeq = async () => (await readHead(db)).headSeq;
  return {
    name: 'session',
    routes: [
      route(wire.readPublicInfo, () => publicInfo()),
      route(wire.signIn, async ({ body, caller, now }, { req, res }) => {
        const cookieOf = { isTls: isTls(req, config) };
        const former = tokenHashOf(req.get('cookie'), cookieOf);
        const { token, tokenHash } = await signIn(body, caller);
        const opened = await db.tx(SYSTEM, async (tx) => {
          // Whoever was signed in here before is not any more.
          if (former !== undefined) await endSession(tx, former);
          return (await findSessions(tx, [tokenHash], { now, config }))[0];
        });
        if (opened === undefined) throw problem('not-signed-in');
        res.append('set-cookie', sessionCookie(token, cookieOf));
        return meOf(opened, await liveSeq());
      }),
      route(wire.readSession, async (_call, { res }) => meOf(sessionIn(res), await liveSeq())),
      route(wire.signOut, async ({ caller }, { req, res }) => {
        const { tokenHash, userId } = sessionIn(res);
        await db.tx(SYSTEM, async (tx) => {
          await endSession(tx, tokenHash);
          await audit.record(tx, caller, { action: 'signOut', object: `user:${userId}` });
        });
        res.append('set-cookie', clearedCookie({ isTls: isTls(req, config) }));
      }),
      route(wire.changePassword, ({ body, caller }, { res }) =>
        changePassword(parts, { session: sessionIn(res), caller }, body),
      ),
    ],
  };
}

function sessionIn(res: Response): Session {
  const { session } = localsOf(res);
  if (session === undefined) throw problem('not-signed-in');
  return session;
}

function meOf(session: Session, liveSeq: number): Me {
  return {
    id: session.userId,
    username: session.username,
    displayName: session.displayName,
    role: session.role,
    enterprise: session.enterprise,
    rights: rightsOf(session.role),
    csrfToken: session.csrfToken,
    passwordExpiresAt: session.passwordExpiresAt?.toISOString() ?? null,
    mustChangePassword: session.mustChangePassword,
    idleTimeoutS: session.idleTimeoutS,
    liveSeq,
  };
}
