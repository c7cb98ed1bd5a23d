/** A value of a vector file: number, word, or a list of them. */
export type VectorValue =
  | number
  | string
  | boolean
  | null
  | readonly VectorValue[]
  | { readonly [key: string]: VectorValue };
export type VectorInputs = { readonly [key: string]: VectorValue };
export type VectorOutputs = { readonly [key: string]: unknown };

/**
 * One model of the vector files (`npm run validate`): inputs and outputs by the names of those files. It only
 * translates: the formula stands in the room of its subject.
 * @throws RangeError or TypeError for inputs that the model refuses; the runner reports the line as failed
 */
export type VectorModel = (inputs: VectorInputs) => VectorOutputs;

/** Models of one subject by name. */
export type VectorModels = { readonly [model: string]: VectorModel };

/** @throws TypeError when the input is missing or no number */
export function numberOf(inputs: VectorInputs, key: string): number {
  const value = Object.hasOwn(inputs, key) ? inputs[key] : undefined;
  if (typeof value !== 'number')
    throw new TypeError(`${key}: number expected, got ${JSON.stringify(value)}`);
  return value;
}

/** @returns `fallback` when the input is absent or null */
export function numberOr(inputs: VectorInputs, key: string, fallback: number): number {
  return isAbsent(inputs, key) ? fallback : numberOf(inputs, key);
}

/** @throws TypeError when the input is missing or no word */
export function wordOf(inputs: VectorInputs, key: string): string {
  const value = Object.hasOwn(inputs, key) ? inputs[key] : undefined;
  if (typeof value !== 'string')
    throw new TypeError(`${key}: word expected, got ${JSON.stringify(value)}`);
  return value;
}

/** @returns `fallback` when the input is absent or null */
export function wordOr(inputs: VectorInputs, key: string, fallback: string): string {
  return isAbsent(inputs, key) ? fallback : wordOf(inputs, key);
}

/** The input as a list; a single value is a list of one. */
export function listOf(inputs: VectorInputs, key: string): readonly VectorValue[] {
  const value = Object.hasOwn(inputs, key) ? inputs[key] : undefined;
  if (value === undefined) throw new TypeError(`${key} is missing`);
  return isList(value) ? value : [value];
}

/** @throws TypeError unless every member is a number */
export function numbersOf(inputs: VectorInputs, key: string): number[] {
  return listOf(inputs, key).map((value) => {
    if (typeof value !== 'number')
      throw new TypeError(`${key}: numbers expected, got ${JSON.stringify(value)}`);
    return value;
  });
}

function isList(value: VectorValue | undefined): value is readonly VectorValue[] {
  return Array.isArray(value);
}

function isAbsent(inputs: VectorInputs, key: string): boolean {
  return !Object.hasOwn(inputs, key) || inputs[key] === null;
}

/**
 * Runs a model of single values over inputs of which any may be a list: lists go in step (all of the same length), single
 * values hold for each. Answers are single values when no input is a list, else lists.
 * @param keys  the inputs that may be lists; others are handed on as they are
 */
export function elementwise(keys: readonly string[], model: VectorModel): VectorModel {
  return (inputs) => {
    const lists = keys.filter((key) => Object.hasOwn(inputs, key) && isList(inputs[key]));
    if (lists.length === 0) return model(inputs);
    const lengths = new Set(lists.map((key) => (inputs[key] as readonly VectorValue[]).length));
    if (lengths.size > 1) throw new TypeError(`${lists.join(', ')}: lists of different lengths`);
    const [length = 0] = lengths;
    const answers = Array.from({ length }, (_, at) => model(elementAt(inputs, lists, at)));
    return Object.fromEntries(
      Object.keys(answers[0] ?? {}).map((key) => [key, answers.map((answer) => answer[key])]),
    );
  };
}

function elementAt(inputs: VectorInputs, lists: readonly string[], at: number): VectorInputs {
  const taken: { [key: string]: VectorValue } = { ...inputs };
  for (const key of lists) taken[key] = (inputs[key] as readonly VectorValue[])[at] ?? null;
  return taken;
}
