/** Seven decimals: about 1 cm, the precision of every seed file. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
