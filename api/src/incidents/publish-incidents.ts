import type { Tx } from '../db/database.ts';
import type { Parts } from '../parts.ts';
import { orderOf } from './rows.ts';
import { findIncidents, findOrders } from './store.ts';

type Outlet = Pick<Parts, 'outbox'>;

/**
 * Tells the park about incidents, in a transaction that sees all of each. An enterprise hears of one by its order, which
 * says all that it has to know.
 */
export async function publishIncidents(
  { outbox }: Outlet,
  tx: Tx,
  ids: readonly number[],
): Promise<void> {
  for (const incident of await findIncidents(tx, { ids })) {
    await outbox.publish(tx, 'incident', { park: true, enterpriseIds: [] }, incident);
  }
}

/** Tells the park, and each enterprise its own order. Last in the transaction. */
export async function publishOrders(
  { outbox }: Outlet,
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  for (const row of await findOrders(tx, { ids })) {
    const audience = { park: true, enterpriseIds: [row.enterprise_id] };
    await outbox.publish(tx, 'order', audience, orderOf(row, now));
  }
}
