import { fillText, type Text } from '../text/text.ts';
import type { AssessmentRow, CalculationStep } from './assessment.ts';
import { shownDecimal, shownFraction, type ExactValue } from './exact-value.ts';
import { itemSteps, factorStep } from './item-steps.ts';
import { LEVEL_CUTS, LEVEL_NAMES, UNIT_KIND_WORDS } from './standard.ts';
import type { GradedUnit } from './summary-text.ts';
import type { MajorHazardUnit } from './unit.ts';

const UNIT_STEP: Text = { zh: '{name}：{kind}，{bounds}', en: '{name}: {kind}, {bounds}' };
const SUM_STEP: Text = { zh: 'S = Σ q/Q = {terms}{sum}', en: 'S = Σ q/Q = {terms}{sum}' };
const SUM_LOWER_STEP: Text = {
  zh: 'S = Σ q/Q ≥ {terms}{sum}（下限，有未知项未计入）',
  en: 'S = Σ q/Q ≥ {terms}{sum} (a lower bound: something that is not known is left out)',
};
const VERDICTS: { readonly [verdict in GradedUnit['verdict']]: Text } = {
  'major-hazard': {
    zh: 'S ≥ 1，构成重大危险源',
    en: 'S ≥ 1: the unit is a major hazard source',
  },
  'not-major-hazard': {
    zh: 'S < 1，不构成重大危险源，不分级',
    en: 'S < 1: the unit is no major hazard source and gets no level',
  },
  'not-determined': {
    zh: '已知部分 S < 1，但有未知项，尚不能判定',
    en: 'What is known gives S < 1, but something is not known: not determined',
  },
};
const PEOPLE_STEP: Text = {
  zh: '厂区边界外 500 m 范围内常住人口 {people} 人，属 {band}，表 5：α = {alpha}',
  en: '{people} residents within 500 m of the boundary, band {band}, table 5: α = {alpha}',
};
const PEOPLE_UNKNOWN_STEP: Text = {
  zh: '厂区边界外 500 m 范围内常住人口未知，按表 5 最严取 α = {alpha}（假定）',
  en: 'Residents within 500 m of the boundary are not known; strictest of table 5: α = {alpha} (assumed)',
};
const GRADE_SUM_STEP: Text = {
  zh: 'R = α Σ β·q/Q {sign} {alpha} × ({terms}) = {sum}',
  en: 'R = α Σ β·q/Q {sign} {alpha} × ({terms}) = {sum}',
};
const LEVEL_STEP: Text = { zh: '{rule}，表 6：{level}', en: '{rule}, table 6: {level}' };
const LEVEL_AT_LEAST_STEP: Text = {
  zh: 'R 为下限，{rule}，表 6：至少为{level}',
  en: 'R is a lower bound; {rule}, table 6: at least {level}',
};

/** The calculation line by line: bounds, each substance, S, verdict, α, β, R, level. */
export function calculationSteps(
  graded: GradedUnit,
  { items, name }: Pick<MajorHazardUnit, 'items' | 'name'>,
): readonly CalculationStep[] {
  const { kind } = graded.unit;
  const { name: kindName, boundedBy, clause } = UNIT_KIND_WORDS[kind];
  const ofUnit = (at: string, text: Text): CalculationStep => ({ clause: at, itemId: null, text });
  return [
    ofUnit(clause, fillText(UNIT_STEP, { name, kind: kindName, bounds: boundedBy })),
    ...graded.rows.flatMap((row, at) => itemSteps(row, items[at]!)),
    ofUnit('4.2.1', sumText(graded)),
    ofUnit('4.2.1', VERDICTS[graded.verdict]),
    ...graded.rows.flatMap(factorStep),
    ofUnit('4.3.2', peopleText(graded)),
    ofUnit('4.3.2', gradeSumText(graded)),
    ...levelTexts(graded).map((text) => ofUnit('4.3.3', text)),
  ];
}

function sumText({ rows, s, isLowerBound }: GradedUnit): Text {
  const terms = rows.flatMap(({ ratio }) => ratio?.fraction ?? []);
  return fillText(isLowerBound ? SUM_LOWER_STEP : SUM_STEP, {
    terms: terms.length > 1 ? `${terms.join(' + ')} = ` : '',
    sum: shownFraction(s),
  });
}

function peopleText({ alpha: { alpha, people, band } }: GradedUnit): Text {
  if (people === null) return fillText(PEOPLE_UNKNOWN_STEP, { alpha });
  const shown =
    band.to === null
      ? `≥ ${band.from}`
      : band.to === band.from
        ? `${band.from}`
        : `${band.from}–${band.to}`;
  return fillText(PEOPLE_STEP, { people, band: shown, alpha });
}

function gradeSumText({ rows, alpha, r, isLowerBound }: GradedUnit): Text {
  const terms = rows.flatMap(gradeTerm);
  return fillText(GRADE_SUM_STEP, {
    sign: isLowerBound ? '≥' : '=',
    alpha: alpha.alpha,
    terms: terms.length > 0 ? terms.join(' + ') : '0',
    sum: shownFraction(r),
  });
}

function gradeTerm({ ratio, beta }: AssessmentRow): string[] {
  return ratio && beta ? [`${beta.beta} × ${term(ratio)}`] : [];
}

function term(value: ExactValue): string {
  return value.isExact ? shownDecimal(value) : value.fraction;
}

function levelTexts({ level, isLowerBound }: GradedUnit): Text[] {
  if (level === null) return [];
  const { rule } = LEVEL_CUTS.find((cut) => cut.level === level)!;
  const template = isLowerBound ? LEVEL_AT_LEAST_STEP : LEVEL_STEP;
  return [fillText(template, { rule, level: LEVEL_NAMES[level] })];
}
