/**
 * How much of a source is left at a distance: `(1 − (d/R)²)²`, 1 at its edge, smooth, 0 from R on.
 * @param distanceM  from the edge of the source
 * @param reachM     where its influence has faded to nothing
 * @source quartic (biweight) kernel, as density heat maps use it (B. W. Silverman, Density Estimation, 1986, 4.1): finite, so
 *   that a source touches a bounded window of cells, and without the kink of a cone
 */
export function kernel(distanceM: number, reachM: number): number {
  if (distanceM >= reachM) return 0;
  const share = distanceM / reachM;
  return (1 - share * share) ** 2;
}
