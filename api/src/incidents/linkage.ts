import { isDaylight } from '@parkwatch/domain/geo/sun';
import { spillAdviceOf } from '@parkwatch/domain/incident/erg-table';
import type { SpillAdvice } from '@parkwatch/domain/incident/erg-table';
import { CONFIRMED_BY, linkage, LINKAGE_SETTINGS } from '@parkwatch/domain/incident/linkage';
import type { Confirmation, LinkageDecision } from '@parkwatch/domain/incident/linkage';
import { windSideOf } from '@parkwatch/domain/incident/wind';
import type { Wind } from '@parkwatch/domain/incident/wind';
import { UNITS } from '@parkwatch/domain/reading/units';
import { RECORD_PREFIXES } from '@parkwatch/domain/text/record-number';
import { atSentenceStart } from '@parkwatch/domain/text/text';
import { publishAlarms } from '../alarms/publish-alarms.ts';
import type { Tx } from '../db/database.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { takeNumber } from '../record-numbers/take-number.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { giveOrders } from './give-orders.ts';
import { namesOf, readWind } from './plan-orders.ts';
import type { Leak } from './plan-orders.ts';
import { publishIncidents, publishOrders } from './publish-incidents.ts';
import { gasAlarmOf } from './rows.ts';
import type { GasAlarmRow } from './rows.ts';
import {
  addLog,
  gasAlarmsNear,
  insertIncident,
  lockLinkage,
  markAlarms,
  openIncidents,
  readGasAlarm,
  undecidedAlarms,
} from './store.ts';

const SYSTEM = { kind: 'system' } as const;

/**
 * Decides whether a gas alarm opens an incident, joins one or waits for its confirmation, and does it in one transaction:
 * incident, orders to all enterprises around, live events. Running it twice or at two places at once does no harm.
 */
export function checkLinkage(parts: Parts, alarmId: number): Promise<LinkageDecision['do']> {
  return parts.db.tx(SYSTEM, async (tx) => {
    await lockLinkage(tx);
    const source = await readGasAlarm(tx, alarmId);
    if (source === undefined) return 'nothing';
    const others = await gasAlarmsNear(tx, alarmId, LINKAGE_SETTINGS);
    const decision = linkage({
      alarm: gasAlarmOf(source),
      others: others.map(gasAlarmOf),
      confirmedBy: source.confirmed_by,
      openIncidents: await openIncidents(tx),
    });
    const now = parts.now();
    // Who waits is looked at again by the sweep: a second sensor that reaches only its first limit confirms, too.
    if (decision.do === 'nothing') await markAlarms(tx, [alarmId], { at: now });
    if (decision.do === 'join') await join(parts, tx, { source, now, ...decision });
    if (decision.do === 'open') await open(parts, tx, { source, now, ...decision });
    return decision.do;
  });
}

/** Looks at the alarms on which nothing was decided: left by a crash, or still waiting. Answers how many it decided. */
export async function sweepLinkage(parts: Parts, signal?: AbortSignal): Promise<number> {
  const ids = await parts.db.tx(SYSTEM, undecidedAlarms);
  let decided = 0;
  for (const id of ids) {
    if (signal?.aborted === true) break;
    if ((await checkLinkage(parts, id)) !== 'wait') decided++;
  }
  return decided;
}

type Case = { readonly source: GasAlarmRow; readonly now: Date };

async function leakOf(parts: Parts, tx: Tx, { source, now }: Case): Promise<Leak> {
  const radiusM = await parkSetting(tx, parts.config, 'linkage.radiusM');
  return { source, radiusM, wind: await readWind(tx), now };
}

/**
 * The leak spreads or a further sensor sees it: it belongs to the incident; whom it newly reaches is warned, too, and whom
 * it comes nearer to is told to do more.
 */
async function join(parts: Parts, tx: Tx, found: Case & { incidentId: number }): Promise<void> {
  const { source, now, incidentId } = found;
  const leak = await leakOf(parts, tx, found);
  const orderIds = await giveOrders(parts, tx, { incidentId, leak });
  await markAlarms(tx, [source.id], { at: now, incidentId });
  await addLog(tx, {
    ...{ incidentId, at: now, by: SYSTEM_CALLER, action: 'alarm-joined' },
    text: `${source.point_code}: ${valueOf(source)}`,
    // Which sensor and what it shows is the matter of whom it belongs to, and of the park.
    ...(source.enterprise_id === null ? {} : { enterpriseId: source.enterprise_id }),
  });
  await parts.audit.record(tx, SYSTEM_CALLER, {
    action: 'joinIncident',
    object: `incident:${incidentId}`,
    detail: { alarmId: source.id, orders: orderIds.length },
  });
  await publish(parts, tx, { incidentId, orderIds, alarmIds: [source.id], now });
}

