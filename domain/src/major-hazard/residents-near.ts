import { bboxOf } from '../geo/bbox.ts';
import { localFrame } from '../geo/local-frame.ts';
import type { LonLat, Rings } from '../geo/lon-lat.ts';
import { distanceToRings, isInRings } from '../geo/polygon.ts';
import { PEOPLE_REACH_M } from './standard.ts';

/**
 * People who live around one place. The unit of `at` is that of the boundary: metres in a plane, or degrees.
 * The standard counts residents (常住人口): who only works there is not one.
 */
export type ResidentCell = {
  readonly id: string;
  readonly at: readonly [number, number];
  /** Null: not known. */
  readonly residents: number | null;
  /** From the centre to the farthest corner, m; the cell counts as soon as any of it may be in reach. Left out: a point. */
  readonly radiusM?: number;
};

/** Residents around a works. */
export type ResidentCount = {
  /** Whole, a part of a person counts as one; null: a cell in reach is not known, or there is no population layer. */
  readonly people: number | null;
  /** What the known cells give. */
  readonly atLeast: number;
  /** Of them inside the boundary itself: counted, and named apart. */
  readonly insideBoundary: number;
  readonly unknownCellIds: readonly string[];
  readonly reachM: number;
};

/** The rings of a works on a plane: one polygon with holes for each piece of its land, m, closed. */
type PlanePolygon = readonly (readonly (readonly [number, number])[])[];

/** Beyond the reach by less than this counts as at it: projection and square roots err by less. */
const ROUNDING_M = 1e-3;

/**
 * Residents within 500 m of the boundary of a works, on a plane.
 * Inside the boundary they count too: nobody should live there, and leaving them out would lower α.
 * @param cells     each person in one cell only; an empty list is no population layer, not an empty land
 * @param boundary  at least one polygon, m
 * @throws RangeError for no polygon, a polygon without three corners, negative people or radius, naming the cell
 * @source GB 18218-2018, 4.3.2 (厂区边界向外扩展500 m范围内常住人口)
 */
export function residentsNear(
  cells: readonly ResidentCell[],
  boundary: readonly PlanePolygon[],
): ResidentCount {
  if (boundary.length === 0 || boundary.some((rings) => !((rings[0]?.length ?? 0) >= 4)))
    throw new RangeError('a boundary needs at least one polygon of three corners');
  const near = cells.filter((cell) => isNear(checked(cell), boundary));
  const inside = near.filter(({ at }) => boundary.some((rings) => isInRings(at, rings)));
  const unknownCellIds = near.filter((cell) => cell.residents === null).map(({ id }) => id);
  const atLeast = wholePeople(near);
  return {
    people: cells.length === 0 || unknownCellIds.length > 0 ? null : atLeast,
    atLeast,
    insideBoundary: wholePeople(inside),
    unknownCellIds,
    reachM: PEOPLE_REACH_M,
  };
}

/**
 * The same for cells and boundary in WGS 84 degrees, on a flat frame around the boundary's middle: right to 0.1 % within
 * 10 km of it (0.5 m at 500 m).
 * @throws RangeError as above, and above 85 degrees latitude
 */
export function residentsNearLonLat(
  cells: readonly ResidentCell[],
  boundary: readonly Rings[],
): ResidentCount {
  const box = bboxOf(boundary.flat(2));
  if (box === null) throw new RangeError('a boundary needs at least one polygon of three corners');
  const frame = localFrame([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  const toMetres = ([lon, lat]: readonly [number, number]) => frame.toMetres([lon, lat] as LonLat);
  return residentsNear(
    cells.map((cell) => ({ ...cell, at: toMetres(cell.at) })),
    boundary.map((rings) => rings.map((ring) => ring.map(toMetres))),
  );
}

function isNear({ at, radiusM = 0 }: ResidentCell, boundary: readonly PlanePolygon[]): boolean {
  const reachM = PEOPLE_REACH_M + radiusM + ROUNDING_M;
  return boundary.some((rings) => distanceToRings(at, rings) <= reachM);
}

function wholePeople(cells: readonly ResidentCell[]): number {
  return Math.ceil(cells.reduce((sum, { residents }) => sum + (residents ?? 0), 0));
}

function checked(cell: ResidentCell): ResidentCell {
  for (const value of [cell.residents ?? 0, cell.radiusM ?? 0])
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`people and radius of cell ${cell.id} must be ≥ 0, got ${value}`);
  return cell;
}
