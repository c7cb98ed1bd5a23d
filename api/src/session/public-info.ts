import type { Role } from '@parkwatch/domain/access/roles';
import type { PublicInfo } from '@parkwatch/domain/wire/session';
import { sql } from '../db/sql.ts';
import { parkBounds } from '../map/park-bounds.ts';
import type { Parts } from '../parts.ts';
import { VERSION } from '../version.ts';
import { DEMO_PASSWORD } from './password-rules.ts';
import { ROLE_NAMES } from './role-names.ts';

const queries = {
  accounts: sql(import.meta, './list-demo-accounts.sql'),
};

/** The login page is open to everybody: it must not cost a query each time. */
const KEPT_MS = 30_000;

type AccountRow = { username: string; role: Role; name_zh: string | null; name_en: string | null };
type Kept = Pick<PublicInfo, 'demoAccounts' | 'park'>;

export function publicInfoOf({ db, config, now }: Parts): () => Promise<PublicInfo> {
  let kept: { at: number; value: Promise<Kept> } | undefined;

  async function load(): Promise<Kept> {
    const { accounts, bounds } = await db.tx({ kind: 'system' }, async (tx) => ({
      accounts: config.demo ? await tx.rows<AccountRow>(queries.accounts) : [],
      bounds: await parkBounds(tx, config),
    }));
    const [west, south, east, north] = bounds;
    return {
      demoAccounts: accounts.map(demoAccount),
      park: {
        name: { zh: config.parkNameZh, en: config.parkNameEn },
        centre: [(west + east) / 2, (south + north) / 2],
        bounds,
      },
    };
  }

  return async () => {
    const at = now().getTime();
    if (kept === undefined || Math.abs(at - kept.at) > KEPT_MS) kept = { at, value: load() };
    const current = kept;
    // A failure is not kept.
    const { demoAccounts, park } = await current.value.catch((error: unknown) => {
      if (kept === current) kept = undefined;
      throw error;
    });
    return {
      product: 'Parkwatch 园哨',
      version: VERSION,
      demo: config.demo,
      demoAccounts,
      demoPassword: config.demo ? DEMO_PASSWORD : null,
      park,
      now: now().toISOString(),
    };
  };
}

function demoAccount(row: AccountRow): PublicInfo['demoAccounts'][number] {
  const { zh, en } = ROLE_NAMES[row.role];
  const label =
    row.name_zh === null ? { zh, en } : { zh: `${row.name_zh} ${zh}`, en: `${row.name_en}: ${en}` };
  return { username: row.username, role: row.role, label };
}
