import {
  answerWords,
  correctionWords,
  isSameAnswer,
  nextOrder,
} from '@parkwatch/domain/incident/next-order';
import type { OrderRefusal } from '@parkwatch/domain/incident/next-order';
import type { IncidentDetail, Order } from '@parkwatch/domain/wire/incidents';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { publishIncidents, publishOrders } from './publish-incidents.ts';
import { orderLifeOf, orderOf } from './rows.ts';
import type { OrderRow } from './rows.ts';
import {
  addLog,
  closeAndStandDown,
  findOrders,
  lockIncident,
  lockOrder,
  readIncidentDetail,
  saveAnswer,
  takeOverdueOrders,
} from './store.ts';

const SYSTEM = { kind: 'system' } as const;

/** How a refusal is answered. An order of another enterprise does not exist for the caller. */
const REFUSALS: Readonly<Record<OrderRefusal, ProblemCode>> = {
  forbidden: 'not-found',
  'not-acceptable-state': 'not-acceptable-state',
  'reason-required': 'reason-required',
};

type Answering = {
  readonly id: number;
  readonly answer: 'acknowledged' | 'refused';
  readonly headcount: number | null;
  readonly note: string | null;
  readonly now: Date;
};

/**
 * An enterprise answers its order, or corrects its answer while the order stands. The same answer sent again, after a lost
 * connection, changes nothing.
 */
export async function answerOrder(
  parts: Parts,
  caller: Caller,
  answering: Answering,
): Promise<Order> {
  const { id, answer, headcount, note, now } = answering;
  const { userId, enterpriseId } = caller;
  if (userId === null) throw problem('forbidden');
  const order = await parts.db.tx(caller.scope, async (tx) => {
    const row = await lockOrder(tx, id);
    if (row === undefined) throw problem('not-found');
    const type = answer === 'refused' ? 'refuse' : 'acknowledge';
    const by = { userId, enterpriseId };
    const action = { type, atMs: now.getTime(), by, headcount, note } as const;
    const next = nextOrder(orderLifeOf(row), action);
    if ('refused' in next) throw problem(REFUSALS[next.refused], { more: { state: row.state } });
    if (isSameAnswer(orderLifeOf(row), action)) return orderOf(row, now);
    const { state } = next.order;
    await saveAnswer(tx, { orderId: id, state, at: now, by: caller, headcount, note });
    await addLog(tx, {
      ...{ incidentId: row.incident_id, at: now, by: caller, enterpriseId: row.enterprise_id },
      ...answerLine(row, { answer, headcount, note }),
    });
    await parts.audit.record(tx, caller, {
      action: 'acknowledgeOrder',
      object: `order:${id}`,
      // Lateness is a finding; a correction is not late.
      detail: { from: row.state, to: state, isLate: row.state === 'issued' && now > row.due_at },
    });
    await publishOrders(parts, tx, { ids: [id], now });
    const [after] = await findOrders(tx, { ids: [id] });
    return orderOf(after!, now);
  });
  // The counts of the whole incident are nothing that the enterprise's transaction can see.
  await parts.db.tx(SYSTEM, (tx) => publishIncidents(parts, tx, [order.incidentId]));
  return order;
}

type Said = Pick<Answering, 'answer' | 'headcount' | 'note'>;

/** What stays of an answer that is corrected stands in the log alone. */
function answerLine(before: OrderRow, { answer, headcount, note }: Said) {
  if (before.state === 'issued') {
    return { action: `order-${answer}`, text: answerWords({ headcount, note }) };
  }
  const text = correctionWords(before, { state: answer, headcount, note });
  return { action: 'order-corrected', text };
}

/** The response ends: no order stands any more. */
export function endIncident(
  parts: Parts,
  caller: Caller,
  { id, reason, now }: { id: number; reason: string; now: Date },
): Promise<IncidentDetail> {
  return parts.db.tx(caller.scope, async (tx) => {
    const incident = await lockIncident(tx, id);
    if (incident === undefined) throw problem('not-found');
    if (incident.state !== 'open') {
      throw problem('not-acceptable-state', { more: { state: incident.state } });
    }
    const stoodDown = await closeAndStandDown(tx, id, now);
    await addLog(tx, { incidentId: id, at: now, by: caller, action: 'closed', text: reason });
    await parts.audit.record(tx, caller, {
      action: 'closeIncident',
      object: `incident:${id}`,
      detail: { ordersStoodDown: stoodDown.length },
    });
    await publishOrders(parts, tx, { ids: stoodDown, now });
    await publishIncidents(parts, tx, [id]);
    return (await readIncidentDetail(tx, id, now))!;
  });
}

/** Tells, once per order, that no answer came in time. Answers how many orders that were. */
export function tellOverdueOrders(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx(SYSTEM, async (tx) => {
    const ids = await takeOverdueOrders(tx, now);
    if (ids.length === 0) return 0;
    const rows = await findOrders(tx, { ids });
    for (const row of rows) {
      await addLog(tx, {
        ...{ incidentId: row.incident_id, at: now, by: SYSTEM_CALLER, action: 'order-overdue' },
        ...{ text: null, enterpriseId: row.enterprise_id },
      });
    }
    await publishOrders(parts, tx, { ids, now });
    const notices = rows.map((row) => ({
      audience: { park: true, enterpriseIds: [row.enterprise_id] },
      payload: {
        ...{ kind: 'order.overdue', text: overdueText(row) },
        ...{ refKind: 'incident', refId: row.incident_id },
      },
    }));
    await parts.outbox.publishAll(tx, 'notice', notices);
    return ids.length;
  });
}

function overdueText(row: OrderRow) {
  return {
    zh: `${row.enterprise_name_zh}未在规定时间内应答应急指令，请电话核实。`,
    en: `${row.enterprise_name_en} has not answered its emergency order in time; call them.`,
  };
}
