import type { Role } from '@parkwatch/domain/access/roles';
import { ENTERPRISE_ROLES, isEnterpriseRole, ROLES } from '@parkwatch/domain/access/roles';
import type { Enterprise } from '@parkwatch/gis-data/demo/demo-park-types';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { hashPassword } from '../session/password-hash.ts';
import { DEMO_PASSWORD } from '../session/password-rules.ts';
import { ROLE_NAMES } from '../session/role-names.ts';

const queries = {
  accounts: sql(import.meta, './insert-accounts.sql'),
  grant: sql(import.meta, './insert-grant.sql'),
};

/** Ids of accounts by user name. */
export type AccountIds = ReadonlyMap<string, number>;
type Owner = Pick<Enterprise, 'accountPrefix' | 'nameZh'> & { readonly id: number };

/**
 * One hash for all: the password is public and printed on the login page, so a salt each would hide nothing, and 277
 * times argon2id is 11 s of a first start. Whoever changes a password gets a salt of his own.
 */
export function demoPasswordHash(): Promise<string> {
  return hashPassword(DEMO_PASSWORD);
}

/** The accounts of every role: `duty`, `director` … and `eN.manager`, `eN.leader`, `eN.worker`. */
export async function insertAccounts(
  tx: Tx,
  { owners, hash, now }: { owners: readonly Owner[]; hash: string; now: Date },
): Promise<AccountIds> {
  const ofPark = ROLES.filter((role) => !isEnterpriseRole(role)).map((role) => account(role, role));
  const ofEnterprises = owners.flatMap((owner) =>
    ENTERPRISE_ROLES.map((role) => account(`${owner.accountPrefix}.${role}`, role, owner)),
  );
  const list = JSON.stringify([...ofPark, ...ofEnterprises]);
  const rows = await tx.rows<{ id: number; username: string }>(queries.accounts, [list, hash, now]);
  return new Map(rows.map(({ id, username }) => [username, id]));
}

function account(username: string, role: Role, owner?: Owner) {
  const where = owner === undefined ? '' : `${owner.nameZh} `;
  const displayName = `${where}${ROLE_NAMES[role].zh}（演示）`;
  return { username, displayName, role, enterpriseId: owner?.id ?? null };
}

const GRANT_HOURS = 30 * 24;

/** The regulator may look at the first enterprise; the enforcement officer has asked for the second. */
export async function insertGrants(
  tx: Tx,
  { accounts, owners, now }: { accounts: AccountIds; owners: readonly Owner[]; now: Date },
): Promise<void> {
  const [first, second] = owners;
  if (first === undefined || second === undefined) return;
  const granted = '专项检查 Special inspection';
  const asked = '投诉核查 Complaint check';
  const director = accounts.get('director');
  await tx.run(queries.grant, [
    accounts.get('regulator'),
    first.id,
    granted,
    GRANT_HOURS,
    now,
    director,
  ]);
  await tx.run(queries.grant, [accounts.get('enforcer'), second.id, asked, 48, now, null]);
}
