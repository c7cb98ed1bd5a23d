import { VECTOR_MODELS } from './models.ts';
import type { VectorInputs } from './vector-model.ts';

/** How far an answer may be off: a share of the expected value, an amount, or a factor either way. */
export type Tolerance = { readonly type: 'rel' | 'abs' | 'factor'; readonly value: number };

/** One reference vector as the files hold it. */
export type Vector = {
  readonly id: string;
  readonly model: string;
  readonly inputs: VectorInputs;
  readonly expected: { readonly [key: string]: unknown };
  /** By expected key; `*` holds for the others. */
  readonly tolerance: { readonly [key: string]: Tolerance };
};

/** One expected value beside what came out; `deviation` is in the measure of the tolerance. */
export type CheckedValue = {
  readonly key: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly deviation: number;
  readonly isWithin: boolean;
};
export type CheckedVector = {
  readonly id: string;
  readonly model: string;
  readonly isPassed: boolean;
  readonly values: readonly CheckedValue[];
  /** Why nothing could be computed; null otherwise. */
  readonly fault: string | null;
};

/** Runs one vector. Total: a model that is unknown or refuses its inputs is a vector that failed, with the reason. */
export function checkVector(vector: Vector): CheckedVector {
  const { id, model, inputs, expected, tolerance } = vector;
  const failed = (fault: string): CheckedVector => ({
    id,
    model,
    isPassed: false,
    values: [],
    fault,
  });
  const run = VECTOR_MODELS.get(model);
  if (run === undefined) return failed(`unknown model ${model}`);
  let actual: { readonly [key: string]: unknown };
  try {
    actual = run(inputs);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  const values = Object.entries(expected).map(([key, value]) => {
    const limit = tolerance[key] ?? tolerance['*'] ?? { type: 'rel', value: 0 };
    const found = Object.hasOwn(actual, key) ? actual[key] : undefined;
    const deviation = deviationOf(value, found, limit);
    return { key, expected: value, actual: found, deviation, isWithin: deviation <= limit.value };
  });
  return { id, model, isPassed: values.every(({ isWithin }) => isWithin), values, fault: null };
}

/**
 * How far `actual` is off in the measure of the tolerance; the worst element of lists. A single value stands for a list of
 * which each element is it: what does not depend on the input that is a list is written once or repeated. Infinity where it
 * can't be compared: another type, another length, a missing value. Words and truth values are 0 when equal.
 */
export function deviationOf(expected: unknown, actual: unknown, tolerance: Tolerance): number {
  if (Array.isArray(expected)) {
    const listed = Array.isArray(actual) ? actual : expected.map(() => actual);
    if (listed.length !== expected.length || actual === undefined) return Infinity;
    const each = expected.map((value, at) => deviationOf(value, listed[at] as unknown, tolerance));
    return Math.max(0, ...each);
  }
  if (Array.isArray(actual) && actual.length > 0)
    return Math.max(...actual.map((value: unknown) => deviationOf(expected, value, tolerance)));
  if (typeof expected === 'number' && typeof actual === 'number')
    return numberDeviation(expected, actual, tolerance);
  return expected === actual ? 0 : Infinity;
}

function numberDeviation(expected: number, actual: number, { type }: Tolerance): number {
  if (!Number.isFinite(actual)) return Infinity;
  if (actual === expected) return type === 'factor' ? 1 : 0;
  const off = Math.abs(actual - expected);
  if (type === 'abs') return off;
  if (type === 'rel') return expected === 0 ? Infinity : off / Math.abs(expected);
  if (!(actual / expected > 0)) return Infinity;
  return Math.max(actual / expected, expected / actual);
}
