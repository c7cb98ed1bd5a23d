import { normalQuantile } from '../../consequence/uncertainty/normal-quantile.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import { fQuantile } from '../statistics/f-distribution.ts';
import { quantile } from '../statistics/robust-scale.ts';
import { symmetricEigen, type Matrix } from '../statistics/symmetric-eigen.ts';

/** Covariance of columns that are centred already: XᵀX / (n − 1). */
export function covariance(rows: Matrix): number[][] {
  const size = rows[0]?.length ?? 0;
  const sums = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const row of rows)
    for (let p = 0; p < size; p++) for (let q = 0; q <= p; q++) sums[p]![q]! += row[p]! * row[q]!;
  return sums.map((_, p) =>
    sums.map((__, q) => sums[Math.max(p, q)]![Math.min(p, q)]! / (rows.length - 1)),
  );
}

/**
 * The fewest components that explain a share of the variance.
 * @throws RangeError when the share is not within 0 to 1
 */
export function componentsForShare(eigenvalues: readonly number[], share: number): number {
  if (!(share > 0 && share <= 1))
    throw new RangeError(`share must lie within 0 to 1, got ${share}`);
  const total = eigenvalues.reduce((sum, value) => sum + value, 0);
  let explained = 0;
  const index = eigenvalues.findIndex(
    (value) => (explained += value) >= share * total * (1 - 1e-12),
  );
  return index < 0 ? eigenvalues.length : index + 1;
}

const RANDOM_TABLES = 30;
/** Fixed: the same data must give the same model. */
const TABLE_SEED = 20261128;

/**
 * How many eigenvalues are larger than those of independent random data of the same size (95 % of random tables).
 * @returns at least 1
 * @source J. L. Horn, Psychometrika 30 (1965) 179; the 95 % in place of the mean: Glorfeld 1995 (recalled)
 */
export function componentsByParallelAnalysis(eigenvalues: readonly number[], rows: number): number {
  const random = seededRandom(TABLE_SEED);
  const normal = (): number => normalQuantile((random.next() + 2 ** -33) / (1 + 2 ** -32));
  const tables = Array.from({ length: RANDOM_TABLES }, () => {
    const table = Array.from({ length: rows }, () => eigenvalues.map(normal));
    return symmetricEigen(covariance(table)).values;
  });
  const index = eigenvalues.findIndex(
    (value, at) =>
      value <=
      quantile(
        tables.map((values) => values[at]!),
        0.95,
      ),
  );
  return Math.max(1, index < 0 ? eigenvalues.length : index);
}

/**
 * Limit of Hotelling's T² for a new row, mean and covariance being estimates from `rows` rows.
 * @param share  of normal rows beyond it
 * @source T² = a(n² − 1)/(n(n − a)) F₁₋α(a, n − a); Tracy, Young, Mason, J. Qual. Technol. 24 (1992) 88 (recalled)
 */
export function t2Limit(components: number, rows: number, share: number): number {
  if (!(rows > components && components >= 1))
    throw new RangeError(`${components} components of ${rows} rows`);
  const factor = (components * (rows ** 2 - 1)) / (rows * (rows - components));
  return factor * fQuantile(1 - share, [components, rows - components]);
}

/**
 * Limit of the squared prediction error from the eigenvalues that are left over.
 * @returns null when nothing is left over
 * @source J. E. Jackson, G. S. Mudholkar, Technometrics 21 (1979) 341
 */
export function speLimit(leftOver: readonly number[], share: number): number | null {
  const [t1, t2, t3] = [1, 2, 3].map((power) =>
    leftOver.reduce((sum, value) => sum + Math.max(0, value) ** power, 0),
  ) as [number, number, number];
  if (!(t1 > 1e-12)) return null;
  const h = 1 - (2 * t1 * t3) / (3 * t2 ** 2);
  const z = normalQuantile(1 - share);
  const inner = (z * Math.sqrt(2 * t2 * h ** 2)) / t1 + 1 + (t2 * h * (h - 1)) / t1 ** 2;
  return t1 * inner ** (1 / h);
}
