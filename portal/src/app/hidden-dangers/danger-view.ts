import { isOpenHiddenDanger } from '@parkwatch/domain/hidden-danger/life';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';

export const DANGER_VIEWS = ['open', 'overdue', 'to-close', 'look-back', 'closed'] as const;
export type DangerView = (typeof DANGER_VIEWS)[number];

/** What the list shows. It stands in the address. */
export type DangerFilter = {
  readonly view: DangerView;
  readonly enterpriseId?: number | undefined;
};

/** What is waited for, and until when; without an instant nobody set one. */
export type Due = {
  readonly what:
    'confirm' | 'dispatch' | 'take-up' | 'rectify' | 'review' | 'close' | 'look-back' | 'ended';
  readonly at: string | null;
};

/** What a hidden danger waits for in its present state. */
export function dueOf({ state, respondBy, deadline, lookBackAt, closedAt }: HiddenDanger): Due {
  switch (state) {
    case 'reported':
      return { what: 'confirm', at: null };
    case 'confirmed':
      return { what: 'dispatch', at: null };
    case 'dispatched':
      return { what: 'take-up', at: respondBy };
    case 'rectifying':
      return { what: 'rectify', at: deadline };
    case 'answered':
      return { what: 'review', at: null };
    case 'accepted':
      return { what: 'close', at: null };
    case 'closed':
      return { what: 'look-back', at: lookBackAt };
    default:
      return { what: 'ended', at: closedAt };
  }
}

/** Whether it is late now: by the server's word, or because its time ran out while the page was open. */
export function isLate(danger: HiddenDanger, nowMs: number): boolean {
  const { what, at } = dueOf(danger);
  const hasRunOut = what !== 'ended' && at !== null && nowMs > Date.parse(at);
  return danger.isOverdue || danger.isUnanswered || danger.isLookBackDue || hasRunOut;
}

/** In what way it is late: the key of the words under `dangers`. */
export function lateWordsOf({ state }: HiddenDanger): 'unanswered' | 'lookBackDue' | 'overdue' {
  if (state === 'dispatched') return 'unanswered';
  return state === 'closed' ? 'lookBackDue' : 'overdue';
}

/** Whether a danger, as a live event has it, is a row of the list. */
export function belongsTo(danger: HiddenDanger, { view, enterpriseId }: DangerFilter): boolean {
  return (
    isInView(danger, view) && (enterpriseId === undefined || danger.enterprise.id === enterpriseId)
  );
}

function isInView({ state, isOverdue, isLookBackDue }: HiddenDanger, view: DangerView): boolean {
  switch (view) {
    case 'open':
      return isOpenHiddenDanger(state);
    case 'overdue':
      return isOverdue;
    case 'to-close':
      return state === 'accepted';
    case 'look-back':
      return isLookBackDue;
    case 'closed':
      return !isOpenHiddenDanger(state) && state !== 'accepted';
  }
}

/** The rows after a live event: replaced, added in front, or gone. */
export function withDanger(
  rows: readonly HiddenDanger[],
  danger: HiddenDanger,
  filter: DangerFilter,
): HiddenDanger[] {
  if (!belongsTo(danger, filter)) return rows.filter(({ id }) => id !== danger.id);
  const isKnown = rows.some(({ id }) => id === danger.id);
  if (!isKnown) return [danger, ...rows];
  return rows.map((row) => (row.id === danger.id ? danger : row));
}

/** The rungs of the ladder that an officer reads at a glance; a rung with another name is shown by its name. */
export const RUNGS = ['remind', 'notify-head', 'supervise', 'propose-freeze'] as const;
export type Rung = (typeof RUNGS)[number];

/** The rung of a stored step: the ladder's step ids end in words of their own (`overdue-supervise-major`). */
export function rungOf(step: string): Rung | undefined {
  if (/freeze/.test(step)) return 'propose-freeze';
  if (/supervise/.test(step)) return 'supervise';
  if (/head/.test(step)) return 'notify-head';
  return /remind/.test(step) ? 'remind' : undefined;
}
