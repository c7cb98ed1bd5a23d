/** Standard atomic weights, g/mol. @source IUPAC abridged standard atomic weights 2021 */
const ATOMIC_WEIGHT: ReadonlyMap<string, number> = new Map([
  ['H', 1.008],
  ['C', 12.011],
  ['N', 14.007],
  ['O', 15.999],
  ['F', 18.998],
  ['Na', 22.99],
  ['P', 30.974],
  ['S', 32.06],
  ['Cl', 35.45],
  ['Br', 79.904],
]);

/**
 * Molar mass of a molecule by its formula without brackets, e.g. `C3H5ClO`.
 * @returns kg/mol
 * @throws RangeError for an element that is not in the list, or a formula that cannot be read
 * @source IUPAC abridged standard atomic weights 2021
 */
export function molarMassKgPerMol(formula: string): number {
  if (!/^(?:[A-Z][a-z]?\d*)+$/.test(formula)) throw new RangeError(`formula: ${formula}`);
  let gramsPerMol = 0;
  for (const [, element = '', count = ''] of formula.matchAll(/([A-Z][a-z]?)(\d*)/g)) {
    const weight = ATOMIC_WEIGHT.get(element);
    if (weight === undefined) throw new RangeError(`formula ${formula}: no weight for ${element}`);
    gramsPerMol += weight * (count === '' ? 1 : Number(count));
  }
  return gramsPerMol / 1000;
}
