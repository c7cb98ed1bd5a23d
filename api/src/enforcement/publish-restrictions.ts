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
  for (const row of await findRestrictions(tx, { ids })) {
    const audience = { park: true, enterpriseIds: [row.enterprise_id] };
    await outbox.publish(tx, 'restriction', audience, fromRow(row));
  }
}
