import type { RuleEvent } from '../rules/contract.ts';
import type { Text } from '../text/text.ts';
import { MINUTE_MS } from '../time/duration.ts';
import { switchedOffWords } from './switched-off-words.ts';
import { nextAlarm, type AlarmLife, type AlarmTransition } from './next-alarm.ts';

/** A condition that comes back within this time is the same alarm, not a new one. */
export const REALARM_WINDOW_MS = 10 * MINUTE_MS;

export type TakenEvent<Alarm> =
  /** A new alarm row is to be made. */
  | { readonly is: 'opened'; readonly alarm: AlarmLife; readonly transition: AlarmTransition }
  | { readonly is: 'changed'; readonly alarm: Alarm; readonly transition: AlarmTransition }
  /** Only the count, times and values changed. */
  | { readonly is: 'counted'; readonly alarm: Alarm }
  | { readonly is: 'ignored' };

/** The point of an alarm. `configuredBy`: who last changed its set-points; null when that was no account. */
export type AlarmedPoint = { readonly kind: string; readonly configuredBy?: string | null };

/**
 * What a rule's event does to the alarms of its point, rule and condition.
 * @param current    the latest alarm of that point, rule and condition; null when there is none
 * @param point      its kind is kept with a new alarm, because shelving depends on it; who last changed its set-points
 *   stands in the history of an alarm that ends because of that
 * @returns a raise opens an alarm, or comes back to the current one when that is still open or closed no longer than
 *   `REALARM_WINDOW_MS` ago; later it counts as raised anew (time and peak), also where the row stays because nobody
 *   acknowledged it or it is hidden; a clear without an alarm is ignored
 */
export function takeRuleEvent<Alarm extends AlarmLife>(
  current: Alarm | null,
  event: RuleEvent,
  point: AlarmedPoint,
): TakenEvent<Alarm> {
  const isClear = event.type === 'clear';
  if (!current || (!isClear && isOver(current, event.atMs)))
    return isClear ? { is: 'ignored' } : opened(event, point.kind);
  const { atMs, value } = event;
  const result = nextAlarm(current, {
    ...{ atMs, by: null, value },
    ...(isClear ? { type: 'return', ...whyOf(event, point) } : { type: 'raise' }),
  });
  if ('refused' in result) return { is: 'ignored' };
  const { transition } = result;
  const alarm = !isClear && isNewCase(current, atMs) ? anew(result.alarm, event) : result.alarm;
  return transition ? { is: 'changed', alarm, transition } : { is: 'counted', alarm };
}

function whyOf(event: RuleEvent, { configuredBy = null }: AlarmedPoint): { why?: Text } {
  return event.cause === 'switched-off' ? { why: switchedOffWords(event, configuredBy) } : {};
}

function isOver(alarm: AlarmLife, atMs: number): boolean {
  return alarm.state === 'normal' && isNewCase(alarm, atMs);
}

function isNewCase({ isActive, clearedAtMs }: AlarmLife, atMs: number): boolean {
  return !isActive && clearedAtMs !== null && atMs - clearedAtMs > REALARM_WINDOW_MS;
}

/** The row of an alarm that nobody acknowledged is taken up again, but what is told is the case of now. */
function anew<Alarm extends AlarmLife>(alarm: Alarm, { atMs, value }: RuleEvent): Alarm {
  return { ...alarm, raisedAtMs: atMs, peakValue: value };
}

function opened(event: RuleEvent, pointKind: string): TakenEvent<never> {
  const { atMs, value, limit, condition, priority } = event;
  const alarm: AlarmLife = {
    state: 'unack-active',
    isActive: true,
    condition,
    priority,
    pointKind,
    raisedAtMs: atMs,
    lastAtMs: atMs,
    clearedAtMs: null,
    occurrences: 1,
    recentRaisesMs: [atMs],
    value,
    peakValue: value,
    limit,
    acknowledged: null,
    hidden: null,
  };
  const transition: AlarmTransition = {
    from: 'normal',
    to: 'unack-active',
    action: 'raise',
    atMs,
    by: null,
    why: null,
  };
  return { is: 'opened', alarm, transition };
}
