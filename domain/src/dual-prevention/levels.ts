import type * as z from 'zod';
import { fieldFault } from '../text/field-fault.ts';
import type { Text } from '../text/text.ts';
import { DANGER_LEVEL_CODINGS, DANGER_LEVELS, RISK_LEVEL_CODINGS, RISK_LEVELS } from './codes.ts';
import { wordOf } from './fields.ts';

type Codes = Readonly<Record<string, string>>;

/** Fields whose codes are in use in two ways, with the words that stand for themselves. */
const LEVELS = {
  riskLevel: { codings: RISK_LEVEL_CODINGS, words: RISK_LEVELS },
  dangerLevel: { codings: DANGER_LEVEL_CODINGS, words: DANGER_LEVELS },
} as const;
export type LevelField = keyof typeof LEVELS;
export type CodingOf<F extends LevelField> = keyof (typeof LEVELS)[F]['codings'];

/**
 * The code of 重大 in the push to the provinces: `riskLevel` 0 重大 … 3 低, `dangerLevel` 0 一般, 1 重大. It is assumed of a
 * record that does not say its coding, while the park has not set another one.
 */
export const USUAL_MAJOR_CODES = { riskLevel: 0, dangerLevel: 1 } as const satisfies Record<
  LevelField,
  number
>;

/** The coding in which 重大 has this code. */
export function codingByMajor(field: LevelField, code: number): string {
  const found = Object.entries(LEVELS[field].codings).find(
    ([, codes]) => (codes as Codes)[String(code)] === 'major',
  );
  if (found === undefined) throw new RangeError(`no coding of ${field} has ${code} for major`);
  return found[0];
}

/** Words by code of a coding. */
export function codesOf(field: LevelField, coding: string): Codes {
  const { codings } = LEVELS[field];
  return (codings as Readonly<Record<string, Codes>>)[coding] ?? {};
}

/** The word for a level in a coding, or undefined when it has none; our own words stand for themselves. */
export function levelOf(field: LevelField, value: string | number, coding: string) {
  const words: readonly string[] = LEVELS[field].words;
  return wordOf(codesOf(field, coding), value) ?? words.find((word) => word === value);
}

/** What is wrong with a level that a coding does not know. */
export function notCoded(field: LevelField, coding: string): Text {
  const known = Object.keys(codesOf(field, coding));
  return {
    zh: `只能是：${known.join('、')}（编码 ${coding}）`,
    en: `not one of ${known.join(', ')} (coding ${coding})`,
  };
}

/** A level as far as the record itself says it: as a word where it names its coding, else as it was sent. */
export function saidLevel(
  field: LevelField,
  { value, coding }: { value: string | number; coding: string | undefined },
  check: z.RefinementCtx,
): string | number {
  if (coding === undefined) return value;
  const level = levelOf(field, value, coding);
  if (level !== undefined) return level;
  check.addIssue({ path: [field], ...fieldFault(notCoded(field, coding)) });
  return value;
}
