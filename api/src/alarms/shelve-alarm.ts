import { isShelvingLeftToPark } from '@parkwatch/domain/alarm/is-shelving-left-to-park';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { byLifeCycle, changeAlarm } from './service.ts';

type Shelving = {
  readonly id: number;
  readonly minutes: number;
  readonly reason: string;
  readonly now: Date;
};

/**
 * Shelves an alarm. The supervised party does not silence its supervisor: an enterprise shelves no urgent alarm, and of
 * what it does shelve the park is told.
 */
export function shelve(parts: Parts, caller: Caller, shelving: Shelving): Promise<Alarm> {
  const { id, minutes, reason, now } = shelving;
  const isOfEnterprise = caller.reach === 'own';
  const atMs = now.getTime();
  const untilMs = atMs + minutes * MINUTE_MS;
  const shelved = byLifeCycle({ type: 'shelve', atMs, by: caller.userId, untilMs, reason });
  return changeAlarm(parts, caller, {
    ...{ id, action: 'shelveAlarm', now },
    act: (alarm) => {
      if (isShelvingLeftToPark(alarm.priority, isOfEnterprise))
        throw problem('forbidden', { detail: ASK });
      return shelved(alarm);
    },
    ...(isOfEnterprise ? { tell: (tx, after) => tellPark(parts, tx, { after, shelving }) } : {}),
  });
}

const ASK = {
  zh: '企业不能自行搁置紧急报警，请联系园区值班人员。',
  en: 'An enterprise may not shelve an urgent alarm; ask the duty officer of the park.',
};

async function tellPark(
  { outbox }: Parts,
  tx: Tx,
  { after, shelving: { id, minutes, reason } }: { after: Alarm; shelving: Shelving },
): Promise<void> {
  const { enterprise, point } = after;
  const text = {
    zh: `${enterprise?.name.zh ?? ''}搁置了${point.name.zh}（${point.code}）的报警 ${minutes} 分钟，原因：${reason}`,
    en: `${enterprise?.name.en ?? ''} has shelved the alarm of ${point.name.en} (${point.code}) for ${minutes} min, reason: ${reason}`,
  };
  const refs = { refKind: 'alarm', refId: id };
  const audience = { park: true, enterpriseIds: [] };
  await outbox.publish(tx, 'notice', audience, { kind: 'alarm.shelved', text, ...refs });
}
