import { isOutsideRole } from '@parkwatch/domain/access/roles';
import type { Role } from '@parkwatch/domain/access/roles';
import type { AccessGrant } from '@parkwatch/domain/wire/users';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { announceSessionChange } from '../session/session-store.ts';
import * as store from './grant-store.ts';
import type { GrantState, LockedGrant } from './grant-store.ts';

const SYSTEM = { kind: 'system' } as const;
const HOUR_MS = 3_600_000;

/** Found in the caller's own scope; only the names of what was found are read beyond it. */
export async function listGrants({ db }: Parts, caller: Caller, now: Date): Promise<AccessGrant[]> {
  const onlyOwn = isOutsideRole(caller.role as Role) ? caller.userId : null;
  const ids = await db.tx(caller.scope, (tx) => store.visibleGrantIds(tx, onlyOwn));
  return db.tx(SYSTEM, (tx) => store.readGrants(tx, ids, now));
}

type Request = { readonly enterpriseId: number; readonly purpose: string; readonly hours: number };

export async function requestGrant(
  { db, audit, now }: Parts,
  caller: Caller,
  { enterpriseId, purpose, hours }: Request,
): Promise<AccessGrant> {
  const userId = caller.userId ?? 0;
  return db.tx(SYSTEM, async (tx) => {
    const { isKnown, isWaiting } = await store.openRequest(tx, userId, enterpriseId);
    if (!isKnown) throw problem('not-found');
    if (isWaiting) throw problem('already-exists');
    const id = await store.insertGrant(tx, { userId, enterpriseId, purpose, hours, now: now() });
    const detail = { enterpriseId, purpose, hours };
    const made = (await store.readGrants(tx, [id], now()))[0]!;
    await audit.record(tx, caller, { action: 'requestGrant', object: `grant:${id}`, detail });
    return made;
  });
}

type Decision = 'grant' | 'refuse' | 'revoke';

/** What a decision leads from and to. */
const DECISIONS = {
  grant: { from: 'requested', to: 'active' },
  refuse: { from: 'requested', to: 'refused' },
  revoke: { from: 'active', to: 'revoked' },
} as const satisfies Record<Decision, { from: GrantState; to: GrantState }>;

/** The director decides; the time runs from the decision. The enterprise is told who will see its data, and why. */
export async function decideGrant(
  parts: Parts,
  caller: Caller,
  { id, decision, reason }: { id: number; decision: Decision; reason: string },
): Promise<AccessGrant> {
  const { db, audit } = parts;
  const now = parts.now();
  return db.tx(SYSTEM, async (tx) => {
    const grant = await store.lockGrant(tx, id);
    if (grant === undefined) throw problem('not-found');
    const { from, to } = DECISIONS[decision];
    const isOver = grant.validUntil !== null && grant.validUntil <= now;
    if (grant.state !== from || isOver) throw problem('not-acceptable-state');
    const until = new Date(now.getTime() + grant.hours * HOUR_MS);
    const time =
      decision === 'grant'
        ? { validFrom: now, validUntil: until }
        : { validFrom: null, validUntil: null };
    await store.storeDecision(tx, id, { state: to, ...time, userId: caller.userId, now, reason });
    await announceSessionChange(tx, grant.userId);
    const decided = (await store.readGrants(tx, [id], now))[0]!;
    const detail = { decision, reason, enterpriseId: grant.enterpriseId };
    await audit.record(tx, caller, { action: 'decideGrant', object: `grant:${id}`, detail });
    await tell(parts, tx, { grant, decided, decision });
    return decided;
  });
}

type Told = {
  readonly grant: LockedGrant;
  readonly decided: AccessGrant;
  readonly decision: Decision;
};

async function tell({ outbox }: Parts, tx: Tx, { grant, decided, decision }: Told): Promise<void> {
  if (decision === 'refuse') return;
  const { grantee, purpose, enterprise } = decided;
  const audience = { park: true, enterpriseIds: [grant.enterpriseId] };
  const text =
    decision === 'grant'
      ? {
          zh: `已授权 ${grantee.name} 临时查看 ${enterprise.name.zh} 的数据，用途：${purpose}`,
          en: `${grantee.name} may see the data of ${enterprise.name.en} for a time, purpose: ${purpose}`,
        }
      : {
          zh: `已收回 ${grantee.name} 查看 ${enterprise.name.zh} 数据的授权`,
          en: `${grantee.name} may no longer see the data of ${enterprise.name.en}`,
        };
  await outbox.publish(tx, 'notice', audience, {
    kind: 'access-grant',
    text,
    refKind: 'grant',
    refId: grant.id,
  });
}
