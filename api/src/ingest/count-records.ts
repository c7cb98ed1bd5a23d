import type { Feed } from '@parkwatch/domain/data-quality/feeds';
import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { countFeed } from '../data-quality/store.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { ownEnterprises } from './record-store.ts';

/**
 * Ids of the enterprises that records name, by code, as far as the source may write for them; of refused records too:
 * what is wrong is shown to whom it is about.
 */
export async function enterprisesNamed(
  tx: Tx,
  records: readonly unknown[],
): Promise<Map<string, number>> {
  const codes = records.map(codeOf).filter((code) => code !== undefined);
  const storable = codes.filter((code) => !code.includes('\0') && code.isWellFormed());
  return ownEnterprises(tx, [...new Set(storable)]);
}

/** The park's code, or the number of the national registration. */
function codeOf(record: unknown): string | undefined {
  type Named = { enterpriseCode?: unknown; companyCode?: unknown };
  const { enterpriseCode, companyCode } = (record ?? {}) as Named;
  // An empty text counts as absent.
  const code = enterpriseCode || companyCode;
  return typeof code === 'string' ? code : undefined;
}

type Counted = {
  readonly caller: Caller;
  readonly feed: Feed | undefined;
  readonly named: ReadonlyMap<string, number>;
  readonly records: readonly unknown[];
  readonly rejections: readonly { readonly index: number }[];
  readonly now: Date;
};

/**
 * The ledger of the enterprises' feeds: what came, also what was there already, and what was refused; where a record names
 * nobody who is known, by the enterprise whose key it is.
 */
export async function countRecords(
  tx: Tx,
  { caller, feed, named, records, rejections, now }: Counted,
): Promise<void> {
  if (feed === undefined) return;
  const refused = new Set(rejections.map(({ index }) => index));
  const counts = new Map<number, { enterpriseId: number; accepted: number; rejected: number }>();
  for (const [index, record] of records.entries()) {
    const enterpriseId = named.get(codeOf(record) ?? '') ?? caller.enterpriseId;
    if (enterpriseId === null) continue;
    const count = counts.get(enterpriseId) ?? { enterpriseId, accepted: 0, rejected: 0 };
    if (refused.has(index)) count.rejected++;
    else count.accepted++;
    counts.set(enterpriseId, count);
  }
  await countFeed(tx, { feed, day: shanghaiDay(now.getTime()), now }, [...counts.values()]);
}
