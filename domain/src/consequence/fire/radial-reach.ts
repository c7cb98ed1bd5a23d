import { positive } from '../inputs.ts';

/** Steps of the inward scan: far coarser than the answer, finer than any fire or blast comes and goes along a line. */
const STEP = 1.4;
/** Halvings of the last step: leaves a ten-millionth of it. */
const HALVINGS = 23;

export type Span = { readonly nearM: number; readonly farM: number };

/**
 * The largest distance at which a quantity still reaches a level. It need not fall all the way: a vertical surface under a
 * fireball sees nothing, farther off it does. It must be below the level at `farM`, or `farM` is the answer.
 * @param valueAt  of the distance, m; may jump
 * @param level    > 0, in the unit of `valueAt`
 * @param span     where to look, 0 < `nearM` < `farM`, m
 * @returns m; null when the level is met nowhere in the span
 * @throws RangeError for a level or a span that is not positive
 */
export function radialReachM(
  valueAt: (distanceM: number) => number,
  level: number,
  { nearM, farM }: Span,
): number | null {
  positive('level', level);
  let outside = positive('farM', farM);
  if (valueAt(outside) >= level) return outside;
  let inside = outside / STEP;
  while (inside > nearM && valueAt(inside) < level) {
    outside = inside;
    inside /= STEP;
  }
  inside = Math.max(inside, positive('nearM', nearM));
  if (valueAt(inside) < level) return null;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (inside + outside) / 2;
    if (valueAt(middle) >= level) inside = middle;
    else outside = middle;
  }
  return inside;
}
