/** The way a cloud goes: unit vector in metres east and north. The cloud's left is (−north, east). */
export type Heading = { readonly east: number; readonly north: number };

const RAD = Math.PI / 180;

/** @param windFromDeg  where the wind comes from, degrees clockwise from north */
export function headingOf(windFromDeg: number): Heading {
  return { east: -Math.sin(windFromDeg * RAD), north: -Math.cos(windFromDeg * RAD) };
}
