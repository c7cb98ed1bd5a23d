import type { SimulatedPlace, SimulatedPoint } from '../../connectors/src/simulate/contract.ts';

/** Where the vehicles are: some degree of the sea, nobody's address. */
const SOUTH_WEST = { lonE6: 121_000_000, latE6: 30_000_000 };
const DEGREE_E6 = 1_000_000;

/** How a value goes over the wire: a whole number below `most`, divided. */
export type Steps = { readonly most: number; readonly divisor: number };

/**
 * A point whose value follows from its account, its name and the time: whoever finds it in the database knows whether it is
 * the right one. Neighbours in time have nothing in common.
 */
export function knownPoint(account: string, point: string, steps: Steps): SimulatedPoint {
  const { most, divisor } = steps;
  const valueAt = (atMs: number) => (hashOf(`${account} ${point} ${atMs}`) % most) / divisor;
  return { point, unit: null, valueAt };
}

/** A place that follows from the account and the time, exact in the millionths of a degree that JT/T 808 has. */
export function knownPlace(account: string, atMs: number): SimulatedPlace {
  const at = (axis: string, fromE6: number) =>
    (fromE6 + (hashOf(`${account} ${axis} ${atMs}`) % DEGREE_E6)) / DEGREE_E6;
  const { lonE6, latE6 } = SOUTH_WEST;
  return { lon: at('lon', lonE6), lat: at('lat', latE6), speedKmh: 30, headingDeg: 90 };
}

/** FNV-1a of 32 bits with a last mixing, so that texts that end alike are far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
