// Student's t distribution with four degrees of freedom: tails that let a reading be ten times off now and then, and a
// distribution function in closed form.

/** Density at `z`. */
export function studentDensity(z: number): number {
  return 0.375 * (1 + (z * z) / 4) ** -2.5;
}

/**
 * Share below `z`; ±Infinity gives 0 and 1.
 * @source closed form for ν = 4, e.g. Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, ch. 28 (recalled);
 *   tested against the sum of the density
 */
export function studentCdf(z: number): number {
  if (Math.abs(z) > 1e8) return z > 0 ? 1 : 0;
  const s = 1 + (z * z) / 4;
  return 0.5 + ((0.375 * z) / Math.sqrt(s)) * (1 - (z * z) / (12 * s));
}
