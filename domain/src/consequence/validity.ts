import type { Text } from '../text/text.ts';

/**
 * What the reader of an answer has to know about it: a value outside the range a model was tested for, an assumed
 * property, an effect that is not modelled. Shown with the answer, stored with it, never dropped.
 */
export type Caveat = {
  /** Stable name for tests and translation-free handling, e.g. `outside-range:sigma-briggs.x`. */
  readonly code: string;
  readonly text: Text;
};

/** The range in which a quantity of a model was compared with observations, or is stated by its author. */
export type ValidRange = {
  /** `<model>.<quantity>`, e.g. `sigma-briggs.x`. */
  readonly code: string;
  readonly quantity: Text;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly source: string;
};

/** The caveat of an extrapolation; null inside the range (its ends belong to it). */
export function extrapolation(range: ValidRange, value: number): Caveat | null {
  if (value >= range.from && value <= range.to) return null;
  const { code, quantity, unit, from, to } = range;
  const source = workOf(range.source);
  const shown = Number(value.toPrecision(3));
  return {
    code: `outside-range:${code}`,
    text: {
      zh: `${quantity.zh} ${shown} ${unit} 超出模型适用范围 ${from}–${to} ${unit}（${source}），结果为外推`,
      en: `${quantity.en} ${shown} ${unit} is outside the model's range ${from}–${to} ${unit} (${source}): extrapolated`,
    },
  };
}

/** The caveats of several quantities, those inside their ranges left out, each code once. */
export function extrapolations(checks: readonly (readonly [ValidRange, number])[]): Caveat[] {
  return eachOnce(checks.flatMap(([range, value]) => extrapolation(range, value) ?? []));
}

/** Keeps the first of each code. */
export function eachOnce(caveats: readonly Caveat[]): Caveat[] {
  return [
    ...new Map(caveats.toReversed().map((caveat) => [caveat.code, caveat])).values(),
  ].reverse();
}

/** The work alone: through which collection it was read stands in the table, and helps nobody in an emergency. */
function workOf(source: string): string {
  return source.split(/, via | in github\.com/)[0]!;
}
