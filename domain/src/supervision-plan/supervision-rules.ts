import * as z from 'zod';
import { fieldFault } from '../text/field-fault.ts';
import { HOUR_MS } from '../time/duration.ts';
import { PERIODS, timesPerQuarter } from './periods.ts';
import { PLAN_COLOURS } from './plan-colours.ts';
import type { PlanColour } from './plan-colours.ts';

/** Visits by the park (巡查, 专项检查, 抽查) and the enterprise's own extra check (加密自查). */
export const TASK_KINDS = ['patrol', 'special', 'sampling', 'self-check'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** What replaces what when a plan gets stricter: a patrol is a sampling that comes more often. */
export type TaskFamily = 'round' | 'special' | 'self-check';
export function familyOf(kind: TaskKind): TaskFamily {
  return kind === 'patrol' || kind === 'sampling' ? 'round' : kind;
}

/** Visits are not announced: all but self-checks are the park's alone. */
export function isVisit(kind: TaskKind): boolean {
  return kind !== 'self-check';
}

const words = z.string().trim().min(1).max(200);
const check = z.strictObject({ zh: words, en: words });
const MAX_HOURS = 2184;

/** One thing that comes round under a colour. */
const planLine = z.strictObject({
  kind: z.enum(TASK_KINDS),
  every: z.enum(PERIODS),
  /** Time given at least, h, where a plan begins late in a period. */
  leastH: z.number().min(1).max(MAX_HOURS),
});
export type PlanLine = Readonly<z.infer<typeof planLine>>;

const lines = z.array(planLine).max(TASK_KINDS.length);

const shape = z.strictObject({
  version: z.int().positive(),
  /** First day on which it holds, at the park. */
  effectiveFrom: z.iso.date(),
  /** What comes round under each colour; one line for a kind. */
  lines: z.strictObject({ red: lines, yellow: lines, blue: lines }),
  /** A plan stays in force so long after its colour was last shown, h. */
  holdH: z.strictObject({
    red: z.number().min(0).max(MAX_HOURS),
    yellow: z.number().min(0).max(MAX_HOURS),
  }),
  /** Tasks that a milder plan no longer asks for may be finished for so long, h; then they are withdrawn. */
  withdrawAfterH: z.number().min(0).max(MAX_HOURS),
  /** When shifts begin at the park, rising. */
  shiftStarts: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))
    .min(1)
    .max(4),
  /** After a task was missed its people are reminded after so many hours, rising; from the second on the office with them. */
  remindAfterH: z.array(z.number().min(0).max(720)).min(1).max(5),
  /** What is looked at on every task of a kind, before what the colour comes from. */
  checks: z.strictObject({
    patrol: z.array(check).min(1).max(12),
    special: z.array(check).min(1).max(12),
    sampling: z.array(check).min(1).max(12),
    'self-check': z.array(check).min(1).max(12),
  }),
});

type Shape = z.infer<typeof shape>;

/**
 * What follows from a colour, as a director writes it. An edit is a new version with the day from which it holds. It is refused
 * where a worse colour would bring fewer visits, special inspections or self-checks than a milder one.
 */
export const supervisionRules = shape.superRefine(checkRules);
export type SupervisionRules = Readonly<Shape>;

/** As they are written: the version is given when they are stored. */
export const supervisionRulesDraft = shape.omit({ version: true }).superRefine(checkRules);
export type SupervisionRulesDraft = Readonly<z.infer<typeof supervisionRulesDraft>>;

export function draftOf({ version: _, ...draft }: SupervisionRules): SupervisionRulesDraft {
  return draft;
}

/** Kinds that are counted together: a visit is a visit. */
const COUNTED = [
  { kinds: ['patrol', 'special', 'sampling'], zh: '到企业检查', en: 'visits' },
  { kinds: ['special'], zh: '专项检查', en: 'special inspections' },
  { kinds: ['self-check'], zh: '加密自查', en: 'self-checks' },
] as const satisfies readonly { kinds: readonly TaskKind[]; zh: string; en: string }[];

type Checked = Pick<Shape, 'lines' | 'shiftStarts' | 'remindAfterH'>;

