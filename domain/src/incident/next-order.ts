import type { Text, Words } from '../text/text.ts';
import type { ORDER_STATES } from '../wire/incidents.ts';

export type OrderState = (typeof ORDER_STATES)[number];

/** How each state is named for people. */
export const ORDER_STATE_LABELS: Readonly<Record<OrderState, Text>> = {
  issued: { zh: '待应答', en: 'Waiting for an answer' },
  acknowledged: { zh: '已应答', en: 'Acknowledged' },
  refused: { zh: '拒绝执行', en: 'Refused' },
  'stood-down': { zh: '已解除', en: 'Stood down' },
};

/** The part of an order that its life cycle turns on. */
export type OrderLife = {
  readonly state: OrderState;
  readonly enterpriseId: number;
  readonly issuedAtMs: number;
  readonly dueAtMs: number;
  readonly answered: {
    readonly atMs: number;
    readonly by: number;
    readonly headcount: number | null;
    readonly note: string | null;
    /** Answered after it was due; kept, because lateness is a finding. */
    readonly isLate: boolean;
  } | null;
};

export type OrderAction =
  | {
      readonly type: 'acknowledge' | 'refuse';
      readonly atMs: number;
      readonly by: { readonly userId: number; readonly enterpriseId: number | null };
      readonly headcount: number | null;
      readonly note: string | null;
    }
  | { readonly type: 'stand-down'; readonly atMs: number };

export type OrderRefusal = 'forbidden' | 'not-acceptable-state' | 'reason-required';

const TRANSITIONS: Readonly<Record<OrderState, Partial<Record<OrderAction['type'], OrderState>>>> =
  {
    issued: { acknowledge: 'acknowledged', refuse: 'refused', 'stand-down': 'stood-down' },
    // Who refused may still follow; who followed can not take it back.
    refused: { acknowledge: 'acknowledged', 'stand-down': 'stood-down' },
    acknowledged: { 'stand-down': 'stood-down' },
    'stood-down': {},
  };

/** The order after one action. Only the enterprise that got it answers; a refusal needs a reason; a late answer counts. */
export function nextOrder<Order extends OrderLife>(
  order: Order,
  action: OrderAction,
): { readonly order: Order } | { readonly refused: OrderRefusal } {
  if (action.type !== 'stand-down' && action.by.enterpriseId !== order.enterpriseId)
    return { refused: 'forbidden' };
  const state = TRANSITIONS[order.state][action.type];
  if (!state) return { refused: 'not-acceptable-state' };
  if (action.type === 'stand-down') return { order: { ...order, state } };
  if (action.type === 'refuse' && (action.note ?? '').trim() === '')
    return { refused: 'reason-required' };
  const { atMs, by, headcount, note } = action;
  const answered = { atMs, by: by.userId, headcount, note, isLate: atMs > order.dueAtMs };
  return { order: { ...order, state, answered } };
}

/** Whether an answer is missing that should be there by now. */
export function isOrderOverdue({ state, dueAtMs }: OrderLife, nowMs: number): boolean {
  return state === 'issued' && nowMs > dueAtMs;
}

/** What the log says of an answer: the note as it was typed, after the headcount in both languages. */
export function answerWords({
  headcount,
  note,
}: {
  readonly headcount: number | null;
  readonly note: string | null;
}): Words | null {
  const typed = note?.trim() ?? '';
  if (headcount === null) return typed === '' ? null : typed;
  const rest = typed === '' ? '' : ` · ${typed}`;
  return { zh: `${headcount} 人${rest}`, en: `${headcount} people${rest}` };
}
