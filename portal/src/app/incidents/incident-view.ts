import type { Incident, IncidentDetail, Order } from '@parkwatch/domain/wire/incidents';

export const INCIDENT_VIEWS = ['open', 'all'] as const;
export type IncidentView = (typeof INCIDENT_VIEWS)[number];

/** The rows after a live event: replaced, added in front, or gone. */
export function withIncident(
  rows: readonly Incident[],
  incident: Incident,
  view: IncidentView,
): Incident[] {
  const others = rows.filter(({ id }) => id !== incident.id);
  if (view === 'open' && incident.state !== 'open') return others;
  if (others.length === rows.length) return [incident, ...rows];
  return rows.map((row) => (row.id === incident.id ? incident : row));
}

/** Whether an answer is missing that should be there by now; the page's clock runs on after the server's word. */
export function isOverdue({ state, dueAt, isOverdue: was }: Order, nowMs: number): boolean {
  return state === 'issued' && (was || nowMs > Date.parse(dueAt));
}

const rank: Record<Order['state'], number> = {
  issued: 0,
  refused: 1,
  acknowledged: 2,
  'stood-down': 3,
};

/** Who has not answered stands first, then who refused; among equals the nearest. */
export function byNeed(a: Order, b: Order): number {
  return rank[a.state] - rank[b.state] || a.distanceM - b.distanceM;
}

/** An incident with one of its orders changed; the counts follow. */
export function withOrder(incident: IncidentDetail, order: Order): IncidentDetail {
  const isKnown = incident.orders.some(({ id }) => id === order.id);
  const orders = isKnown
    ? incident.orders.map((known) => (known.id === order.id ? order : known))
    : [...incident.orders, order];
  return { ...incident, orders };
}

export type Tally = {
  readonly total: number;
  readonly unanswered: number;
  readonly overdue: number;
  readonly refused: number;
  /** People accounted for, as far as answers name a number; null while none does. */
  readonly headcount: number | null;
};

/** Who has answered, in numbers. */
export function tallyOf(orders: readonly Order[], nowMs: number): Tally {
  const counts = orders
    .map((order) => order.acknowledged?.headcount)
    .filter((count) => count !== null && count !== undefined);
  return {
    total: orders.length,
    unanswered: orders.filter(({ state }) => state === 'issued').length,
    overdue: orders.filter((order) => isOverdue(order, nowMs)).length,
    refused: orders.filter(({ state }) => state === 'refused').length,
    headcount: counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : null,
  };
}
