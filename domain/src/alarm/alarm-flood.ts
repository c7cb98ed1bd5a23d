import { fillText, type Text } from '../text/text.ts';
import { MINUTE_MS } from '../time/duration.ts';

/** How many new alarms within the window begin a flood, and how few end it. */
export type FloodLimits = {
  readonly windowMs: number;
  /** More new alarms than this in the window: more than a person can take in. */
  readonly beginsAbove: number;
  /** Fewer than this in the window: the flood is over. */
  readonly endsBelow: number;
};

/**
 * A flood for one operator: it begins with more than 10 new alarms in 10 minutes and ends when fewer than 5 come in 10.
 * @source ISA-18.2-2016 and IEC 62682:2014, alarm floods (10 or more annunciated alarms in a ten minute period, until fewer
 *   than five); EEMUA 191 uses the same period
 */
export const FLOOD: FloodLimits = { windowMs: 10 * MINUTE_MS, beginsAbove: 10, endsBelow: 5 };

/** The whole park as one span of control, which several people share: see `floodLimitsOf`. */
export const PARK_FLOOD_ABOVE = 60;

/**
 * The limits of a span of control. The figures of the standard are those of one operator with one console; a park of 90
 * enterprises has many, and 10 alarms in 10 minutes from 2,000 points are its ordinary day. The park's own figure is a
 * setting, 60 by default: six operators' worth, and three times what the demo park's 2,000 points brought in the 10 minutes
 * after its start (20; fewer than 10 later, at most 5 of one enterprise). It ends at half of it, as 5 is half of 10.
 * @param beginsAbove  the park's setting; the standard's figure for an enterprise
 */
export function floodLimitsOf(beginsAbove: number = FLOOD.beginsAbove): FloodLimits {
  return { ...FLOOD, beginsAbove, endsBelow: Math.ceil(beginsAbove / 2) };
}

/** New alarms of one span of control in the window that ends now. `span`: an enterprise; null: the whole park. */
export type SpanCount = { readonly span: number | null; readonly count: number };

export type FloodChange = SpanCount & { readonly is: 'begun' | 'standing' | 'ended' };

/**
 * Which floods begin, go on and end. A span whose alarms have all left the window counts as 0 and ends.
 * @param counts    spans with new alarms in the window
 * @param standing  spans in which a flood stands
 * @param limitsOf  the limits of a span
 */
export function nextFloods(
  counts: readonly SpanCount[],
  standing: readonly (number | null)[],
  limitsOf: (span: number | null) => FloodLimits,
): FloodChange[] {
  const known = new Map(counts.map(({ span, count }) => [span, count]));
  const spans = new Set([...standing, ...known.keys()]);
  return [...spans].flatMap((span): FloodChange[] => {
    const count = known.get(span) ?? 0;
    const { beginsAbove, endsBelow } = limitsOf(span);
    if (standing.includes(span))
      return [{ span, count, is: count < endsBelow ? 'ended' : 'standing' }];
    return count > beginsAbove ? [{ span, count, is: 'begun' }] : [];
  });
}

const BEGUN: Text = {
  zh: '{where}报警泛滥：10 分钟内新增 {count} 条报警，请先处理主要来源',
  en: 'Alarm flood at {where}: {count} new alarms in 10 min; see to the main sources first',
};
const ENDED: Text = {
  zh: '{where}报警泛滥已结束：10 分钟内新增 {count} 条报警',
  en: 'The alarm flood at {where} is over: {count} new alarms in 10 min',
};
const PARK: Text = { zh: '园区', en: 'the park' };

/**
 * What people are told when a flood begins or ends.
 * @param where  name of the enterprise; null: the park
 */
export function floodWords(is: 'begun' | 'ended', where: Text | null, count: number): Text {
  return fillText(is === 'begun' ? BEGUN : ENDED, { where: where ?? PARK, count });
}
