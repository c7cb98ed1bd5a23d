/**
 * How much of a source is left at a distance: `(1 − (d/R)²)⁴`, 1 at its edge, smooth, 0 from R on: finite, so that a source
 * touches a bounded window of cells, and without the kink of a cone. The power lies between what effects do (docs/risk/model.md):
 * the lethality of a toxic cloud, whose reaches are the long ones, falls faster, that of a fire more slowly.
 * @param distanceM  from the edge of the source
 * @param reachM     where its influence has faded to nothing
 */
export function kernel(distanceM: number, reachM: number): number {
  if (distanceM >= reachM) return 0;
  const share = distanceM / reachM;
  const left = 1 - share * share;
  const square = left * left;
  return square * square;
}
