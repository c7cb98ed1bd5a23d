/**
 * Contributions are whole numbers of this size, 2.3 × 10⁻¹⁰. Doubles add whole numbers below 2⁵³ exactly: a sum does not depend
 * on the order, what was added can be taken out again without a trace, and parts add up to the whole.
 */
export const QUANTUM = 2 ** -32;
const PER_ONE = 2 ** 32;
/** Sums stay exact below 2⁵³ quanta; a single contribution may be a thousandth of that. */
const MAX_QUANTA = 2 ** 43;

/** @throws RangeError for what is negative, not a number or so large that sums would lose digits */
export function toQuanta(value: number): number {
  const quanta = Math.round(value * PER_ONE);
  if (!(quanta >= 0 && quanta <= MAX_QUANTA))
    throw new RangeError(`a contribution must be 0 to ${MAX_QUANTA * QUANTUM}, got ${value}`);
  return quanta;
}

export function fromQuanta(quanta: number): number {
  return quanta * QUANTUM;
}
