import type { EastNorth, LocalFrame } from '../geo/local-frame.ts';
import { distanceToRings } from '../geo/polygon.ts';
import type { GridFrame, Grid } from './grid.ts';
import { kernel } from './kernel.ts';
import type { RiskPlace, RiskSource } from './risk-source.ts';

/** The ground on which sources add up: a grid and who is there, a factor ≥ 1 per cell. */
export type RiskGround = {
  readonly grid: Grid;
  readonly gridFrame: GridFrame;
  readonly presence: Float64Array;
};

/** Columns and rows from first to last, both included; empty when last < first. */
export type CellWindow = {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly firstRow: number;
  readonly lastRow: number;
};

/**
 * Calls back for each cell that a source reaches, with kernel × presence there.
 * The distance is taken to the circle inside the cell, so that a cell which holds the source gets its full weight, and never
 * less than it should; a reach smaller than a cell counts as one cell.
 * @returns the window of cells that may have been reached
 * @throws RangeError for a reach that is not positive, naming the source
 */
export function visitCells(
  { id, at, reachM }: Pick<RiskSource, 'id' | 'at' | 'reachM'>,
  ground: RiskGround,
  visit: (cell: number, factor: number) => void,
): CellWindow {
  if (!(reachM > 0 && reachM < Infinity))
    throw new RangeError(`reach of ${id} must be > 0 m, got ${reachM}`);
  const { grid, gridFrame, presence } = ground;
  const { cellM, columns } = grid;
  const reach = Math.max(reachM, cellM);
  const shape = inMetres(at, gridFrame.frame);
  const window = windowOf(shape, reach, ground);
  for (let row = window.firstRow; row <= window.lastRow; row++) {
    const northM = gridFrame.southM + (row + 0.5) * cellM;
    for (let column = window.firstColumn; column <= window.lastColumn; column++) {
      const eastM = gridFrame.westM + (column + 0.5) * cellM;
      const share = kernel(Math.max(0, shape.distanceTo(eastM, northM) - cellM / 2), reach);
      if (share > 0) visit(row * columns + column, share * presence[row * columns + column]!);
    }
  }
  return window;
}

/** A source's place in metres. */
type Shape = {
  readonly corners: readonly EastNorth[];
  readonly distanceTo: (eastM: number, northM: number) => number;
};

function inMetres(at: RiskPlace, frame: LocalFrame): Shape {
  if (at.type === 'Point') {
    const [pointEastM, pointNorthM] = frame.toMetres(at.coordinates);
    return {
      corners: [[pointEastM, pointNorthM]],
      distanceTo: (eastM, northM) =>
        Math.sqrt((eastM - pointEastM) ** 2 + (northM - pointNorthM) ** 2),
    };
  }
  const polygons = (at.type === 'Polygon' ? [at.coordinates] : at.coordinates).map((rings) =>
    rings.map((ring) => ring.map(frame.toMetres)),
  );
  return {
    corners: polygons.flat(2),
    distanceTo: (eastM, northM) => {
      let nearest = Infinity;
      for (const rings of polygons)
        nearest = Math.min(nearest, distanceToRings([eastM, northM], rings));
      return nearest;
    },
  };
}

function windowOf({ corners }: Shape, reachM: number, { grid, gridFrame }: RiskGround): CellWindow {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [eastM, northM] of corners) {
    [west, east] = [Math.min(west, eastM), Math.max(east, eastM)];
    [south, north] = [Math.min(south, northM), Math.max(north, northM)];
  }
  const { cellM, columns, rows } = grid;
  // Half a cell: from the edge of the circle inside a cell to its middle.
  const around = reachM + cellM / 2;
  const { westM, southM } = gridFrame;
  return {
    firstColumn: Math.max(0, Math.floor((west - around - westM) / cellM)),
    lastColumn: Math.min(columns - 1, Math.floor((east + around - westM) / cellM)),
    firstRow: Math.max(0, Math.floor((south - around - southM) / cellM)),
    lastRow: Math.min(rows - 1, Math.floor((north + around - southM) / cellM)),
  };
}
