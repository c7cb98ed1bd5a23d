import { nextAlarm } from '@parkwatch/domain/alarm/next-alarm';
import type { AlarmAction, AlarmTransition } from '@parkwatch/domain/alarm/next-alarm';
import { setPointService } from '@parkwatch/domain/wire/enterprises';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { publishAlarms } from '../alarms/publish-alarms.ts';
import { addHistory, lockAlarms, saveAlarms } from '../alarms/store.ts';
import type { StoredAlarm } from '../alarms/stored-alarm.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { lockPoints } from '../ingest/store.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { rulePoints } from './point-catalogue.ts';
import { clearRuleState, findPoint, setService } from './store.ts';
import type { Service } from './store.ts';

type Change = Service & { readonly id: number; readonly now: Date };

/**
 * Takes a point out of service (it counts as unknown and its alarms are put aside) or returns it: then the rules begin
 * anew, so that what happened meanwhile is not judged, and an alarm whose condition still holds is raised again.
 */
export function changePointService(parts: Parts, caller: Caller, change: Change): Promise<Point> {
  const { id, inService, reason, now } = change;
  return parts.db.tx(caller.scope, async (tx) => {
    const point = await findPoint(tx, id, now);
    if (point === undefined) throw problem('not-found');
    await lockPoints(tx, [id]);
    if ((point.unknownWhy !== 'out-of-service') === inService)
      throw problem('not-acceptable-state');
    if (!inService && caller.reach === 'own') await refuseIfCritical(tx, id);
    await setService(tx, id, change);
    if (inService) await clearRuleState(tx, id, now);
    const changed = await moveAlarms(tx, caller, change);
    await requestZones(tx, now, `point:${id}`);
    const after = await findPoint(tx, id, now);
    const detail = { inService, reason, alarms: changed };
    await parts.audit.record(tx, caller, {
      action: setPointService.id,
      object: `point:${id}`,
      detail,
    });
    await publishAlarms(parts, tx, changed);
    if (caller.reach === 'own') await tellPark(parts, tx, { point, change });
    return after!;
  });
}

/** The supervised party does not blind its supervisor: a safety-critical point is taken out of service by the park. */
async function refuseIfCritical(tx: Tx, id: number): Promise<void> {
  const [point] = await rulePoints(tx, [id]);
  if (point?.isSafetyCritical !== true) return;
  throw problem('forbidden', {
    detail: {
      zh: '企业不能自行停用安全关键测点，请联系园区值班人员。',
      en: 'An enterprise may not take a safety-critical point out of service; ask the duty officer of the park.',
    },
  });
}

async function tellPark(
  { outbox }: Parts,
  tx: Tx,
  { point: { id, code, name }, change }: { point: Point; change: Change },
): Promise<void> {
  const { inService, reason } = change;
  const [zh, en] = inService ? ['恢复', 'returned'] : ['停用', 'taken out of service'];
  const text = {
    zh: `企业${zh}了测点${name.zh}（${code}），原因：${reason}`,
    en: `Point ${name.en} (${code}) was ${en} by its enterprise, reason: ${reason}`,
  };
  const refs = { refKind: 'point', refId: id };
  const audience = { park: true, enterpriseIds: [] };
  await outbox.publish(tx, 'notice', audience, { kind: 'point.service', text, ...refs });
}

type Line = AlarmTransition & { readonly alarmId: number };

async function moveAlarms(tx: Tx, caller: Caller, change: Change): Promise<number[]> {
  const { id, now } = change;
  const alarms = await lockAlarms(tx, [id], null);
  const moved = alarms.map((alarm) => afterActions(alarm, actionsOf(alarm, change, caller.userId)));
  const told = moved.map(({ alarm }) => ({
    alarm: { ...alarm, announcedAtMs: now.getTime() },
    isNew: false,
    isAnnounced: true,
  }));
  await saveAlarms(tx, told);
  const by = { name: caller.username, role: caller.role };
  await addHistory(
    tx,
    moved.flatMap(({ lines }) => lines),
    by,
  );
  return moved.map(({ alarm }) => alarm.id);
}

function actionsOf(alarm: StoredAlarm, change: Change, by: number | null): AlarmAction[] {
  const { inService, reason, now } = change;
  const when = { atMs: now.getTime(), by };
  if (!inService) return [{ type: 'out-of-service', reason, ...when }];
  // Nothing is known of the condition any more; if it holds, the next reading raises it again.
  const ended: AlarmAction[] = alarm.isActive ? [{ type: 'return', value: null, ...when }] : [];
  return [...ended, { type: 'return-to-service', ...when }];
}

function afterActions(alarm: StoredAlarm, actions: readonly AlarmAction[]) {
  const lines: Line[] = [];
  let after = alarm;
  for (const action of actions) {
    const next = nextAlarm(after, action);
    if ('refused' in next) continue;
    after = next.alarm;
    if (next.transition) lines.push({ ...next.transition, alarmId: alarm.id });
  }
  return { alarm: after, lines };
}
