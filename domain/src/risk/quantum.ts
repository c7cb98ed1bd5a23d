/**
 * Contributions are whole numbers of this size, 2.3 × 10⁻¹⁰. Doubles add whole numbers below 2⁵³ exactly: a sum does not depend
 * on the order, what was added can be taken out again without a trace, and parts add up to the whole.
 */
export const QUANTUM = 2 ** -32;
const PER_ONE = 2 ** 32;
/** Sums stay exact below 2⁵³ quanta; a single contribution may be a thousandth of that. */
export const MAX_QUANTA = 2 ** 43;

/** Added and taken away again, it leaves whole numbers below 2⁵¹: to the nearest, halves to the even one, in two additions. */
const ROUNDER = 1.5 * 2 ** 52;

/** @throws RangeError for what is negative, not a number or so large that sums would lose digits */
export function toQuanta(value: number): number {
  if (!(value >= 0 && value * PER_ONE <= MAX_QUANTA)) throw tooLarge(value);
  return toSignedQuanta(value);
}

/** Of an amount that may be taken away, too: `PER_ONE` is a power of two, so the digits are those of {@link toQuanta}. */
export function toSignedQuanta(value: number): number {
  return value * PER_ONE + ROUNDER - ROUNDER;
}

function tooLarge(value: number): RangeError {
  return new RangeError(`a contribution must be 0 to ${MAX_QUANTA * QUANTUM}, got ${value}`);
}

export function fromQuanta(quanta: number): number {
  return quanta * QUANTUM;
}
