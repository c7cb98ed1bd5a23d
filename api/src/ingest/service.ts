import { timeWindow } from '@parkwatch/domain/reading/check-reading';
import type { Reading } from '@parkwatch/domain/reading/reading';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { ObservationReceipt } from '@parkwatch/domain/wire/ingest';
import { applyRuleEvents } from '../alarms/apply-rule-events.ts';
import { checkLinkageOf } from '../alarms/check-linkage.ts';
import { publishAlarms } from '../alarms/publish-alarms.ts';
import { raisePeaks } from '../alarms/store.ts';
import type { Span } from '../alarms/store.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { dayPartitions } from '../observations/day-partitions.ts';
import type { Parts } from '../parts.ts';
import { pointCatalogue } from '../points/point-catalogue.ts';
import { asRecordReceipt, keepBatch } from './batches.ts';
import type { BatchCall } from './batches.ts';
import { checkReadings } from './check-readings.ts';
import type { CheckedBatch, PointBatch } from './check-readings.ts';
import { rememberRejections } from './remember-rejections.ts';
import type { Entries } from './read-entries.ts';
import { logFailures, runRules } from './run-rules.ts';
import type { RuleFailures } from './run-rules.ts';
import { lockPoints, qualityCode, saveStates } from './store.ts';
import { storeReadings } from './store-readings.ts';

/** One call: what was sent by whom, and the batch that it names. */
export type Delivery = {
  readonly caller: Caller;
  readonly sent: Entries;
  readonly now: Date;
  readonly batch?: BatchCall | undefined;
};
type Counts = { readonly accepted: number; readonly duplicate: number };
type Work = Counts & { readonly forLinkage: readonly number[]; readonly failures: RuleFailures };

/**
 * The ingest of readings: check → store → run rules → update alarms → publish. One call is one transaction, and its
 * receipt is given after the commit. Points are locked in order, so that the readings of a point are judged in the
 * order in which they are stored, by however many api processes.
 */
export function observationIngest(parts: Parts) {
  const catalogue = pointCatalogue(parts.db);
  const ensurePartitions = dayPartitions(parts.db, 'observation');
  const maxAgeMs = parts.config.retentionDays * DAY_MS;

  return async ({ caller, sent, now, batch }: Delivery): Promise<ObservationReceipt> => {
    const find = await catalogue.finder(caller.enterpriseId);
    const checked = checkReadings(sent, find, timeWindow(now.getTime(), maxAgeMs));
    await ensurePartitions(timesOf(checked.batches));
    const counts = await take(parts, { caller, checked, now, batch });
    const { rejections } = checked;
    const ownerOf = (point: string) => find(point)?.enterpriseId;
    await rememberRejections(parts, { caller, sent, rejections, now, ownerOf });
    return receiptOf(checked, counts);
  };
}

function receiptOf({ repeated, rejections }: CheckedBatch, counts: Counts): ObservationReceipt {
  return {
    accepted: counts.accepted,
    duplicate: counts.duplicate + repeated,
    rejected: rejections.length,
    rejections: [...rejections],
  };
}

function* timesOf(batches: readonly PointBatch[]): Iterable<number> {
  for (const { readings } of batches) for (const { atMs } of readings) yield atMs;
}

type Taking = Omit<Delivery, 'sent'> & { readonly checked: CheckedBatch };

async function take(parts: Parts, { caller, checked, now, batch }: Taking): Promise<Counts> {
  const { batches } = checked;
  const keep = (tx: Tx, counts: Counts) => {
    const enterpriseIds = batches.map(({ point }) => point.enterpriseId);
    const receipt = asRecordReceipt(receiptOf(checked, counts));
    return keepBatch(tx, { call: batch, caller, now, enterpriseIds }, receipt);
  };
  if (batches.length === 0) {
    const none = { accepted: 0, duplicate: 0 };
    const isEmpty = checked.rejections.length === 0;
    if (isEmpty || batch !== undefined) await parts.db.tx(caller.scope, (tx) => keep(tx, none));
    return none;
  }
  const work = await parts.db.tx(caller.scope, async (tx): Promise<Work> => {
    const states = await lockPoints(
      tx,
      batches.map(({ point }) => point.id),
    );
    const stored = await storeReadings(tx, batches, now);
    const judged = runRules(stored.batches, states, now);
    // Not one after the other: the texts of the states are made while the database inserts.
    await Promise.all([stored.written, saveStates(tx, judged.states, now)]);
    const { announce, forLinkage } = await applyRuleEvents(tx, judged.events, now);
    await raisePeaks(tx, spansOf(stored.newer));
    await keep(tx, stored);
    await publishReadings(parts, tx, { batches, newest: stored.newest });
    await publishAlarms(parts, tx, announce);
    const { accepted, duplicate } = stored;
    return { accepted, duplicate, forLinkage, failures: judged.failures };
  });
  logFailures(parts, work.failures);
  await checkLinkageOf(parts, work.forLinkage);
  return work;
}

/** Bad readings say nothing of the value, and a point out of service is not judged. */
function spansOf(batches: readonly PointBatch[]): Span[] {
  return batches.flatMap(({ point, readings }) => {
    const values = readings.filter(({ quality }) => quality !== 'bad').map(({ value }) => value);
    if (values.length === 0 || !point.inService) return [];
    const lowest = values.reduce((a, b) => Math.min(a, b));
    return { pointId: point.id, lowest, highest: values.reduce((a, b) => Math.max(a, b)) };
  });
}

/** One event per enterprise: the new latest value of each of its points. Those of the park itself go to the park. */
async function publishReadings(
  { outbox }: Parts,
  tx: Tx,
  { batches, newest }: { batches: readonly PointBatch[]; newest: readonly Reading[] },
): Promise<void> {
  const owners = new Map(batches.map(({ point }) => [point.id, point.enterpriseId]));
  const byOwner = Map.groupBy(newest, ({ pointId }) => owners.get(pointId) ?? null);
  const events = [...byOwner].map(([owner, readings]) => ({
    audience: { park: true, enterpriseIds: owner === null ? [] : [owner] },
    payload: readings.map(({ pointId, atMs, value, quality }): [number, number, number, number] => [
      ...([pointId, atMs, value] as const),
      qualityCode(quality),
    ]),
  }));
  await outbox.publishAll(tx, 'readings', events);
}
