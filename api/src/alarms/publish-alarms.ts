import type { Tx } from '../db/tx.ts';
import type { Parts } from '../parts.ts';
import { alarmCards } from './alarm-cards.ts';

/** Tells the park and the enterprise about alarms, as they are in this transaction. Last in the transaction. */
export async function publishAlarms(
  { outbox }: Pick<Parts, 'outbox'>,
  tx: Tx,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const events = (await alarmCards(tx, ids)).map((alarm) => ({
    audience: { park: true, enterpriseIds: alarm.enterprise === null ? [] : [alarm.enterprise.id] },
    payload: alarm,
  }));
  await outbox.publishAll(tx, 'alarm', events);
}
