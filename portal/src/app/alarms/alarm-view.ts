import { HIDDEN_ALARM_STATES, OPEN_ALARM_STATES } from '@parkwatch/domain/alarm/alarm-state';
import { PRIORITIES } from '@parkwatch/domain/alarm/priority';
import type { Alarm } from '@parkwatch/domain/wire/alarms';

export const ALARM_VIEWS = ['open', 'shelved', 'history'] as const;
export type AlarmView = (typeof ALARM_VIEWS)[number];

/** What the list shows: a view and what narrows it. All of it stands in the address. */
export type AlarmFilter = {
  readonly view: AlarmView;
  readonly priority?: Alarm['priority'] | undefined;
  readonly enterpriseId?: number | undefined;
  readonly pointId?: number | undefined;
};

/** Whether an alarm, as a live event has it, is a row of the list. History takes all, as the server does. */
export function belongsTo(alarm: Alarm, filter: AlarmFilter): boolean {
  return (
    isInView(alarm, filter.view) &&
    (filter.priority === undefined || alarm.priority === filter.priority) &&
    (filter.enterpriseId === undefined || alarm.enterprise?.id === filter.enterpriseId) &&
    (filter.pointId === undefined || alarm.point.id === filter.pointId)
  );
}

function isInView(alarm: Alarm, view: AlarmView): boolean {
  if (view === 'open') return OPEN_ALARM_STATES.includes(alarm.state);
  if (view === 'shelved') return HIDDEN_ALARM_STATES.includes(alarm.state);
  return true;
}

/** The rows after a live event: replaced, added in front, or gone. */
export function withAlarm(rows: readonly Alarm[], alarm: Alarm, filter: AlarmFilter): Alarm[] {
  const isRow = belongsTo(alarm, filter);
  const isKnown = rows.some(({ id }) => id === alarm.id);
  if (!isRow) return rows.filter(({ id }) => id !== alarm.id);
  if (isKnown) return rows.map((row) => (row.id === alarm.id ? alarm : row));
  return [alarm, ...rows];
}

/** What wants a hand comes first, as the server pages: unacknowledged, then by priority, then what came last. */
export function byUrgency(a: Alarm, b: Alarm): number {
  return (
    Number(isAcknowledged(a)) - Number(isAcknowledged(b)) ||
    PRIORITIES[a.priority].rank - PRIORITIES[b.priority].rank ||
    b.lastAt.localeCompare(a.lastAt) ||
    b.id - a.id
  );
}

function isAcknowledged(alarm: Alarm): boolean {
  return !alarm.state.startsWith('unack');
}
