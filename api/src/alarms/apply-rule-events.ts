import { isChattering } from '@parkwatch/domain/alarm/alarm-rate';
import type { AlarmLife, AlarmTransition } from '@parkwatch/domain/alarm/next-alarm';
import { REALARM_WINDOW_MS, takeRuleEvent } from '@parkwatch/domain/alarm/take-rule-event';
import type { RuleEvent } from '@parkwatch/domain/rules/contract';
import type { Tx } from '../db/tx.ts';
import type { WatchedPoint } from '../points/rule-point.ts';
import { requestZones } from '../zones/request-zones.ts';
import { addHistory, lockAlarms, saveAlarms, SYSTEM, takeAlarmIds } from './store.ts';
import type { SavedAlarm } from './store.ts';
import { alarmKey, isForLinkage } from './stored-alarm.ts';
import type { StoredAlarm } from './stored-alarm.ts';

/** What the rules said about one point, in time order. */
export type PointEvents = { readonly point: WatchedPoint; readonly events: readonly RuleEvent[] };

export type AppliedEvents = {
  /** Alarms to tell about now. */
  readonly announce: readonly number[];
  /** High-high toxic gas alarms that came (again): the linkage has to look at them after the commit. */
  readonly forLinkage: readonly number[];
};

/** A chattering alarm is told about no more often. */
export const ANNOUNCE_EVERY_MS = 5000;

/** An alarm as it will be after the events; `id` is 0 until it gets one. */
type Draft = {
  alarm: StoredAlarm;
  readonly isNew: boolean;
  isChanged: boolean;
  isRaised: boolean;
  readonly history: AlarmTransition[];
};

/**
 * Takes the events of rules into alarms: one open alarm per point, rule and condition, every change of state in its
 * history, repeats counted. Call it with the rule_state rows of the points locked.
 */
export async function applyRuleEvents(
  tx: Tx,
  judged: readonly PointEvents[],
  now: Date,
): Promise<AppliedEvents> {
  if (judged.length === 0) return { announce: [], forLinkage: [] };
  const firstMs = Math.min(...judged.map(({ events }) => events[0]!.atMs));
  const pointIds = judged.map(({ point }) => point.id);
  const stored = await lockAlarms(tx, pointIds, firstMs - REALARM_WINDOW_MS);
  const drafts = takeAll(judged, stored);
  await giveIds(tx, drafts);
  const saved = drafts.map((draft) => stamped(draft, now));
  await saveAlarms(tx, saved);
  const lines = drafts.flatMap(({ alarm: { id: alarmId }, history }) =>
    history.map((line) => ({ ...line, alarmId })),
  );
  await addHistory(tx, lines, SYSTEM);
  const changed = drafts.filter(({ isChanged }) => isChanged);
  const last = changed.at(-1);
  if (last !== undefined) await requestZones(tx, now, `alarm:${last.alarm.id}`);
  return {
    announce: saved.filter(({ isAnnounced }) => isAnnounced).map(({ alarm }) => alarm.id),
    forLinkage: drafts.filter(needsLinkage).map(({ alarm }) => alarm.id),
  };
}

/** One draft per alarm that an event touched, oldest first: a new alarm may follow one that closes here. */
function takeAll(judged: readonly PointEvents[], stored: readonly StoredAlarm[]): Draft[] {
  // In order of the id: the last one of a key is the newest.
  const current = new Map<string, StoredAlarm | Draft>(stored.map((one) => [alarmKey(one), one]));
  const drafts: Draft[] = [];
  for (const { point, events } of judged) {
    for (const event of events) {
      const key = alarmKey({ pointId: point.id, ...event });
      const draft = taken(current.get(key) ?? null, { point, event });
      if (draft === null) continue;
      if (current.get(key) !== draft) drafts.push(draft);
      current.set(key, draft);
    }
  }
  return drafts;
}

type Cause = { readonly point: WatchedPoint; readonly event: RuleEvent };

/** The draft after one event: a new one, or the known one changed in place; null when nothing happened. */
function taken(known: StoredAlarm | Draft | null, { point, event }: Cause): Draft | null {
  const draft = known !== null && 'alarm' in known ? known : null;
  const before = draft?.alarm ?? (known as StoredAlarm | null);
  const result = takeRuleEvent(before, event, point);
  if (result.is === 'ignored') return null;
  const isNew = result.is === 'opened';
  const alarm = isNew ? opened(result.alarm, { point, event }) : retold(result.alarm, event);
  const next =
    draft !== null && !isNew
      ? draft
      : { alarm, isNew, isChanged: false, isRaised: false, history: [] };
  next.alarm = alarm;
  // A hidden alarm keeps its state while its condition comes and goes: the linkage and the zones look at the condition.
  const wasActive = !isNew && before?.isActive === true;
  next.isRaised ||= alarm.isActive && !wasActive;
  next.isChanged ||= result.is !== 'counted' || alarm.isActive !== wasActive;
  if (result.is !== 'counted') next.history.push(result.transition);
  return next;
}

/** The inputs that are shown are those of the latest raise. */
function retold(alarm: StoredAlarm, { type, explain, limit }: RuleEvent): StoredAlarm {
  return type === 'clear' ? alarm : { ...alarm, explain, limit };
}

function opened(life: AlarmLife, { point, event }: Cause): StoredAlarm {
  const { id: pointId, enterpriseId, facilityId } = point;
  const { ruleId, explain } = event;
  return {
    ...life,
    ...{ id: 0, pointId, enterpriseId, facilityId, ruleId, explain },
    ...{ confirmedAtMs: null, confirmedBy: null, announcedAtMs: null, linkageCheckedAtMs: null },
  };
}

async function giveIds(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  const fresh = drafts.filter(({ isNew }) => isNew);
  const ids = await takeAlarmIds(tx, fresh.length);
  fresh.forEach((draft, at) => (draft.alarm = { ...draft.alarm, id: ids[at]! }));
}

/** It came, or came again: the linkage decides whether neighbours must be warned. */
function needsLinkage({ alarm, isRaised }: Draft): boolean {
  return isRaised && isForLinkage(alarm);
}

function stamped(draft: Draft, now: Date): SavedAlarm {
  const { alarm, isNew } = draft;
  const isAnnounced = isToldNow(draft, now);
  const checkedAtMs = isForLinkage(alarm) ? alarm.linkageCheckedAtMs : now.getTime();
  const stampedAlarm = {
    ...alarm,
    announcedAtMs: isAnnounced ? now.getTime() : alarm.announcedAtMs,
    linkageCheckedAtMs: needsLinkage(draft) ? null : checkedAtMs,
  };
  return { alarm: stampedAlarm, isNew, isAnnounced };
}

/** A change is told at once unless the alarm chatters; what is held back the sweep tells later. */
function isToldNow({ alarm, isChanged }: Draft, now: Date): boolean {
  const sinceMs = now.getTime() - (alarm.announcedAtMs ?? -Infinity);
  if (sinceMs >= ANNOUNCE_EVERY_MS) return true;
  return isChanged && !isChattering(alarm.recentRaisesMs, alarm.lastAtMs);
}
