import * as z from 'zod';
import { fieldFault } from '../../text/field-fault.ts';

const DAYS_30_H = 720;
const WEEK_H = 168;
/** A rule is read by a person: more parts or levels than this are two rules. */
const MOST_PARTS = 16;
const MOST_LEVELS = 4;
/** A trend must hear of its point so often in its window, or its slope says little. */
export const TREND_SPANS = 6;

const words = (longest: number) => z.string().trim().min(1).max(longest);
const text = z.strictObject({ zh: words(200), en: words(200) });
const pointId = z.int().positive();

/** The value beyond a limit, strictly, for so long without a break; 0 h: at once. */
const limitCondition = z.strictObject({
  type: z.literal('limit'),
  pointId,
  side: z.enum(['above', 'below']),
  /** In the point's unit. */
  limit: z.number(),
  forHours: z.number().min(0).max(DAYS_30_H),
});

/** The value rising or falling over the window by at least so much per hour, by a robust slope. */
const trendCondition = z.strictObject({
  type: z.literal('trend'),
  pointId,
  direction: z.enum(['rising', 'falling']),
  /** In the point's unit per hour. */
  perHour: z.number().positive(),
  windowHours: z
    .number()
    .min(1 / 60)
    .max(WEEK_H),
});

export type LimitCondition = Readonly<z.infer<typeof limitCondition>>;
export type TrendCondition = Readonly<z.infer<typeof trendCondition>>;
export type Leaf = LimitCondition | TrendCondition;
export type Group = { readonly type: 'all' | 'any'; readonly of: readonly Condition[] };
export type Condition = Leaf | Group;

const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      limitCondition,
      trendCondition,
      z.strictObject({ type: z.enum(['all', 'any']), of: z.array(condition).min(1).max(8) }),
    ]),
  )
  .meta({ id: 'WarningCondition' });

/** A point as a rule speaks of it. */
const rulePoint = z.strictObject({
  pointId,
  name: text,
  unit: z.string().trim().max(20),
  /** Silence or a gap longer than this makes what is said of the point unknown, s. */
  maxGapS: z.number().positive().max(86_400),
});
export type WarningPoint = Readonly<z.infer<typeof rulePoint>>;

/**
 * An early-warning rule on equipment, as an officer edits it. An edit is a new version with the day from which it holds;
 * older versions stay, so that an old warning can be read with the rule that gave it.
 */
export const warningRule = z
  .strictObject({
    id: words(60),
    version: z.int().positive(),
    effectiveFrom: z.iso.date(),
    name: text,
    /** What the warning is about: a pump, a motor. */
    equipment: text,
    points: z.array(rulePoint).min(1).max(MOST_PARTS),
    condition,
    /** What to do, as the enterprise reads it. */
    advice: text,
  })
  .superRefine((rule, check) => {
    for (const fault of faultsOf(rule))
      check.addIssue({ path: [fault.path], ...fieldFault(fault.words) });
  });
export type WarningRule = Readonly<z.infer<typeof warningRule>>;

type Fault = { path: string; words: { zh: string; en: string } };

function faultsOf(rule: Pick<WarningRule, 'points' | 'condition'>): Fault[] {
  const faults: Fault[] = [];
  const say = (path: string, zh: string, en: string) => faults.push({ path, words: { zh, en } });
  const ids = rule.points.map((point) => point.pointId);
  if (new Set(ids).size < ids.length) say('points', '测点重复', 'a point is named twice');
  if (levelsOf(rule.condition) > MOST_LEVELS)
    say('condition', `条件嵌套超过 ${MOST_LEVELS} 层`, `more than ${MOST_LEVELS} levels`);
  const leaves = leavesOf(rule.condition);
  if (leaves.length > MOST_PARTS)
    say('condition', `条件超过 ${MOST_PARTS} 项`, `more than ${MOST_PARTS} parts`);
  for (const leaf of leaves) {
    const point = rule.points.find((known) => known.pointId === leaf.pointId);
    if (!point)
      say('condition', `测点 ${leaf.pointId} 未列出`, `point ${leaf.pointId} is not listed`);
    else if (leaf.type === 'trend' && leaf.windowHours * 3600 < TREND_SPANS * point.maxGapS)
      say(
        'condition',
        `趋势窗口应不短于最大间隔的 ${TREND_SPANS} 倍`,
        `the window of a trend must be ${TREND_SPANS} times the longest gap`,
      );
  }
  return faults;
}

/** The single conditions, in the order in which they are written; a state holds one entry for each. */
export function leavesOf(condition: Condition): Leaf[] {
  return 'of' in condition ? condition.of.flatMap(leavesOf) : [condition];
}

function levelsOf(condition: Condition): number {
  return 'of' in condition ? 1 + Math.max(0, ...condition.of.map(levelsOf)) : 1;
}

/**
 * The point of a leaf.
 * @throws RangeError when the rule lists no such point; a parsed rule does
 */
export function pointOf({ points }: Pick<WarningRule, 'points'>, leaf: Leaf): WarningPoint {
  const point = points.find((known) => known.pointId === leaf.pointId);
  if (!point) throw new RangeError(`the rule lists no point ${leaf.pointId}`);
  return point;
}
