import type { JsonSubscription } from '@parkwatch/domain/sources/mqtt';
import type { Stored, ValueReading } from '../../contract.ts';
import { ACK } from '../source-desk.ts';
import type { SourceDesk } from '../source-desk.ts';
import type { Take } from '../take.ts';
import { jsonDecoder } from './decode-json.ts';
import type { JsonReading } from './decode-json.ts';

/**
 * Messages of a JSON subscription: each account in a message is admitted for itself.
 * @throws when an expression of the mapping is none
 */
export function takeJson(subscription: JsonSubscription, desk: SourceDesk, maxBytes: number): Take {
  const decode = jsonDecoder(subscription, maxBytes);
  return async ({ topic, payload: frame, isRetained, atMs }) => {
    const receivedMs = isRetained ? null : atMs;
    const { readings, faults } = await decode({ payload: frame, topic, receivedMs });
    const stored: Promise<readonly Stored[]>[] = [];
    const perAccount = readingsPerAccount(readings);
    for (const [account, ofAccount] of perAccount) {
      if (!desk.admits(account, topic, frame)) continue;
      desk.connected(account, topic);
      const noted = stored.length === 0 ? faults : [];
      stored.push(desk.deliver(account, topic, { frame, readings: ofAccount, faults: noted }));
    }
    if (faults.length > 0 && stored.length === 0) desk.refuse(topic, topic, { frame, faults });
    const isRefused = perAccount.size > 0 && stored.length === 0;
    const isBad = perAccount.size === 0 && faults.length > 0;
    const answer = isRefused ? ACK.notAuthorized : isBad ? ACK.badPayload : ACK.taken;
    const isOnce = readings.some(({ isTimed }) => !isTimed);
    return { answer, isOnce, stored: Promise.all(stored).then((all) => all.flat()) };
  };
}

function readingsPerAccount(readings: readonly JsonReading[]): Map<string, ValueReading[]> {
  const found = new Map<string, ValueReading[]>();
  for (const { account, reading } of readings) {
    const list = found.get(account);
    if (list === undefined) found.set(account, [reading]);
    else list.push(reading);
  }
  return found;
}
