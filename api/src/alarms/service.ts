import { nextAlarm } from '@parkwatch/domain/alarm/next-alarm';
import type { AlarmAction, AlarmRefusal } from '@parkwatch/domain/alarm/next-alarm';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { alarmCards } from './alarm-cards.ts';
import { checkLinkageOf } from './check-linkage.ts';
import { publishAlarms } from './publish-alarms.ts';
import { addHistory, expiredShelvings, lockAlarm, saveAlarms } from './store.ts';
import type { HistoryLine } from './store.ts';
import { isForLinkage } from './stored-alarm.ts';
import type { StoredAlarm } from './stored-alarm.ts';

/** How a refusal of the life cycle is answered. */
const REFUSALS: Readonly<Record<AlarmRefusal, ProblemCode>> = {
  'not-acceptable-state': 'not-acceptable-state',
  'reason-required': 'reason-required',
  'shelve-too-long': 'shelve-too-long',
  'not-yet': 'not-acceptable-state',
};

/** An alarm after one act of a person or the system, with its history line. */
type Act = { readonly alarm: StoredAlarm; readonly line: Omit<HistoryLine, 'alarmId'> | null };
type ActOf = (alarm: StoredAlarm) => Act;

/** What is done to an alarm, and under which name it goes on record. */
type Change = {
  readonly id: number;
  readonly action: string;
  readonly act: ActOf;
  /** Whom else to tell, beyond the live event of the alarm. */
  readonly tell?: (tx: Tx, after: Alarm) => Promise<void>;
};

/** One transaction: lock, decide, store, history, zones, audit, live. */
export function changeAlarm(
  parts: Parts,
  caller: Caller,
  { id, action, act, tell, now }: Change & { now: Date },
): Promise<Alarm> {
  return parts.db.tx(caller.scope, async (tx) => {
    const alarm = await lockAlarm(tx, id);
    if (alarm === undefined) throw problem('not-found');
    await storeAct(tx, { act: act(alarm), caller, now });
    const [card] = await alarmCards(tx, [id]);
    await parts.audit.record(tx, caller, {
      action,
      object: `alarm:${id}`,
      detail: { from: alarm.state, to: card!.state },
    });
    await publishAlarms(parts, tx, [id]);
    await tell?.(tx, card!);
    return card!;
  });
}

type Storing = { readonly act: Act; readonly caller: Caller; readonly now: Date };

async function storeAct(tx: Tx, { act: { alarm, line }, caller, now }: Storing): Promise<void> {
  const told = { ...alarm, announcedAtMs: now.getTime() };
  await saveAlarms(tx, [{ alarm: told, isNew: false, isAnnounced: true }]);
  if (line === null) return;
  const by = { name: caller.username, role: caller.role };
  await addHistory(tx, [{ ...line, alarmId: alarm.id }], by);
  await requestZones(tx, now, `alarm:${alarm.id}`);
}

/** An act of the life cycle (ISA-18.2); what it refuses is answered as a problem. */
export function byLifeCycle(action: AlarmAction): ActOf {
  return (alarm) => {
    const next = nextAlarm(alarm, action);
    if ('refused' in next) {
      throw problem(REFUSALS[next.refused], { more: { state: alarm.state } });
    }
    return shown(alarm, { alarm: next.alarm, line: next.transition });
  };
}

/** A gas alarm that comes out of hiding while it is active: the linkage looks at it again. */
function shown(before: StoredAlarm, { alarm, line }: Act): Act {
  const wasHidden = before.hidden !== null && alarm.hidden === null;
  if (!wasHidden || !alarm.isActive || !isForLinkage(alarm)) return { alarm, line };
  return { alarm: { ...alarm, linkageCheckedAtMs: null }, line };
}

type Confirming = { readonly now: Date; readonly note: string; readonly by: number | null };

/**
 * A person's word that it is real: on record, and the linkage looks at it again. What is over is past that, unless nobody
 * has taken note of it yet; of a point out of service nothing is known.
 */
function confirmed({ now, note, by }: Confirming): ActOf {
  return (alarm) => {
    const isOpen = alarm.isActive ? alarm.state !== 'out-of-service' : alarm.state === 'unack-rtn';
    if (!isOpen) {
      throw problem('not-acceptable-state', { more: { state: alarm.state } });
    }
    const atMs = now.getTime();
    const { state } = alarm;
    const linkageCheckedAtMs = isForLinkage(alarm) ? null : alarm.linkageCheckedAtMs;
    return {
      alarm: { ...alarm, confirmedAtMs: atMs, confirmedBy: by, linkageCheckedAtMs },
      line: { from: state, to: state, action: 'confirm', atMs, by, why: note },
    };
  };
}

/** Confirms, and lets the linkage decide at once; the answer shows the incident that came of it. */
export async function confirmAlarm(
  parts: Parts,
  caller: Caller,
  { id, note, now }: { id: number; note: string; now: Date },
): Promise<Alarm> {
  const act = confirmed({ now, note, by: caller.userId });
  await changeAlarm(parts, caller, { id, action: 'confirmAlarm', act, now });
  return linked(parts, caller, id);
}

/** Shows the alarm again; where it is a leak, the linkage decides at once. */
export async function unshelveAlarm(
  parts: Parts,
  caller: Caller,
  { id, now }: { id: number; now: Date },
): Promise<Alarm> {
  const act = byLifeCycle({ type: 'unshelve', atMs: now.getTime(), by: caller.userId });
  await changeAlarm(parts, caller, { id, action: 'unshelveAlarm', act, now });
  return linked(parts, caller, id);
}

async function linked(parts: Parts, caller: Caller, id: number): Promise<Alarm> {
  await checkLinkageOf(parts, [id]);
  const [card] = await parts.db.tx(caller.scope, (tx) => alarmCards(tx, [id]));
  return card!;
}

const SHELVINGS_PER_RUN = 1000;

/** Ends shelvings that have run out; each alarm on its own, so that one that changed meanwhile costs no other. */
export async function sweepShelved(parts: Parts, now: Date): Promise<number> {
  const ids = await parts.db.tx({ kind: 'system' }, (tx) =>
    expiredShelvings(tx, now, SHELVINGS_PER_RUN),
  );
  let ended = 0;
  for (const id of ids) {
    const isEnded = await parts.db.tx({ kind: 'system' }, async (tx) => {
      const alarm = await lockAlarm(tx, id);
      const next = alarm && nextAlarm(alarm, { type: 'expire', atMs: now.getTime(), by: null });
      if (next === undefined || 'refused' in next) return false;
      const act = shown(alarm!, { alarm: next.alarm, line: next.transition });
      await storeAct(tx, { act, caller: SYSTEM_CALLER, now });
      await publishAlarms(parts, tx, [id]);
      return true;
    });
    if (!isEnded) continue;
    await checkLinkageOf(parts, [id]);
    ended++;
  }
  return ended;
}
