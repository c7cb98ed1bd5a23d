import { compare, parseDecimal, plus, ZERO, type DecimalText } from './rational.ts';

/** What a row of table 1 asks about; mass per cent of the whole. */
export const CONTENT_KEYS = [
  'substance',
  'water',
  'ethanol',
  'plasticiser',
  'nitrogen',
  'combustible',
  'available-oxygen',
  'diluent-a',
] as const;
export type ContentKey = (typeof CONTENT_KEYS)[number];
/** A component that is left out is not known: it is not 0. */
export type Contents = { readonly [key in ContentKey]?: DecimalText };

/** In which form a substance is, where a row is about one form only; `plain`: none of the others. */
export const SUBSTANCE_FORMS = ['plain', 'anhydrous', 'aqueous', 'solution', 'fertiliser'] as const;
export type SubstanceForm = (typeof SUBSTANCE_FORMS)[number];

type ContentCondition = {
  /** Components that count together. */
  readonly of: readonly ContentKey[];
  readonly is: '<' | '≤' | '>' | '≥';
  readonly percent: DecimalText;
};
type FormCondition = { readonly form: SubstanceForm };
export type Condition = ContentCondition | FormCondition;

export type ConditionState = 'met' | 'not-met' | 'unknown';

const WETTED: readonly ContentKey[] = ['water', 'ethanol'];
const DRY: Condition = { of: WETTED, is: '<', percent: '25' };

/**
 * The limits in the names of table 1, by number of the row; a row that is not here has none.
 * Row 38 (unmodified or plasticised) is read as not wetted: else the wetted rows 39 and 41 could never apply.
 * @source GB 18218-2018, table 1
 */
export const ROW_CONDITIONS: { readonly [no: number]: readonly Condition[] } = {
  8: [{ of: ['substance'], is: '>', percent: '90' }],
  11: [{ form: 'anhydrous' }],
  37: [DRY],
  38: [DRY, { of: ['plasticiser'], is: '<', percent: '18' }],
  39: [{ of: ['ethanol'], is: '≥', percent: '25' }],
  40: [{ of: ['nitrogen'], is: '≤', percent: '12.6' }],
  41: [{ of: ['water'], is: '≥', percent: '25' }],
  42: [
    { form: 'solution' },
    { of: ['nitrogen'], is: '≤', percent: '12.6' },
    { of: ['substance'], is: '≤', percent: '55' },
  ],
  43: [{ of: ['combustible'], is: '>', percent: '0.2' }],
  44: [{ of: ['combustible'], is: '≤', percent: '0.2' }],
  45: [{ form: 'fertiliser' }, { of: ['combustible'], is: '≤', percent: '0.4' }],
  72: [
    { of: ['available-oxygen'], is: '>', percent: '10' },
    { of: ['available-oxygen'], is: '≤', percent: '10.7' },
    { of: ['diluent-a'], is: '≥', percent: '48' },
  ],
  81: [{ of: ['substance'], is: '>', percent: '70' }],
};

/** Whether all conditions hold: one that fails decides, one that is not known leaves it open. */
export function conditionsState(
  conditions: readonly Condition[],
  contents: Contents,
  form: SubstanceForm | null,
): ConditionState {
  const states = conditions.map((condition) =>
    'form' in condition ? formState(condition, form) : contentState(condition, contents),
  );
  if (states.includes('not-met')) return 'not-met';
  return states.includes('unknown') ? 'unknown' : 'met';
}

function formState(condition: FormCondition, form: SubstanceForm | null): ConditionState {
  if (form === null) return 'unknown';
  return form === condition.form ? 'met' : 'not-met';
}

/** Components that are not known can only add: what is known already may exceed the limit. */
function contentState({ of, is, percent }: ContentCondition, contents: Contents): ConditionState {
  const known = of.flatMap((key) => (contents[key] === undefined ? [] : [contents[key]]));
  const sum = known.map(parseDecimal).reduce(plus, ZERO);
  const order = compare(sum, parseDecimal(percent));
  const isAbove = is === '>' || is === '≤' ? order > 0 : order >= 0;
  const isUpperLimit = is === '<' || is === '≤';
  if (isAbove) return isUpperLimit ? 'not-met' : 'met';
  if (known.length < of.length) return 'unknown';
  return isUpperLimit ? 'met' : 'not-met';
}

/** @throws RangeError for a share that is no decimal or above 100 % */
export function checkedContents(contents: Contents): Contents {
  for (const [key, percent] of Object.entries(contents))
    if (percent !== undefined && compare(parseDecimal(percent), { n: 100n, d: 1n }) > 0)
      throw new RangeError(`${key} must be at most 100 %, got ${percent}`);
  return contents;
}
