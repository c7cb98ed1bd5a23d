import type { Parts } from '../parts.ts';
import { findSessions } from '../session/session-store.ts';
import type { Session } from '../session/session-store.ts';
import { admitted } from './members.ts';
import type { LiveServer, LiveSocket } from './members.ts';
import { roomOf, viewerOf } from './viewer.ts';

type Recheck = {
  /** Only those whose time, or whose first grant's time, is known to be over: nothing to ask when there is none. */
  readonly onlyEnded: boolean;
};

/**
 * Hangs up where the session is over, and where the grants have changed: the client comes back at once and is admitted to
 * what it may see now, from where it was.
 */
export async function recheckSessions(
  parts: Parts,
  io: LiveServer,
  { onlyEnded }: Recheck,
): Promise<void> {
  const { db, config, now } = parts;
  const at = now();
  const due = admitted(io).filter((socket) => !onlyEnded || isOver(socket, at));
  if (due.length === 0) return;
  const hashes = new Map(due.map(({ data }) => [keyOf(data.session), data.session.tokenHash]));
  const living = await db.tx({ kind: 'system' }, (tx) =>
    findSessions(tx, [...hashes.values()], { now: at, config }),
  );
  const byKey = new Map(living.map((session) => [keyOf(session), session]));
  for (const socket of due) {
    const session = byKey.get(keyOf(socket.data.session));
    if (session === undefined || session.mustChangePassword || seesOther(socket, session)) {
      socket.disconnect(true);
    } else {
      socket.data.session = session;
    }
  }
}

function isOver({ data: { session } }: LiveSocket, at: Date): boolean {
  return session.expiresAt <= at || (session.grantsUntil !== null && session.grantsUntil <= at);
}

function seesOther({ data }: LiveSocket, session: Session): boolean {
  return data.viewer !== undefined && roomOf(data.viewer) !== roomOf(viewerOf(session));
}

function keyOf({ tokenHash }: Session): string {
  return tokenHash.toString('base64url');
}
