import { isStricter, ORDER_LABELS } from '@parkwatch/domain/incident/order-plan';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Tx } from '../db/database.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { planOrders } from './plan-orders.ts';
import type { Leak } from './plan-orders.ts';
import type { OrderRow } from './rows.ts';
import { addLog, findOrders, insertOrders, raiseOrders } from './store.ts';
import type { NewOrder } from './store.ts';

type Giving = { readonly incidentId: number; readonly leak: Leak };

/**
 * Orders to all around a leak. Who has none in this incident gets one; whom the leak now asks more of gets the stricter
 * one in its place, to be answered anew; an order never becomes milder by itself. Answers the ids to be told.
 */
export async function giveOrders(
  parts: Parts,
  tx: Tx,
  { incidentId, leak }: Giving,
): Promise<number[]> {
  const planned = await planOrders(tx, leak);
  const minutes = await parkSetting(tx, parts.config, 'linkage.orderDueMinutes');
  const dueAt = new Date(leak.now.getTime() + minutes * MINUTE_MS);
  const given = { incidentId, at: leak.now, dueAt };
  const standing = new Map(
    (await findOrders(tx, { incidentId })).map((order) => [order.enterprise_id, order]),
  );
  const stricter = planned.filter(({ enterpriseId, kind }) => {
    const order = standing.get(enterpriseId);
    return order !== undefined && order.state !== 'stood-down' && isStricter(kind, order.kind);
  });
  const added = await insertOrders(tx, { ...given, orders: planned });
  const raised = await raiseOrders(tx, { ...given, orders: stricter });
  for (const order of stricter) {
    const before = standing.get(order.enterpriseId)!;
    await addLog(tx, { ...raisedLine(before, order), incidentId, at: leak.now });
  }
  return [...added, ...raised];
}

function raisedLine(before: OrderRow, { enterpriseId, kind }: NewOrder) {
  const [from, to] = [ORDER_LABELS[before.kind], ORDER_LABELS[kind]];
  const text = { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` };
  return { by: SYSTEM_CALLER, action: 'order-raised', text, enterpriseId };
}
