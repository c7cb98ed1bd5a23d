import { positive } from '../inputs.ts';

/**
 * Peak side-on overpressure of TNT in free air over ambient pressure (Kinney & Graham):
 * 808 (1 + (Z/4.5)²)/(√(1 + (Z/0.048)²) √(1 + (Z/0.32)²) √(1 + (Z/1.35)²)).
 * @param scaledM  distance over the cube root of the TNT mass, m/kg^⅓, > 0
 * @throws RangeError when it is not positive
 * @source Kinney & Graham (1985), Explosive Shocks in Air; printed values in kinney-graham.test.ts
 */
export function kinneyGrahamRatio(scaledM: number): number {
  return 808 * shape(scaledM);
}

/**
 * The same curve for a charge on the ground, as Crowl & Louvar print it: 1616 in place of 808 (doubled pressure). Never mix it
 * with the free-air form of a doubled mass.
 * @throws RangeError when the distance is not positive
 * @source Crowl & Louvar, Chemical Process Safety, eq. 6-23, example 6-9
 */
export function crowlLouvarRatio(scaledM: number): number {
  return 1616 * shape(scaledM);
}

function shape(scaledM: number): number {
  const z = positive('scaled distance', scaledM);
  return (
    (1 + (z / 4.5) ** 2) /
    (Math.hypot(1, z / 0.048) * Math.hypot(1, z / 0.32) * Math.hypot(1, z / 1.35))
  );
}