function valueOf({ value, unit }: GasAlarmRow): string {
  if (value === null) return '?';
  const symbol = Object.hasOwn(UNITS, unit) ? UNITS[unit as keyof typeof UNITS].symbol : unit;
  return `${value} ${symbol}`;
}

async function open(
  parts: Parts,
  tx: Tx,
  found: Case & { confirmation: Confirmation },
): Promise<void> {
  const { source, now, confirmation } = found;
  const leak = await leakOf(parts, tx, found);
  const advice = adviceFor(source, leak.wind, now);
  const opener = openerOf(source, confirmation);
  const number = await takeNumber(tx, RECORD_PREFIXES.incident, now);
  const incidentId = await insertIncident(tx, {
    ...{ number, title: titleOf(source), source, radiusM: leak.radiusM, at: now },
    ...{ advisoryRadiusM: advice?.protectM ?? null, openedBy: opener.userId },
    why: whyOf(found, leak, advice),
  });
  const second = confirmation.by === 'second-sensor' ? [confirmation.alarmId] : [];
  const alarmIds = [source.id, ...second];
  await markAlarms(tx, alarmIds, { at: now, incidentId });
  const orderIds = await giveOrders(parts, tx, { incidentId, leak });
  await addLog(tx, {
    incidentId,
    at: now,
    by: opener,
    action: 'opened',
    text: CONFIRMED_BY[confirmation.by],
  });
  await parts.audit.record(tx, opener, {
    action: 'openIncident',
    object: `incident:${incidentId}`,
    detail: { number, alarmIds, confirmation, orders: orderIds.length },
  });
  await publish(parts, tx, { incidentId, orderIds, alarmIds, now });
}

function titleOf(source: GasAlarmRow) {
  const { substance, place } = namesOf(source);
  return {
    zh: `${place.zh}${substance.zh}泄漏`,
    en: `${atSentenceStart(substance).en} leak: ${place.en}`,
  };
}

/** Who stands for it: the officer who confirmed, else the system. */
function openerOf(source: GasAlarmRow, confirmation: Confirmation): Caller {
  if (confirmation.by === 'second-sensor') return SYSTEM_CALLER;
  return {
    ...SYSTEM_CALLER,
    userId: confirmation.userId,
    username: source.confirmed_name ?? 'system',
    role: (source.confirmed_role ?? 'system') as Caller['role'],
  };
}

function adviceFor(source: GasAlarmRow, wind: Wind | null, now: Date): SpillAdvice | null {
  const isDay = isDaylight([source.lon, source.lat], now.getTime());
  const windSpeedMPerS = usable(wind, now)?.speedMPerS ?? null;
  return spillAdviceOf(source.un_number, { windSpeedMPerS, isDay });
}

/** The wind that the orders were planned with: an old reading or a calm is none. */
function usable(wind: Wind | null, now: Date): Wind | null {
  return windSideOf(0, wind, now.getTime()) === 'unknown' ? null : wind;
}

/** All that led to it (architecture rule 3), as it was then. */
function whyOf(
  { source, confirmation }: Case & { confirmation: Confirmation },
  { radiusM, wind: reading, now }: Leak,
  advice: SpillAdvice | null,
): Record<string, unknown> {
  const { id: alarmId, point_id: pointId, condition, value, limit_value: limit, unit } = source;
  const alarm = { alarmId, pointId, condition, value, limit, unit, at: source.last_at };
  const name = confirmation.by === 'officer' ? { name: source.confirmer } : {};
  const said = { ...confirmation, ...name };
  const wind = usable(reading, now);
  const unusable = wind === null && reading !== null ? { unusableWind: reading } : {};
  return {
    alarm,
    confirmation: said,
    settings: LINKAGE_SETTINGS,
    radiusM,
    wind,
    advice,
    ...unusable,
  };
}

type Told = {
  readonly incidentId: number;
  readonly orderIds: readonly number[];
  readonly alarmIds: readonly number[];
  readonly now: Date;
};

async function publish(parts: Parts, tx: Tx, told: Told): Promise<void> {
  const { incidentId, orderIds, alarmIds, now } = told;
  await publishOrders(parts, tx, { ids: orderIds, now });
  await publishIncidents(parts, tx, [incidentId]);
  await publishAlarms(parts, tx, alarmIds);
}
