import type { StandardLineDetail } from '@parkwatch/domain/wire/standard-library';
import { reachOf } from '@parkwatch/domain/access/policy';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { shownLine, shownVersions } from './line-rows.ts';
import { listDocuments, listVersions, readLine } from './store.ts';

/** A line with its document and versions, as the caller's scope shows it. */
export async function readDetail(
  tx: Tx,
  id: number,
  { caller, now }: { readonly caller: Caller; readonly now: Date },
): Promise<StandardLineDetail | undefined> {
  const today = parkDate(now);
  const row = await readLine(tx, id, today);
  if (row === undefined) return undefined;
  const documents = await listDocuments(tx, today);
  return {
    ...shownLine(row),
    documentDetail: documents.find(({ key }) => key === row.document_key)!,
    versions: shownVersions(await listVersions(tx, [id])),
    latestVersion: row.latest,
    isSeedWaiting: row.is_seed_waiting,
    mayWrite: mayWrite(caller, row.enterprise_id),
    openDangers: row.open_dangers,
  };
}

function mayWrite({ role, enterpriseId }: Caller, owner: number | null): boolean {
  if (role === 'source' || role === 'system' || role === 'public') return false;
  const reach = reachOf(role, 'standard.write');
  if (reach === undefined) return false;
  return reach === 'own' ? owner !== null && owner === enterpriseId : owner === null;
}
