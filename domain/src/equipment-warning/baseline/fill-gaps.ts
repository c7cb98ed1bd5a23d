import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import type { BaselineModel } from './baseline-model.ts';

/** More gaps than this leave too little of a row to say anything by. */
const MOST_GAPS = 10;
/** Directions of the missing values that the statistic hardly sees are left at 0. */
const BLIND = 1e-9;

export type Pca = Pick<BaselineModel['pca'], 'eigenvalues' | 'loadings'>;
type Statistic = 't2' | 'spe';

/**
 * The row with its gaps filled so that a statistic is least: whatever the missing values are, it is not below that of the
 * filled row. So a row with gaps may be found beyond a limit, but never within it.
 * @param scaled  (value − centre)/scale; null: missing
 * @returns null when nothing is known or more than ten values are missing
 * @source both statistics are forms xᵀAx; least over the missing part at x_m = −A_mm⁺ A_mk x_k
 */
export function filledForLeast(
  statistic: Statistic,
  pca: Pca,
  scaled: readonly (number | null)[],
): number[] | null {
  const missing = scaled.flatMap((value, at) => (value === null ? [at] : []));
  const filled = scaled.map((value) => value ?? 0);
  if (missing.length === 0) return filled;
  if (missing.length > MOST_GAPS || missing.length === scaled.length) return null;
  const entry = statistic === 'spe' ? speEntry(pca) : t2Entry(pca);
  const pull = missing.map((m) => filled.reduce((sum, value, at) => sum + entry(m, at) * value, 0));
  const { values, vectors } = symmetricEigen(missing.map((m) => missing.map((n) => entry(m, n))));
  for (const [index, value] of values.entries()) {
    if (value <= BLIND * Math.max(1, values[0]!)) continue;
    const vector = vectors[index]!;
    const step = vector.reduce((sum, part, at) => sum + part * pull[at]!, 0) / value;
    for (const [at, m] of missing.entries()) filled[m]! -= step * vector[at]!;
  }
  return filled;
}

/** Entries of I − PᵀP, the form of SPE. */
function speEntry({ loadings }: Pca) {
  return (m: number, n: number): number =>
    loadings.reduce((rest, row) => rest - row[m]! * row[n]!, m === n ? 1 : 0);
}

/** Entries of PᵀΛ⁻¹P, the form of T². */
function t2Entry({ loadings, eigenvalues }: Pca) {
  return (m: number, n: number): number =>
    loadings.reduce((sum, row, at) => sum + (row[m]! * row[n]!) / eigenvalues[at]!, 0);
}
