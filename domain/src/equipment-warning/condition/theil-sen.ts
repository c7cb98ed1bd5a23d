/** A value at an instant. */
export type Sample = { readonly atMs: number; readonly value: number };

/**
 * Slope by the median of the slopes of all pairs: up to 29 % of the samples may be wild without turning it.
 * @param samples  at least two, at different instants
 * @param perMs    length of the unit of time that the slope is told by, ms
 * @returns units of the value per that unit of time
 * @throws RangeError with fewer than two samples or two at one instant
 * @source H. Theil 1950; P. K. Sen, JASA 63 (1968) 1379 (recalled)
 */
export function theilSenSlope(samples: readonly Sample[], perMs: number): number {
  if (samples.length < 2) throw new RangeError(`a slope needs two samples, got ${samples.length}`);
  const slopes = new Float64Array((samples.length * (samples.length - 1)) / 2);
  let count = 0;
  for (const [index, late] of samples.entries()) {
    for (let earlier = 0; earlier < index; earlier++) {
      const early = samples[earlier]!;
      if (late.atMs === early.atMs) throw new RangeError(`two samples at ${late.atMs}`);
      slopes[count++] = ((late.value - early.value) / (late.atMs - early.atMs)) * perMs;
    }
  }
  slopes.sort();
  const middle = (count - 1) / 2;
  return (slopes[Math.floor(middle)]! + slopes[Math.ceil(middle)]!) / 2;
}
