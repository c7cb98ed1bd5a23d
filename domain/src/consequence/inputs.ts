// Checks of what goes into a formula. Nonsense (a negative rate, no number) is refused with the name of the input;
// a value that a formula can compute but was never tested for is a caveat: see validity.ts.

/** @throws RangeError unless `value` is a finite number > 0 */
export function positive(name: string, value: number): number {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be > 0, got ${value}`);
  return value;
}

/** @throws RangeError unless `value` is a finite number ≥ 0 */
export function zeroOrMore(name: string, value: number): number {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} must be ≥ 0, got ${value}`);
  return value;
}

/** @throws RangeError unless `value` is a finite number */
export function finite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a number, got ${value}`);
  return value;
}

/** @throws RangeError unless 0 ≤ `value` ≤ 1 */
export function fraction(name: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be 0 to 1, got ${value}`);
  return value;
}
