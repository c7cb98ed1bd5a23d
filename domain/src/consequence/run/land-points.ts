import type { EastNorth, LocalFrame } from '../../geo/local-frame.ts';
import { isInRings } from '../../geo/polygon.ts';
import type { Rings } from '../../geo/lon-lat.ts';

/** Points per side of the lattice over one piece of land. */
const LATTICE = 6;
/** Corners of an outline that are looked at; land of many corners is thinned. */
const MAX_CORNERS = 32;

/**
 * Points that stand for land: corners of its outlines and a lattice inside, in metres east and north of the frame.
 * @returns at least one point for land that has corners
 */
export function landPoints(polygons: readonly Rings[], frame: LocalFrame): EastNorth[] {
  return polygons.flatMap((rings) => {
    const inMetres = rings.map((ring) => ring.map(frame.toMetres));
    const outer = inMetres[0] ?? [];
    const every = Math.max(1, Math.ceil(outer.length / MAX_CORNERS));
    const corners = outer.filter((_corner, at) => at % every === 0);
    return [...corners, ...latticeIn(inMetres)];
  });
}

function latticeIn(rings: readonly (readonly EastNorth[])[]): EastNorth[] {
  const outer = rings[0] ?? [];
  if (outer.length === 0) return [];
  const [easts, norths] = [outer.map(([east]) => east), outer.map(([, north]) => north)];
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const [south, north] = [Math.min(...norths), Math.max(...norths)];
  const points: EastNorth[] = [];
  for (let row = 0; row < LATTICE; row++)
    for (let column = 0; column < LATTICE; column++) {
      const point: EastNorth = [
        west + ((column + 0.5) / LATTICE) * (east - west),
        south + ((row + 0.5) / LATTICE) * (north - south),
      ];
      if (isInRings(point, rings)) points.push(point);
    }
  return points;
}
