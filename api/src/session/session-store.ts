import type { Role } from '@parkwatch/domain/access/roles';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import type { Config } from '../config.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  find: sql(import.meta, './find-sessions.sql'),
  touch: sql(import.meta, './touch-session.sql'),
  insert: sql(import.meta, './insert-session.sql'),
  end: sql(import.meta, './delete-session.sql'),
  endOfUser: sql(import.meta, './delete-sessions-of-user.sql'),
  announce: sql(import.meta, './announce-session-change.sql'),
  trim: sql(import.meta, './delete-old-sessions.sql'),
};

/** NOTIFY channel: sessions of an account ended, or see something else now; the payload is the user id. */
export const SESSION_CHANGED = 'session_changed';

/** Seconds between two writes of `last_seen_at`: a page that polls must not write at each request. */
const TOUCH_EVERY_S = 20;
const DAY_MS = 86_400_000;

/** A living session and its account. */
export type Session = {
  readonly tokenHash: Buffer;
  readonly csrfToken: string;
  readonly expiresAt: Date;
  readonly idleTimeoutS: number;
  readonly userId: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly enterprise: { id: number; code: string; name: Text } | null;
  /** Enterprises of the live access grants (roles of outside authorities), and when the first of them ends. */
  readonly grantedIds: readonly number[];
  readonly grantsUntil: Date | null;
  readonly passwordExpiresAt: Date | null;
  /** Nothing but the password can be changed until it was. */
  readonly mustChangePassword: boolean;
};

type Row = {
  token_hash: Buffer;
  csrf_token: string;
  last_seen_at: Date;
  expires_at: Date;
  user_id: number;
  username: string;
  display_name: string;
  role: Role;
  enterprise_id: number | null;
  is_demo: boolean;
  must_change_password: boolean;
  password_changed_at: Date;
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
  idle_minutes: number;
  max_age_days: number | null;
  granted_ids: number[];
  grants_until: Date | null;
};

type At = { readonly now: Date; readonly config: Config };

/** The living ones of these sessions; in scope `system`. */
export async function findSessions(
  tx: Tx,
  tokenHashes: readonly Buffer[],
  { now, config }: At,
): Promise<Session[]> {
  const rows = await tx.rows<Row>(queries.find, [tokenHashes, config.sessionIdleMinutes, now]);
  // A demo account has a public password: it has no business in an earnest installation.
  return rows
    .filter((row) => config.demo || !row.is_demo)
    .map((row) => session(row, { now, config }));
}

/** The same for one session that makes a request, which keeps it alive. */
export async function useSession(tx: Tx, tokenHash: Buffer, at: At): Promise<Session | undefined> {
  const rows = await tx.rows<Row>(queries.find, [
    [tokenHash],
    at.config.sessionIdleMinutes,
    at.now,
  ]);
  const row = rows[0];
  if (row === undefined || (row.is_demo && !at.config.demo)) return undefined;
  if (at.now.getTime() - row.last_seen_at.getTime() > TOUCH_EVERY_S * 1000) {
    await tx.run(queries.touch, [tokenHash, at.now]);
  }
  return session(row, at);
}

export async function insertSession(
  tx: Tx,
  made: {
    tokenHash: Buffer;
    userId: number;
    csrfToken: string;
    now: Date;
    expiresAt: Date;
    address: string | null;
  },
): Promise<void> {
  const { tokenHash, userId, csrfToken, now, expiresAt, address } = made;
  await tx.run(queries.insert, [tokenHash, userId, csrfToken, now, expiresAt, address]);
}

export async function endSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.rows(queries.end, [tokenHash]);
}

/** Ends every session of the account, but for `keep`. */
export async function endSessionsOf(
  tx: Tx,
  userId: number,
  keep: Buffer | null = null,
): Promise<void> {
  await tx.rows(queries.endOfUser, [userId, keep]);
}

/** Tells every process of the api, after the commit, that the account's sessions may see something else now. */
export async function announceSessionChange(tx: Tx, userId: number): Promise<void> {
  await tx.rows(queries.announce, [userId]);
}

/** Removes what is over anyway; a timed task. In scope `system`. Returns how many. */
export async function trimSessions(tx: Tx, now: Date): Promise<number> {
  return tx.run(queries.trim, [now]);
}

function session(row: Row, { now, config }: At): Session {
  const maxAgeDays = row.is_demo ? 0 : (row.max_age_days ?? config.passwordMaxAgeDays);
  const passwordExpiresAt =
    maxAgeDays === 0 ? null : new Date(row.password_changed_at.getTime() + maxAgeDays * DAY_MS);
  const isExpired = passwordExpiresAt !== null && passwordExpiresAt <= now;
  return {
    tokenHash: row.token_hash,
    csrfToken: row.csrf_token,
    expiresAt: row.expires_at,
    idleTimeoutS: Math.round(row.idle_minutes * 60),
    userId: row.user_id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    enterprise:
      row.enterprise_id === null
        ? null
        : {
            id: row.enterprise_id,
            code: row.enterprise_code,
            name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
          },
    grantedIds: row.granted_ids,
    grantsUntil: row.grants_until,
    passwordExpiresAt,
    mustChangePassword: row.must_change_password || isExpired,
  };
}
