import type { Text } from '../text/text.ts';
import type { AssessedLevel, RiskMethod } from './risk-method.ts';

export type RiskAssessment = {
  readonly methodId: string;
  readonly factors: Readonly<Record<string, number>>;
  readonly value: number;
  readonly level: AssessedLevel;
  /** `D = L 3 × E 6 × C 15 = 270 ≥ 160: …`, for the sheet and the page. */
  readonly why: Text;
};

export const LEVEL_WORDS: Readonly<Record<AssessedLevel, Text>> = {
  1: { zh: '重大', en: 'major' },
  2: { zh: '较大', en: 'larger' },
  3: { zh: '一般', en: 'general' },
  4: { zh: '低', en: 'low' },
};

/** Who has to control a risk: the upper level includes the lower ones. Usual names; recalled. */
export const CONTROL_LEVELS: Readonly<Record<AssessedLevel, Text>> = {
  1: { zh: '公司（厂）级', en: 'company' },
  2: { zh: '部门（车间）级', en: 'department' },
  3: { zh: '班组级', en: 'team' },
  4: { zh: '岗位级', en: 'post' },
};

/**
 * Value and level of a risk by a method.
 * @param factors  a value of the method's table for each of its factors
 * @throws RangeError for a factor that is missing, unknown or not a value of the table
 */
export function assessRisk(
  method: RiskMethod,
  factors: Readonly<Record<string, number>>,
): RiskAssessment {
  const unknown = Object.keys(factors).find((key) =>
    method.factors.every((one) => one.key !== key),
  );
  if (unknown !== undefined) throw new RangeError(`${method.id} has no factor ${unknown}`);
  const chosen = method.factors.map(({ key, values }) => {
    const value = factors[key];
    if (value === undefined || values.every((one) => one.value !== value))
      throw new RangeError(`${key} of ${method.id} must be one of its values, got ${value}`);
    return { key, value };
  });
  const value = exactProduct(chosen.map((factor) => factor.value));
  const cut = method.cuts.find(({ from }) => value >= from)!;
  const product = chosen.map((factor) => `${factor.key} ${factor.value}`).join(' × ');
  const word = LEVEL_WORDS[cut.level];
  return {
    ...{
      methodId: method.id,
      factors: Object.fromEntries(chosen.map((one) => [one.key, one.value])),
    },
    ...{ value, level: cut.level },
    why: {
      zh: `${product} = ${value} ≥ ${cut.from}，${word.zh}风险`,
      en: `${product} = ${value} ≥ ${cut.from}: ${word.en} risk`,
    },
  };
}

/** Factors have one decimal at most: tenths are multiplied as whole numbers, so that 0.2 × 3 × 15 is 9 and not 9.000000000000002. */
function exactProduct(values: readonly number[]): number {
  const tenths = values.reduce((product, value) => product * Math.round(value * 10), 1);
  return tenths / 10 ** values.length;
}

/** What a change of the table makes of an assessment that was made before it. */
export type Reassessment = {
  readonly before: Pick<RiskAssessment, 'factors' | 'level'>;
  /** Null: the new table does not have the values that were chosen. It has to be assessed anew, and keeps its level until then. */
  readonly after: RiskAssessment | null;
  readonly change: 'same' | 'raised' | 'lowered' | 'open';
};

/** Assessments under a new version of their method: whose level moves, and which have to be made anew. */
export function reassess(
  assessments: readonly Reassessment['before'][],
  method: RiskMethod,
): Reassessment[] {
  return assessments.map((before) => {
    const after = assessedOrNull(method, before.factors);
    if (after === null) return { before, after, change: 'open' };
    const change =
      after.level === before.level ? 'same' : after.level < before.level ? 'raised' : 'lowered';
    return { before, after, change };
  });
}

function assessedOrNull(
  method: RiskMethod,
  factors: RiskAssessment['factors'],
): RiskAssessment | null {
  try {
    return assessRisk(method, factors);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
