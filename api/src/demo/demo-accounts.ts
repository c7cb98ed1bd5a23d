import { ENTERPRISE_ROLES, isEnterpriseRole, ROLES } from '@parkwatch/domain/access/roles';
import type { Enterprise } from '@parkwatch/gis-data/demo/demo-park-types';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { hashPassword } from '../session/password-hash.ts';
import { DEMO_PASSWORD } from '../session/password-rules.ts';

const queries = {
  accounts: sql(import.meta, './insert-accounts.sql'),
  grant: sql(import.meta, './insert-grant.sql'),
};

/** Ids of accounts by user name. */
export type AccountIds = ReadonlyMap<string, number>;
type Owner = Pick<Enterprise, 'accountPrefix'> & { readonly id: number };

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
  const ofPark = ROLES.filter((role) => !isEnterpriseRole(role)).map((role) => ({
    ...{ username: role, role, enterpriseId: null },
  }));
  const ofEnterprises = owners.flatMap(({ id: enterpriseId, accountPrefix }) =>
    ENTERPRISE_ROLES.map((role) => ({ username: `${accountPrefix}.${role}`, role, enterpriseId })),
  );
  const all = [...ofPark, ...ofEnterprises].map((one, at) => ({ ...one, displayName: nameOf(at) }));
  const list = JSON.stringify(all);
  const rows = await tx.rows<{ id: number; username: string }>(queries.accounts, [list, hash, now]);
  return new Map(rows.map(({ id, username }) => [username, id]));
}

/** Invented people, each with a name of its own: role and enterprise stand beside it wherever it is shown. */
function nameOf(at: number): string {
  const family = FAMILY_NAMES[at % FAMILY_NAMES.length]!;
  const given = GIVEN_NAMES[(at + Math.floor(at / FAMILY_NAMES.length)) % GIVEN_NAMES.length]!;
  return `${family}${given}`;
}
const FAMILY_NAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗'];
const GIVEN_NAMES = [
  ...[
    '晓岚',
    '启明',
    '建国',
    '文静',
    '志远',
    '海燕',
    '国强',
    '丽娟',
    '宏伟',
    '思源',
    '永康',
    '雪梅',
  ],
  ...['立新', '春生', '佳宁', '振华', '雨桐', '德胜', '慧敏', '少波'],
];

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
