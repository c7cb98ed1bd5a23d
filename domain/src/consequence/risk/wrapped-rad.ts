/** The same direction as an angle from −π to π. */
export function wrappedRad(angleRad: number): number {
  return angleRad - 2 * Math.PI * Math.round(angleRad / (2 * Math.PI));
}
