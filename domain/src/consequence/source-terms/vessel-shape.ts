import { positive } from '../inputs.ts';

/** Inner shape of a vessel, m. */
export type VesselShape =
  | { readonly form: 'vertical-cylinder'; readonly diameterM: number; readonly heightM: number }
  | { readonly form: 'horizontal-cylinder'; readonly diameterM: number; readonly lengthM: number }
  | { readonly form: 'sphere'; readonly diameterM: number };

/** From its bottom to its top, m. */
export function innerHeightM(shape: VesselShape): number {
  return shape.form === 'vertical-cylinder' ? shape.heightM : shape.diameterM;
}

/**
 * Volume below a level; flat ends.
 * @param levelM  above the vessel's bottom, m; below 0 counts as 0, above the top as the top
 * @returns m³
 * @throws RangeError for a diameter, height or length that is not positive
 */
export function volumeBelowM3(shape: VesselShape, levelM: number): number {
  const diameterM = positive('diameterM', shape.diameterM);
  const level = Math.min(Math.max(0, levelM), innerHeightM(shape));
  switch (shape.form) {
    case 'vertical-cylinder':
      positive('heightM', shape.heightM);
      return (Math.PI / 4) * diameterM ** 2 * level;
    case 'horizontal-cylinder':
      return positive('lengthM', shape.lengthM) * segmentM2(diameterM / 2, level);
    case 'sphere':
      return Math.PI * level ** 2 * (diameterM / 2 - level / 3);
  }
}

/**
 * Level at which a volume stands; the inverse of {@link volumeBelowM3}.
 * @param volumeM3  m³; more than the vessel holds gives its top
 * @returns m above the vessel's bottom
 */
export function levelM(shape: VesselShape, volumeM3: number): number {
  let [low, high] = [0, innerHeightM(shape)];
  if (volumeM3 >= volumeBelowM3(shape, high)) return high;
  // 60 halvings of a vessel's height are below the last digit of a number.
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (volumeBelowM3(shape, middle) < volumeM3) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Upright cylinder as high as wide, for a vessel of which only the capacity is known.
 * @param volumeM3  m³, > 0
 */
export function assumedShape(volumeM3: number): VesselShape {
  const sideM = Math.cbrt((4 * positive('volumeM3', volumeM3)) / Math.PI);
  return { form: 'vertical-cylinder', diameterM: sideM, heightM: sideM };
}

/** Area of a circle below a chord at height `level`. */
function segmentM2(radiusM: number, level: number): number {
  const above = radiusM - level;
  const halfChordM = Math.sqrt(Math.max(0, radiusM ** 2 - above ** 2));
  return radiusM ** 2 * Math.acos(Math.max(-1, Math.min(1, above / radiusM))) - above * halfChordM;
}
