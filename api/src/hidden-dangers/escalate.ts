import { dueSteps } from '@parkwatch/domain/escalation/due-steps';
import type { DueStep, EscalationTarget, TakenStep } from '@parkwatch/domain/escalation/due-steps';
import { hiddenDangerSubject } from '@parkwatch/domain/escalation/hidden-danger-subject';
import { HIDDEN_DANGER_LADDER } from '@parkwatch/domain/escalation/ladders';
import type { Tx } from '../db/database.ts';
import { publishRestrictions } from '../enforcement/publish-restrictions.ts';
import { proposeRestriction } from '../enforcement/store.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { fromCard, lateDangers, lifeOf, lockDanger } from './danger-cards.ts';
import type { DangerCard } from './danger-cards.ts';
import { insertEvent, takenSteps } from './store.ts';

const SYSTEM = { kind: 'system' } as const;
/** The park's right that the ladder may propose to freeze. */
const RIGHT = 'pass-application';

/**
 * Takes the rungs of the ladder that are due: reminder, supervision, proposal to freeze. Deciding is the domain's matter;
 * running it late or twice does no harm, and after downtime each rung that was missed is taken once, with the time at
 * which it was due. Answers how many rungs were taken.
 */
export async function escalateHiddenDangers(
  parts: Parts,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  // Most late dangers have no new rung: they are looked at together, without a lock.
  const due = await parts.db.tx(SYSTEM, async (tx) => {
    const cards = await lateDangers(tx, now);
    const taken = await takenSteps(
      tx,
      cards.map(({ id }) => id),
    );
    return cards.filter((card) => stepsOf(card, taken.get(card.id)!, now).length > 0);
  });
  let steps = 0;
  for (const { id } of due) {
    if (signal?.aborted === true) break;
    steps += await escalateOne(parts, id, now);
  }
  return steps;
}

function stepsOf(card: DangerCard, taken: readonly TakenStep[], now: Date): DueStep[] {
  const enterpriseName = { zh: card.enterprise_name_zh, en: card.enterprise_name_en };
  const record = {
    ...{ ...lifeOf(card), id: card.id, number: card.number, enterpriseName },
    reportedAtMs: card.reported_at.getTime(),
  };
  return dueSteps(hiddenDangerSubject(record, taken), HIDDEN_DANGER_LADDER, now.getTime());
}

/** One danger, one transaction: it may have been taken up since the list was made. */
function escalateOne(parts: Parts, id: number, now: Date): Promise<number> {
  return parts.db.tx(SYSTEM, async (tx) => {
    const card = await lockDanger(tx, id);
    if (card === undefined) return 0;
    const taken = await takenSteps(tx, [id]);
    const steps = stepsOf(card, taken.get(id)!, now);
    const proposals: number[] = [];
    for (const step of steps) proposals.push(...(await take(tx, { card, step, now })));
    if (steps.length > 0) await tell(parts, tx, { id, now, steps, proposals });
    return steps.length;
  });
}

/** A closed danger gives back what the ladder took away: the reason stands in its trail. */
export async function recordLifts(tx: Tx, id: number, now: Date): Promise<void> {
  const card = (await lockDanger(tx, id))!;
  const taken = await takenSteps(tx, [id]);
  for (const step of stepsOf(card, taken.get(id)!, now)) await take(tx, { card, step, now });
}

type Taking = { readonly card: DangerCard; readonly step: DueStep; readonly now: Date };

/** The rung in the trail, with its reason and its true time; ids of new proposals to freeze. */
async function take(tx: Tx, { card, step, now }: Taking): Promise<number[]> {
  const { action, reason, basis, to, dueAtMs, stepId, confirmedBy, ladderVersion } = step;
  await insertEvent(tx, {
    ...{ dangerId: card.id, at: now, by: SYSTEM_CALLER, action, from: card.state, to: card.state },
    ...{ text: reason, stepKey: step.key },
    data: {
      ...{ stepId, basis, to, confirmedBy, ladderVersion },
      dueAt: new Date(dueAtMs).toISOString(),
    },
  });
  if (action !== 'propose-freeze') return [];
  const id = await proposeRestriction(tx, {
    ...{ enterpriseId: card.enterprise_id, right: RIGHT, dangerId: card.id, at: now, why: reason },
  });
  return id === undefined ? [] : [id];
}

type Told = {
  readonly id: number;
  readonly now: Date;
  readonly steps: readonly DueStep[];
  readonly proposals: readonly number[];
};

async function tell(parts: Parts, tx: Tx, { id, now, steps, proposals }: Told): Promise<void> {
  const card = (await lockDanger(tx, id))!;
  await parts.audit.record(tx, SYSTEM_CALLER, {
    action: 'escalateHiddenDangers',
    object: `hidden-danger:${id}`,
    detail: { steps: steps.map(({ stepId }) => stepId) },
  });
  const both = { park: true, enterpriseIds: [card.enterprise_id] };
  await parts.outbox.publish(tx, 'hidden-danger', both, fromCard(card, now));
  await publishRestrictions(parts, tx, proposals);
  for (const { action, reason, to } of steps) {
    await parts.outbox.publish(tx, 'notice', audienceOf(to, card.enterprise_id), {
      kind: `escalation.${action}`,
      text: reason,
      refKind: 'hidden-danger',
      refId: id,
    });
  }
}

function audienceOf(to: readonly EscalationTarget[], enterpriseId: number) {
  return {
    park: to.some((target) => target !== 'enterprise-manager'),
    enterpriseIds: to.includes('enterprise-manager') ? [enterpriseId] : [],
  };
}
