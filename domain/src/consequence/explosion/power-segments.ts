/** a r^b up to `upTo`; the last one goes on for ever. */
export type PowerSegment = readonly [factor: number, exponent: number, upTo: number];

/** Value of a curve that is a power law by segments. @param segments  in order, not empty */
export function powerSegments(segments: readonly PowerSegment[], at: number): number {
  const [factor, exponent] = segments.find(([, , upTo]) => at <= upTo) ?? segments.at(-1)!;
  return factor * at ** exponent;
}
