import { INTERIM_WARN_MS } from '@parkwatch/domain/hidden-danger/interim-measure';
import { dueInterimNotice } from '@parkwatch/domain/hidden-danger/interim-notice';
import type { InterimNotice } from '@parkwatch/domain/hidden-danger/interim-notice';
import type { Tx } from '../db/tx.ts';
import { fromCard, lockDanger } from '../hidden-dangers/danger-cards.ts';
import { insertEvent } from '../hidden-dangers/store.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { endingMeasures } from './store.ts';
import type { EndingMeasure } from './store.ts';

const SYSTEM = { kind: 'system' } as const;

/**
 * Tells of interim protection that ends within 24 h, and of what has ended without anybody's word. Running it late or twice does
 * no harm: what was told stands in the trail. Answers how many notices were sent.
 */
export async function remindInterimMeasures(
  parts: Parts,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  // Most were told of before: they are looked at together, without a lock.
  const ending = await parts.db.tx(SYSTEM, (tx) => endingMeasures(tx, horizonOf(now)));
  const dangerIds = new Set(
    ending.filter((row) => noticeOf(row, now)).map((row) => row.hidden_danger_id),
  );
  let sent = 0;
  for (const id of dangerIds) {
    if (signal?.aborted === true) break;
    sent += await remindOne(parts, id, now);
  }
  return sent;
}

function horizonOf(now: Date): Date {
  return new Date(now.getTime() + INTERIM_WARN_MS);
}

function noticeOf(row: EndingMeasure, now: Date): InterimNotice | undefined {
  const { id, number, measure, responsible, until, decided_at: decidedAt, told } = row;
  const life = { untilMs: until.getTime(), decidedAtMs: decidedAt.getTime(), endedAtMs: null };
  return dueInterimNotice({ id, number, measure, responsible, told, ...life }, now.getTime());
}

/** One danger, one transaction: a measure may have been extended since the list was made. */
function remindOne(parts: Parts, dangerId: number, now: Date): Promise<number> {
  return parts.db.tx(SYSTEM, async (tx) => {
    const card = await lockDanger(tx, dangerId);
    if (card === undefined) return 0;
    let sent = 0;
    for (const row of await endingMeasures(tx, horizonOf(now), dangerId)) {
      const notice = noticeOf(row, now);
      if (notice === undefined) continue;
      await tell(parts, tx, { row, notice, now });
      sent += 1;
    }
    if (sent === 0) return 0;
    const both = { park: true, enterpriseIds: [card.enterprise_id] };
    await parts.outbox.publish(tx, 'hidden-danger', both, fromCard(card, now));
    await requestZones(tx, now, `hidden-danger:${dangerId}`);
    return sent;
  });
}

type Telling = {
  readonly row: EndingMeasure;
  readonly notice: InterimNotice;
  readonly now: Date;
};

async function tell(parts: Parts, tx: Tx, { row, notice, now }: Telling): Promise<void> {
  const { id, hidden_danger_id: dangerId, enterprise_id: enterpriseId, state, until } = row;
  const { kind, key, text, dueAtMs, isToPark } = notice;
  await insertEvent(tx, {
    ...{ dangerId, at: now, by: SYSTEM_CALLER, action: `interim-${kind}`, from: state, to: state },
    ...{ text, stepKey: key, interimMeasureId: id },
    data: { untilMs: until.getTime(), dueAt: new Date(dueAtMs).toISOString() },
  });
  await parts.audit.record(tx, SYSTEM_CALLER, {
    action: 'remindInterimMeasures',
    object: `hidden-danger:${dangerId}`,
    detail: { interimMeasureId: id, kind },
  });
  const audience = { park: isToPark, enterpriseIds: [enterpriseId] };
  await parts.outbox.publish(tx, 'notice', audience, {
    ...{ kind: `interim-measure.${kind}`, text, refKind: 'hidden-danger', refId: dangerId },
  });
}
