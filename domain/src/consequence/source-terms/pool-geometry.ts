import { positive, zeroOrMore } from '../inputs.ts';

export type PoolGeometry = { readonly areaM2: number; readonly diameterM: number };

/** Diameter of a round pool of an area, m. */
export function poolDiameterM(areaM2: number): number {
  return Math.sqrt((4 * zeroOrMore('areaM2', areaM2)) / Math.PI);
}

/**
 * Round pool that a volume makes: as thin as the ground lets it run, or as wide as the bund.
 * @param thicknessM   depth at which it stops to spread, m
 * @param bundAreaM2   area inside the bund, m²; null: none
 * @throws RangeError for values that are not positive
 * @source diameter √(4 V/(π d)); TNO Yellow Book 6.6.3 (vector pool-yb-6.6.3-diameter)
 */
export function poolGeometry(
  volumeM3: number,
  thicknessM: number,
  bundAreaM2: number | null,
): PoolGeometry {
  const freeM2 = positive('volumeM3', volumeM3) / positive('thicknessM', thicknessM);
  const areaM2 =
    bundAreaM2 === null ? freeM2 : Math.min(freeM2, positive('bundAreaM2', bundAreaM2));
  return { areaM2, diameterM: poolDiameterM(areaM2) };
}
