/**
 * How full a tank is.
 * @returns 0 to 1, or null when it is not known: capacity or quantity missing, not finite or negative. An unknown level is
 *   never drawn as empty.
 */
export function levelFraction(properties: Readonly<Record<string, unknown>>): number | null {
  const { capacityT, quantityT } = properties;
  if (typeof capacityT !== 'number' || !(capacityT > 0) || !Number.isFinite(capacityT)) return null;
  if (typeof quantityT !== 'number' || !(quantityT >= 0) || !Number.isFinite(quantityT))
    return null;
  return Math.min(1, quantityT / capacityT);
}