function checkRules(rules: Checked, context: z.RefinementCtx<Checked>): void {
  const fault = (path: (string | number)[], zh: string, en: string) =>
    context.addIssue({ path, ...fieldFault({ zh, en }) });
  for (const colour of PLAN_COLOURS) {
    const list = rules.lines[colour];
    if (new Set(list.map(({ kind }) => kind)).size < list.length)
      fault(['lines', colour], '同一类任务只能有一行', 'one line for a kind');
    if (!list.some(({ kind }) => isVisit(kind)))
      fault(['lines', colour], '至少安排一类到企业的检查', 'name at least one kind of visit');
  }
  for (const [milder, worse] of [
    ['blue', 'yellow'],
    ['yellow', 'red'],
  ] as const)
    for (const { kinds, zh, en } of COUNTED)
      if (timesOf(rules, worse, kinds) < timesOf(rules, milder, kinds))
        fault(
          ['lines', worse],
          `${zh}不得少于较低风险颜色的次数`,
          `${en} must not be fewer than for a milder colour`,
        );
  if (!isRising(rules.shiftStarts))
    fault(['shiftStarts'], '班次时间须依次递增', 'starts of shifts must rise');
  if (!isRising(rules.remindAfterH))
    fault(['remindAfterH'], '提醒时间须依次递增', 'times of reminders must rise');
}

function isRising(list: readonly (number | string)[]): boolean {
  return list.every((one, at) => at === 0 || one > list[at - 1]!);
}

/** How often tasks of these kinds come in a quarter under a colour. */
function timesOf(
  { lines: all, shiftStarts }: Pick<Shape, 'lines' | 'shiftStarts'>,
  colour: PlanColour,
  kinds: readonly TaskKind[],
): number {
  return all[colour]
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum, { every }) => sum + timesPerQuarter(every, shiftStarts.length), 0);
}

/** The rules of a day: the latest that have begun; of two begun on the same day the higher version. */
export function rulesOn(versions: readonly SupervisionRules[], date: string): SupervisionRules {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= date);
  const latest = begun.toSorted((one, other) =>
    one.effectiveFrom === other.effectiveFrom
      ? one.version - other.version
      : one.effectiveFrom < other.effectiveFrom
        ? -1
        : 1,
  );
  // Before the first day of the suggestion, too, somebody must be visited.
  return latest.at(-1) ?? SUGGESTED_SUPERVISION_RULES;
}

/** How long a plan of this colour outlasts its colour, ms; blue is the mildest and needs none. */
export function holdMs({ holdH }: SupervisionRules, colour: PlanColour): number {
  return colour === 'blue' ? 0 : holdH[colour] * HOUR_MS;
}

/**
 * Rules to begin with, in force until the park writes its own. Every line is the project's own suggestion; none is taken from a
 * text of law.
 */
export const SUGGESTED_SUPERVISION_RULES: SupervisionRules = {
  version: 1,
  effectiveFrom: '2026-01-01',
  lines: {
    red: [
      { kind: 'patrol', every: 'day', leastH: 4 },
      { kind: 'special', every: 'month', leastH: 72 },
      { kind: 'self-check', every: 'shift', leastH: 2 },
    ],
    yellow: [
      { kind: 'patrol', every: 'week', leastH: 24 },
      { kind: 'special', every: 'month', leastH: 72 },
    ],
    blue: [{ kind: 'sampling', every: 'quarter', leastH: 168 }],
  },
  holdH: { red: 24, yellow: 72 },
  withdrawAfterH: 24,
  shiftStarts: ['08:00', '20:00'],
  remindAfterH: [0, 4, 24],
  checks: {
    patrol: [
      {
        zh: '中控室：报警已确认处置，无擅自旁路或停用的联锁',
        en: 'Control room: alarms are dealt with; no interlock is bypassed or off without leave',
      },
      {
        zh: '现场：无跑冒滴漏、异味和异常声响，作业票证与现场一致',
        en: 'On site: no leaks, smells or odd noises; permits match the work that is done',
      },
      {
        zh: '消防和应急通道畅通，应急器材在位可用',
        en: 'Fire lanes and ways out are free; emergency gear is there and works',
      },
    ],
    special: [
      {
        zh: '重点设施的安全附件、联锁和检测报警逐项核验',
        en: 'Safety fittings, interlocks and detectors of the main facilities, one by one',
      },
      {
        zh: '分级管控清单与现场一致，管控措施有效',
        en: 'The risk register matches the site and its measures work',
      },
      {
        zh: '隐患整改闭环，重复隐患查明根源',
        en: 'Hidden dangers are closed; causes of repeated ones are known',
      },
      {
        zh: '特殊作业、承包商和变更管理抽查记录',
        en: 'Records of special work, contractors and changes, by sample',
      },
    ],
    sampling: [
      {
        zh: '自查记录与现场抽查一致',
        en: 'Records of self-checks match what is seen on site',
      },
      {
        zh: '监测点数据与现场仪表示值一致',
        en: 'Readings in the system match the instruments on site',
      },
    ],
    'self-check': [
      {
        zh: '本班巡检：液位、压力、温度在控，无泄漏',
        en: 'Round of this shift: levels, pressures and temperatures in range; no leaks',
      },
      {
        zh: '本班报警、联锁旁路和特殊作业已核对并交接',
        en: 'Alarms, bypasses and special work of this shift are checked and handed over',
      },
    ],
  },
};
