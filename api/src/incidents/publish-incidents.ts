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
  const audience = { park: true, enterpriseIds: [] };
  const incidents = await findIncidents(tx, { ids });
  const events = incidents.map((payload) => ({ audience, payload }));
  await outbox.publishAll(tx, 'incident', events);
}

/** Tells the park, and each enterprise its own order. Last in the transaction. */
export async function publishOrders(
  { outbox }: Outlet,
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  const events = (await findOrders(tx, { ids })).map((row) => ({
    audience: { park: true, enterpriseIds: [row.enterprise_id] },
    payload: orderOf(row, now),
  }));
  await outbox.publishAll(tx, 'order', events);
}
