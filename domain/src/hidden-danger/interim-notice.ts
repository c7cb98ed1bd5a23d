import { fillText, type Text } from '../text/text.ts';
import { parkMinuteText } from '../time/park-clock.ts';
import { INTERIM_WARN_MS, interimStateAt, type InterimLife } from './interim-measure.ts';

export type InterimNoticeKind = 'expiring' | 'expired';

/** A notice to send now. */
export type InterimNotice = {
  readonly kind: InterimNoticeKind;
  /** Kept with the line in the trail: the same notice is never due twice, and an extension brings new ones. */
  readonly key: string;
  /** When it fell due, not when it was found. */
  readonly dueAtMs: number;
  readonly text: Text;
  /** The enterprise is told of both; the park's office of what nobody has looked after. */
  readonly isToPark: boolean;
};

type Measure = Pick<InterimLife, 'untilMs' | 'decidedAtMs' | 'endedAtMs'> & {
  readonly id: number;
  readonly measure: string;
  readonly responsible: string;
  /** Of its danger. */
  readonly number: string;
  /** Keys of the notices that were sent. */
  readonly told: readonly string[];
};

const TEXTS: Readonly<Record<InterimNoticeKind, Text>> = {
  expiring: {
    zh: '隐患 {number} 的临时防护“{measure}”将于 {until} 到期，责任人：{responsible}。请续期，或整改后结束',
    en: 'Hidden danger {number}: interim protection “{measure}” expires at {until}; responsible: {responsible}. Extend it, or end it after the fix',
  },
  expired: {
    zh: '隐患 {number} 的临时防护“{measure}”已于 {until} 到期，责任人：{responsible}。请立即续期或结束',
    en: 'Hidden danger {number}: interim protection “{measure}” expired at {until}; responsible: {responsible}. Extend or end it at once',
  },
};

/**
 * The notice that is due about a measure. After downtime that lasted past its end only the end is told. One that was decided
 * for 24 h or less gets no reminder: who decided it has just looked at it.
 */
export function dueInterimNotice(measure: Measure, nowMs: number): InterimNotice | undefined {
  const kind = interimStateAt(measure, nowMs);
  if (kind !== 'expiring' && kind !== 'expired') return undefined;
  const { id, number, responsible, untilMs, decidedAtMs, told } = measure;
  const dueAtMs = kind === 'expired' ? untilMs : untilMs - INTERIM_WARN_MS;
  if (dueAtMs <= decidedAtMs) return undefined;
  const key = `interim:${id}:${kind}:${untilMs}`;
  if (told.includes(key)) return undefined;
  const values = { number, responsible, until: parkMinuteText(untilMs) };
  const text = fillText(TEXTS[kind], { ...values, measure: shortMeasure(measure.measure) });
  return { kind, key, dueAtMs, text, isToPark: kind === 'expired' };
}

/** As many characters of a measure stand in one line. */
const SHORT = 40;

/** A measure in one line: the whole stands on the page of its danger. */
export function shortMeasure(measure: string): string {
  const characters = [...measure.replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= SHORT
    ? characters.join('')
    : `${characters.slice(0, SHORT - 1).join('')}…`;
}
