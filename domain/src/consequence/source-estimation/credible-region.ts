/** The smallest sets of cells that hold half and nine tenths of the chance. */
export type CredibleRegion = {
  /** Per cell: the share of its region, 50 or 90; 0 outside. */
  readonly levels: Uint8Array;
  readonly cells50: number;
  readonly cells90: number;
};

/** Of a sum of many chances. */
const ROUNDING = 1e-12;

/**
 * Cells by falling chance until a share is reached; the cell that reaches it belongs to it. Equal cells by number, so that
 * the region is the same each time.
 * @param probability  adds up to 1
 * @source highest posterior density region, e.g. Gelman et al., Bayesian Data Analysis, 2.3 (recalled)
 */
export function credibleRegion(probability: Float64Array): CredibleRegion {
  const order = Uint32Array.from(probability, (_, cell) => cell).sort(
    (one, other) => probability[other]! - probability[one]! || one - other,
  );
  const levels = new Uint8Array(probability.length);
  let sum = 0;
  let [cells50, cells90] = [0, 0];
  for (const cell of order) {
    if (sum >= 0.9 - ROUNDING) break;
    const isInner = sum < 0.5 - ROUNDING;
    levels[cell] = isInner ? 50 : 90;
    if (isInner) cells50++;
    cells90++;
    sum += probability[cell]!;
  }
  return { levels, cells50, cells90 };
}
