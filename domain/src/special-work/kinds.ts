import type { Text } from '../text/text.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';

/** The eight special works (特殊作业). Stored and never renamed. @source GB 30871-2022, 3.1 and chapters 5 to 12 */
export const SPECIAL_WORK_KINDS = {
  'hot-work': { zh: '动火', en: 'Hot work' },
  'confined-space': { zh: '受限空间', en: 'Confined space' },
  'blind-plate': { zh: '盲板抽堵', en: 'Blind plates' },
  height: { zh: '高处', en: 'Work at height' },
  lifting: { zh: '吊装', en: 'Lifting' },
  'temporary-electricity': { zh: '临时用电', en: 'Temporary electricity' },
  excavation: { zh: '动土', en: 'Excavation' },
  'road-break': { zh: '断路', en: 'Road break' },
} as const satisfies Record<string, Text>;
export type SpecialWorkKind = keyof typeof SPECIAL_WORK_KINDS;
export const SPECIAL_WORK_KIND_NAMES = Object.keys(SPECIAL_WORK_KINDS) as [
  SpecialWorkKind,
  ...SpecialWorkKind[],
];

type Level = {
  readonly name: Text;
  /** Longest validity of a permit, ms; null: the standard has none. */
  readonly longestMs: number | null;
};

/**
 * Levels of the kinds that have some, the gravest first: hot work by the place (5.1), height by the metres and what makes it
 * worse (8.1: 2–5, 5–15, 15–30, over 30 m), lifting by the mass (9.1: over 100 t, 40–100 t, under 40 t).
 * @source GB 30871-2022, chapters 5, 8, 9
 */
const LEVELS = {
  'hot-work': {
    special: { name: { zh: '特级', en: 'special' }, longestMs: 8 * HOUR_MS },
    first: { name: { zh: '一级', en: 'level 1' }, longestMs: 8 * HOUR_MS },
    second: { name: { zh: '二级', en: 'level 2' }, longestMs: 72 * HOUR_MS },
  },
  height: {
    IV: { name: { zh: 'Ⅳ级', en: 'level IV' }, longestMs: 7 * DAY_MS },
    III: { name: { zh: 'Ⅲ级', en: 'level III' }, longestMs: 7 * DAY_MS },
    II: { name: { zh: 'Ⅱ级', en: 'level II' }, longestMs: 7 * DAY_MS },
    I: { name: { zh: 'Ⅰ级', en: 'level I' }, longestMs: 7 * DAY_MS },
  },
  lifting: {
    first: { name: { zh: '一级', en: 'level 1' }, longestMs: null },
    second: { name: { zh: '二级', en: 'level 2' }, longestMs: null },
    third: { name: { zh: '三级', en: 'level 3' }, longestMs: null },
  },
} as const satisfies Partial<Record<SpecialWorkKind, Record<string, Level>>>;
export type SpecialWorkLevel = {
  [Kind in keyof typeof LEVELS]: keyof (typeof LEVELS)[Kind];
}[keyof typeof LEVELS];

/**
 * Longest validity of the kinds without levels. Temporary electricity: 15 days as a rule, 30 in special cases; which of them a
 * case is, a permit does not say, so that only more than 30 is too long by itself.
 * @source GB 30871-2022, chapters 6 (confined space, 24 h) and 10 (temporary electricity)
 */
const LONGEST_MS: Readonly<Partial<Record<SpecialWorkKind, number>>> = {
  'confined-space': 24 * HOUR_MS,
  'temporary-electricity': 30 * DAY_MS,
};

/** Levels of a kind, the gravest first; none where the standard has none. */
export function levelsOf(kind: SpecialWorkKind): readonly SpecialWorkLevel[] {
  const levels = (LEVELS as Partial<Record<SpecialWorkKind, Record<string, Level>>>)[kind] ?? {};
  return Object.keys(levels) as SpecialWorkLevel[];
}

export const SPECIAL_WORK_LEVELS = [
  ...new Set(SPECIAL_WORK_KIND_NAMES.flatMap((kind) => levelsOf(kind))),
] as [SpecialWorkLevel, ...SpecialWorkLevel[]];

function levelIn(kind: SpecialWorkKind, level: SpecialWorkLevel): Level | undefined {
  return (LEVELS as Partial<Record<SpecialWorkKind, Record<string, Level>>>)[kind]?.[level];
}

/** `动火（特级）`, `Hot work, level 2`; a level that nobody told is said to be missing. */
export function specialWorkText(kind: SpecialWorkKind, level: SpecialWorkLevel | null): Text {
  const { zh, en } = SPECIAL_WORK_KINDS[kind];
  if (levelsOf(kind).length === 0) return { zh: `${zh}作业`, en };
  const name = level === null ? undefined : levelIn(kind, level)?.name;
  const { zh: levelZh, en: levelEn } = name ?? { zh: '级别未报', en: 'level not told' };
  return { zh: `${zh}作业（${levelZh}）`, en: `${en}, ${levelEn}` };
}

/**
 * Longest validity that the standard allows a permit of this kind and level.
 * @param level  null where the kind has none or nobody told: then the shortest of the kind
 * @returns ms; null: the standard names none
 */
export function longestValidityMs(
  kind: SpecialWorkKind,
  level: SpecialWorkLevel | null,
): number | null {
  const levels = levelsOf(kind);
  if (levels.length === 0) return LONGEST_MS[kind] ?? null;
  const asked = level !== null && levels.includes(level) ? [level] : levels;
  const limits = asked.flatMap((one) => levelIn(kind, one)?.longestMs ?? []);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** A longest validity as the standard says it: up to 72 h in hours, longer in days. */
export function validityText(hours: number): Text {
  if (hours <= 72) return { zh: `${hours} 小时`, en: `${hours} h` };
  return { zh: `${hours / 24} 天`, en: `${hours / 24} d` };
}
