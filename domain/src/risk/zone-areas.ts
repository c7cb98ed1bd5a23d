import { bboxOf, isInBbox } from '../geo/bbox.ts';
import { isInRings, signedArea } from '../geo/polygon.ts';
import { isoRings, type IsoRing, type Lattice } from './iso-rings.ts';
import type { ColourClass } from './zone-settings.ts';

/** One area of one colour class, in units of the lattice: the outer ring first, counter-clockwise, then its holes. */
export type ZoneArea = { readonly colourClass: ColourClass; readonly rings: readonly IsoRing[] };

type Loop = { readonly ring: IsoRing; readonly area: number };

/**
 * The bands between the lines of three levels: each reaches from its own to the next.
 * @param levels  where blue, yellow and red begin; neighbours of the lattice differ by one class at most
 */
export function zoneAreas(
  lattice: Lattice,
  levels: readonly [blue: number, yellow: number, red: number],
): ZoneArea[] {
  const lines = levels.map((level) =>
    isoRings(lattice, level).map((ring): Loop => ({ ring, area: signedArea(ring) })),
  );
  return ([3, 2, 1] as const).flatMap((colourClass) => {
    const own = lines[colourClass - 1]!;
    const worse = (lines[colourClass] ?? []).map(reversed);
    return withHoles([...own, ...worse]).map((rings) => ({ colourClass, rings }));
  });
}

function reversed({ ring, area }: Loop): Loop {
  return { ring: ring.toReversed(), area: -area };
}

/** Each hole goes to the smallest outer ring around it. */
function withHoles(loops: readonly Loop[]): IsoRing[][] {
  const outers = loops
    .filter(({ area }) => area > 0)
    .toSorted((one, other) => one.area - other.area)
    .map(({ ring, area }) => ({ area, box: bboxOf(ring)!, rings: [ring] }));
  for (const { ring, area } of loops) {
    if (area > 0) continue;
    const [place] = ring as [readonly [number, number]];
    const around = outers.find(
      (outer) =>
        outer.area > -area && isInBbox(place, outer.box) && isInRings(place, [outer.rings[0]!]),
    );
    if (around === undefined) throw new Error('a hole lies in no area');
    around.rings.push(ring);
  }
  return outers.map(({ rings }) => rings);
}

/**
 * Which area each crossing of the lattice lies in; of areas that overlap, the last one.
 * @param areas  may reach beyond the lattice
 * @returns number of the area per crossing; −1 for none
 */
export function areaOfCells(
  areas: readonly Pick<ZoneArea, 'rings'>[],
  { columns, rows }: Pick<Lattice, 'columns' | 'rows'>,
): Int32Array {
  const owner = new Int32Array(columns * rows).fill(-1);
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  areas.forEach(({ rings }, area) => {
    const [first, last] = noteCrossings(rings, crossings);
    for (let row = first; row <= last; row++) {
      const along = crossings[row]!.sort((one, other) => one - other);
      for (let at = 0; at + 1 < along.length; at += 2)
        owner.fill(
          area,
          row * columns + Math.max(Math.ceil(along[at]!), 0),
          row * columns + Math.max(Math.min(Math.floor(along[at + 1]!), columns - 1) + 1, 0),
        );
      crossings[row] = [];
    }
  });
  return owner;
}

/** Where rings cross each row of the lattice; lines keep clear of the crossings, so none passes through one. */
function noteCrossings(rings: readonly IsoRing[], crossings: number[][]): [number, number] {
  let [first, last] = [Infinity, -Infinity];
  for (const ring of rings)
    for (let at = 1; at < ring.length; at++) {
      const [column1, row1] = ring[at - 1]!;
      const [column2, row2] = ring[at]!;
      // A point on a row belongs to what lies above it: each crossing is counted once.
      const lower = Math.max(Math.ceil(Math.min(row1, row2)), 0);
      const upper = Math.min(Math.ceil(Math.max(row1, row2)), crossings.length) - 1;
      for (let row = lower; row <= upper; row++) {
        crossings[row]!.push(column1 + ((row - row1) / (row2 - row1)) * (column2 - column1));
        [first, last] = [Math.min(first, row), Math.max(last, row)];
      }
    }
  return [first, last];
}
