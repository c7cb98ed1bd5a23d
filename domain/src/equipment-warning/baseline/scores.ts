import type { Pca } from './fill-gaps.ts';

/** T² and SPE of one full row, and what each variable adds: the parts add up to the value. */
export type Scores = {
  readonly t2: number;
  readonly spe: number;
  /** May be negative: a variable can lie so that the row is less odd for it. */
  readonly t2Parts: readonly number[];
  readonly speParts: readonly number[];
};

/**
 * @param scaled  the row as (value − centre)/scale, no gaps
 * @source T² = Σ t²/λ, part of variable j: x_j Σ_a (t_a/λ_a) p_aj (complete decomposition, Nomikos 1996, recalled);
 *   SPE = Σ (x − x̂)², part: (x_j − x̂_j)²
 */
export function scoresOf({ eigenvalues, loadings }: Pca, scaled: readonly number[]): Scores {
  const weights = new Array<number>(scaled.length).fill(0);
  const fitted = new Array<number>(scaled.length).fill(0);
  for (const [component, loading] of loadings.entries()) {
    const score = loading.reduce((sum, entry, at) => sum + entry * scaled[at]!, 0);
    for (const [at, entry] of loading.entries()) {
      weights[at]! += (score / eigenvalues[component]!) * entry;
      fitted[at]! += score * entry;
    }
  }
  const t2Parts = scaled.map((value, at) => value * weights[at]!);
  const speParts = scaled.map((value, at) => (value - fitted[at]!) ** 2);
  return { t2: sum(t2Parts), spe: sum(speParts), t2Parts, speParts };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
