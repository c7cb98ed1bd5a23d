import type { Tx } from '../db/database.ts';
import type { Parts } from '../parts.ts';
import { findRestrictions, fromRow } from './store.ts';

/** Tells the park and the enterprise about restrictions, as they are in this transaction. Last in the transaction. */
export async function publishRestrictions(
  { outbox }: Pick<Parts, 'outbox'>,
  tx: Tx,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const events = (await findRestrictions(tx, { ids })).map((row) => ({
    audience: { park: true, enterpriseIds: [row.enterprise_id] },
    payload: fromRow(row),
  }));
  await outbox.publishAll(tx, 'restriction', events);
}
