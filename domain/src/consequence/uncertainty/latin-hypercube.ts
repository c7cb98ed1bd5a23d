import type { SeededRandom } from '../../random/seeded-random.ts';

/**
 * Points that fill a cube evenly: each side is cut into as many strata as there are points, each stratum holds one point,
 * at its middle. So every single quantity is sampled as evenly as it can be, and the sample's mean of it has no noise.
 * @param count       points, a whole number > 0
 * @param dimensions  sides of the cube
 * @returns one list per dimension, values within 0 to 1
 * @throws RangeError unless `count` is a whole number > 0
 * @source McKay, Beckman & Conover 1979, Technometrics 21, 239 (recalled), centred
 */
export function latinHypercube(
  count: number,
  dimensions: number,
  random: SeededRandom,
): Float64Array[] {
  if (!(Number.isInteger(count) && count > 0))
    throw new RangeError(`count must be a whole number > 0, got ${count}`);
  return Array.from({ length: dimensions }, () => {
    const strata = Float64Array.from({ length: count }, (_, at) => (at + 0.5) / count);
    for (let last = count - 1; last > 0; last--) {
      const other = random.below(last + 1);
      const taken = strata[last]!;
      strata[last] = strata[other]!;
      strata[other] = taken;
    }
    return strata;
  });
}
