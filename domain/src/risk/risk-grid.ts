import { distanceToRings } from '../geo/polygon.ts';
import type { EastNorth, LocalFrame } from '../geo/local-frame.ts';
import type { Rings } from '../geo/lon-lat.ts';
import { cellCentre, frameOf, type Grid, type GridFrame } from './grid.ts';
import type { RiskPlace, RiskSource } from './risk-source.ts';

/**
 * Version of weights, kernel and sum. Stored with every zone, so that a colour can be computed again as it was.
 */
export const RISK_MODEL_VERSION = 'zones-2';

/** A weight of 1 would make every other source invisible: the sum stops just short of it. */
const MAX_SHARE = 0.999;

/** Risk per cell. */
export type RiskGrid = {
  readonly grid: Grid;
  readonly sources: readonly RiskSource[];
  /** 0 to 1 per cell. */
  readonly values: Float64Array;
  /** −ln(1 − value) per cell: the scale on which sources add up, and on which shares are told. */
  readonly doses: Float64Array;
};

/**
 * Risk of each cell: `1 − Π (1 − weight × k(distance))` over all sources ("noisy or").
 * It stays within 0 to 1 however many sources there are, needs no park-wide scaling (a source at one end never changes the
 * colour at the other), each source can only add, and on the logarithmic scale the parts add up exactly, which gives true
 * shares for "why". It is an index, not a probability.
 * @param sources  each once, by id; a source outside the grid counts as far as it reaches in
 * @throws RangeError for a weight outside 0 to 1 or a radius that is not positive, naming the source
 */
export function riskGrid(sources: readonly RiskSource[], grid: Grid): RiskGrid {
  const cells = grid.columns * grid.rows;
  const doses = new Float64Array(cells);
  const gridFrame = frameOf(grid);
  for (const source of sources)
    visitCells(source, { grid, gridFrame }, (cell, dose) => {
      doses[cell]! += dose;
    });
  return { grid, sources, doses, values: doses.map((dose) => -Math.expm1(-dose)) };
}

/**
 * How much of a source is left at a distance: `(1 − (d/R)²)²`, 1 at its edge, smooth, 0 from R on.
 * @source quartic (biweight) kernel, as density heat maps use it (B. W. Silverman, Density Estimation, 1986, 4.1): finite, so
 *   that a source touches a bounded window of cells, and without the kink of a cone
 */
export function decay(distance: number, radius: number): number {
  if (distance >= radius) return 0;
  const share = distance / radius;
  return (1 - share * share) ** 2;
}

export type GridPlace = { readonly grid: Grid; readonly gridFrame: GridFrame };

/**
 * Calls back for each cell that a source reaches, with what it adds there.
 * The distance is taken to the circle inside the cell, so that a cell which holds the source gets nearly its full weight,
 * and never less than it should; a radius smaller than a cell counts as one cell.
 */
export function visitCells(
  source: RiskSource,
  { grid, gridFrame }: GridPlace,
  visit: (cell: number, dose: number) => void,
): void {
  const weight = checkedWeight(source);
  const shape = inMetres(source.at, gridFrame.frame);
  const radius = Math.max(source.radiusM, grid.cellM);
  const { firstColumn, lastColumn, firstRow, lastRow } = windowOf(shape, radius, {
    grid,
    gridFrame,
  });
  for (let row = firstRow; row <= lastRow; row++)
    for (let column = firstColumn; column <= lastColumn; column++) {
      const cell = row * grid.columns + column;
      const centreM = distanceTo(shape, cellCentre(cell, grid, gridFrame));
      const share = weight * decay(Math.max(0, centreM - grid.cellM / 2), radius);
      if (share > 0) visit(cell, -Math.log1p(-share));
    }
}

function checkedWeight({ id, weight, radiusM }: RiskSource): number {
  if (!(weight >= 0 && weight <= 1))
    throw new RangeError(`weight of ${id} must be 0 to 1, got ${weight}`);
  if (!(radiusM > 0 && radiusM < Infinity))
    throw new RangeError(`radius of ${id} must be > 0 m, got ${radiusM}`);
  return Math.min(weight, MAX_SHARE);
}

/** A source's place in metres: one point, or polygons. */
type Shape = { readonly point: EastNorth } | { readonly polygons: EastNorth[][][] };

function inMetres(at: RiskPlace, frame: LocalFrame): Shape {
  if (at.type === 'Point') return { point: frame.toMetres(at.coordinates) };
  const polygons = at.type === 'Polygon' ? [at.coordinates] : at.coordinates;
  return {
    polygons: polygons.map((rings: Rings) => rings.map((ring) => ring.map(frame.toMetres))),
  };
}

function distanceTo(shape: Shape, place: EastNorth): number {
  if ('point' in shape) return Math.hypot(place[0] - shape.point[0], place[1] - shape.point[1]);
  let nearest = Infinity;
  for (const rings of shape.polygons) nearest = Math.min(nearest, distanceToRings(place, rings));
  return nearest;
}

type Window = { firstColumn: number; lastColumn: number; firstRow: number; lastRow: number };

function windowOf(shape: Shape, reachM: number, { grid, gridFrame }: GridPlace): Window {
  const places = 'point' in shape ? [shape.point] : shape.polygons.flat(2);
  const [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const box = { west, south, east, north };
  for (const [eastM, northM] of places) {
    box.west = Math.min(box.west, eastM);
    box.east = Math.max(box.east, eastM);
    box.south = Math.min(box.south, northM);
    box.north = Math.max(box.north, northM);
  }
  const cellOf = (metres: number, startM: number): number =>
    Math.floor((metres - startM) / grid.cellM);
  return {
    firstColumn: Math.max(0, cellOf(box.west - reachM, gridFrame.westM) - 1),
    lastColumn: Math.min(grid.columns - 1, cellOf(box.east + reachM, gridFrame.westM) + 1),
    firstRow: Math.max(0, cellOf(box.south - reachM, gridFrame.southM) - 1),
    lastRow: Math.min(grid.rows - 1, cellOf(box.north + reachM, gridFrame.southM) + 1),
  };
}
