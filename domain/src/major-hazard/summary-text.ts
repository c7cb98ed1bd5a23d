import { fillText, type Text } from '../text/text.ts';
import type { MajorHazardAssessment } from './assessment.ts';
import { shownDecimal } from './exact-value.ts';
import { LEVEL_NAMES } from './standard.ts';

/** The numbers of an assessment, before its words. */
export type GradedUnit = Omit<MajorHazardAssessment, 'summary' | 'findings' | 'caveats' | 'steps'>;

const LEVEL: Text = {
  zh: '构成{level}重大危险源（S = {s}，R = {r}）',
  en: 'Major hazard source of {level} (S = {s}, R = {r})',
};
const LEVEL_AT_LEAST: Text = {
  zh: '构成重大危险源，至少为{level}（S ≥ {s}，R ≥ {r}，有未知项）',
  en: 'Major hazard source of at least {level} (S ≥ {s}, R ≥ {r}; something is not known)',
};
const NONE: Text = { zh: '不构成重大危险源（S = {s}）', en: 'No major hazard source (S = {s})' };
const NOT_DETERMINED: Text = {
  zh: '尚不能判定（S ≥ {s}，有未知项）',
  en: 'Not determined (S ≥ {s}; something is not known)',
};
const ASSUMED: Text = { zh: '；含按最严取值的假定', en: '; with assumptions at their strictest' };

/** The answer in one sentence. */
export function summaryText(graded: GradedUnit): Text {
  const { level, isLowerBound, verdict, s, r, isAssumed } = graded;
  const template =
    level !== null
      ? isLowerBound
        ? LEVEL_AT_LEAST
        : LEVEL
      : verdict === 'not-determined'
        ? NOT_DETERMINED
        : NONE;
  const text = fillText(template, {
    level: level === null ? '–' : LEVEL_NAMES[level],
    s: shownDecimal(s),
    r: shownDecimal(r),
  });
  if (!isAssumed) return text;
  return { zh: text.zh + ASSUMED.zh, en: text.en + ASSUMED.en };
}
