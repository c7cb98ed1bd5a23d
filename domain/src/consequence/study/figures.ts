/** Four figures: more than a frequency ever has. */
export function figures(value: number): number {
  return Number(value.toPrecision(4));
}
