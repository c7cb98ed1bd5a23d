import type { Language, Text, Words } from '../text/text.ts';
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
    // As long as the order stands its answer may be corrected: people are found or missed after the first count.
    refused: { acknowledge: 'acknowledged', refuse: 'refused', 'stand-down': 'stood-down' },
    acknowledged: { acknowledge: 'acknowledged', refuse: 'refused', 'stand-down': 'stood-down' },
    'stood-down': {},
  };

/**
 * The order after one action. Only the enterprise that got it answers, and corrects its answer; a refusal needs a reason; a
 * late answer counts.
 */
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
  const answered = { atMs, by: by.userId, headcount, note };
  return { order: { ...order, state, answered } };
}

/** Whether an answer says what was said already: sent again after a lost connection, it changes nothing. */
export function isSameAnswer(
  { state, answered }: OrderLife,
  { type, headcount, note }: Exclude<OrderAction, { type: 'stand-down' }>,
): boolean {
  if (answered === null || state !== TRANSITIONS.issued[type]) return false;
  return answered.headcount === headcount && (answered.note ?? '') === (note ?? '');
}

/** Whether an answer is missing that should be there by now. */
export function isOrderOverdue({ state, dueAtMs }: OrderLife, nowMs: number): boolean {
  return state === 'issued' && nowMs > dueAtMs;
}

type AnswerContent = { readonly headcount: number | null; readonly note: string | null };

/** What the log says of an answer: the note as it was typed, after the headcount in both languages. */
export function answerWords({ headcount, note }: AnswerContent): Words | null {
  const typed = note?.trim() ?? '';
  if (headcount === null) return typed === '' ? null : typed;
  const rest = typed === '' ? '' : ` · ${typed}`;
  return { zh: `${headcount} 人${rest}`, en: `${headcount} people${rest}` };
}

/** What the log says of a correction: the answer that stood, and the one that counts now. */
export function correctionWords(
  before: AnswerContent & { readonly state: OrderState },
  after: AnswerContent & { readonly state: OrderState },
): Text {
  const said = (answer: typeof before, language: Language): string => {
    const words = answerWords(answer);
    const label = ORDER_STATE_LABELS[answer.state][language];
    if (words === null) return label;
    return `${label} · ${typeof words === 'string' ? words : words[language]}`;
  };
  const both = (language: Language) => `${said(before, language)} → ${said(after, language)}`;
  return { zh: both('zh'), en: both('en') };
}
