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
  for (const alarm of await alarmCards(tx, ids)) {
    const enterpriseIds = alarm.enterprise === null ? [] : [alarm.enterprise.id];
    await outbox.publish(tx, 'alarm', { park: true, enterpriseIds }, alarm);
  }
}
