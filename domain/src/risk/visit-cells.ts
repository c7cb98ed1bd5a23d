import type { EastNorth } from '../geo/local-frame.ts';
import { squaredDistances } from './area-distances.ts';
import type { Grid, GridFrame } from './grid.ts';
import { kernel } from './kernel.ts';
import type { RiskPlace, RiskSource } from './risk-source.ts';

/** The ground on which sources add up: a grid and who is there, a factor ≥ 1 per cell. */
export type RiskGround = {
  readonly grid: Grid;
  readonly gridFrame: GridFrame;
  readonly presence: Float64Array;
  /** Cells of areas, by their source: an area is measured once. */
  readonly footprints: WeakMap<object, Footprint>;
  /** Only these cells are asked; left out: all. */
  readonly window?: CellWindow;
};

/** Cells that a source reaches, and kernel × presence in each. */
export type Footprint = {
  readonly cells: Int32Array;
  readonly factors: Float64Array;
  readonly window: CellWindow;
};

type Placed = Pick<RiskSource, 'id' | 'at' | 'reachM'>;

/**
 * Calls back for each cell that a source reaches, with kernel × presence there.
 * The distance is taken to the circle inside the cell, so that a cell which holds the source gets its full weight, and never
 * less than it should; a reach smaller than a cell counts as one cell.
 * @throws RangeError for a reach that is not positive, naming the source
 */
export function visitCells(
  source: Placed,
  ground: RiskGround,
  visit: (cell: number, factor: number) => void,
): void {
  const { id, at, reachM } = source;
  if (!(reachM > 0 && reachM < Infinity))
    throw new RangeError(`reach of ${id} must be > 0 m, got ${reachM}`);
  const reach = Math.max(reachM, ground.grid.cellM);
  if (at.type === 'Point') {
    visitAroundPoint(ground.gridFrame.frame.toMetres(at.coordinates), reach, { ground, visit });
    return;
  }
  const { cells, factors } = footprintOf(source, { at, reach, ground });
  for (let index = 0; index < cells.length; index++) visit(cells[index]!, factors[index]!);
}

/**
 * Kernel × presence of a source in one cell, without asking the others: 0 where it does not reach. The same digits as
 * {@link visitCells}.
 * @throws RangeError for a reach that is not positive, naming the source
 */
export function factorAt(source: Placed, ground: RiskGround, cell: number): number {
  const { grid } = ground;
  const column = cell % grid.columns;
  const row = (cell - column) / grid.columns;
  const only: RiskGround = {
    ...ground,
    footprints: new WeakMap(),
    window: { firstColumn: column, lastColumn: column, firstRow: row, lastRow: row },
  };
  let found = 0;
  visitCells(source, only, (_cell, factor) => (found = factor));
  return found;
}

/** Columns and rows beyond which a source reaches no cell; empty when last < first. */
export function windowOfSource(source: Placed, ground: RiskGround): CellWindow {
  const { at } = source;
  const reach = Math.max(source.reachM, ground.grid.cellM);
  if (at.type !== 'Point') return footprintOf(source, { at, reach, ground }).window;
  return windowOf([ground.gridFrame.frame.toMetres(at.coordinates)], reach, ground);
}

type Area = Exclude<RiskPlace, { type: 'Point' }>;

function footprintOf(
  source: Placed,
  { at, reach, ground }: { at: Area; reach: number; ground: RiskGround },
): Footprint {
  let footprint = ground.footprints.get(source);
  if (footprint === undefined) {
    footprint = areaFootprint(at, reach, ground);
    ground.footprints.set(source, footprint);
  }
  return footprint;
}

type Visit = {
  readonly ground: RiskGround;
  readonly visit: (cell: number, factor: number) => void;
};

function visitAroundPoint(point: EastNorth, reach: number, { ground, visit }: Visit): void {
  const { grid, gridFrame, presence } = ground;
  const { cellM, columns } = grid;
  const window = windowOf([point], reach, ground);
  for (let row = window.firstRow; row <= window.lastRow; row++) {
    const offNorth = gridFrame.southM + (row + 0.5) * cellM - point[1];
    for (let column = window.firstColumn; column <= window.lastColumn; column++) {
      const offEast = gridFrame.westM + (column + 0.5) * cellM - point[0];
      const centreM = Math.sqrt(offEast * offEast + offNorth * offNorth);
      const share = kernel(Math.max(0, centreM - cellM / 2), reach);
      const cell = row * columns + column;
      if (share > 0) visit(cell, share * presence[cell]!);
    }
  }
}

function areaFootprint(at: Area, reach: number, ground: RiskGround): Footprint {
  const { grid, gridFrame, presence } = ground;
  const { cellM } = grid;
  const polygons = (at.type === 'Polygon' ? [at.coordinates] : at.coordinates).map((rings) =>
    rings.map((ring) => ring.map(gridFrame.frame.toMetres)),
  );
  const window = windowOf(polygons.flat(2), reach, ground);
  const [columns, rows] = [
    Math.max(0, window.lastColumn - window.firstColumn + 1),
    Math.max(0, window.lastRow - window.firstRow + 1),
  ];
  const block = {
    eastM: gridFrame.westM + (window.firstColumn + 0.5) * cellM,
    northM: gridFrame.southM + (window.firstRow + 0.5) * cellM,
    ...{ cellM, columns, rows },
  };
  const cells: number[] = [];
  const factors: number[] = [];
  squaredDistances(polygons, block, reach + cellM / 2).forEach((square, at) => {
    const share = kernel(Math.max(0, Math.sqrt(square) - cellM / 2), reach);
    if (share === 0) return;
    const row = window.firstRow + Math.floor(at / columns);
    const cell = row * grid.columns + window.firstColumn + (at % columns);
    cells.push(cell);
    factors.push(share * presence[cell]!);
  });
  return { cells: Int32Array.from(cells), factors: Float64Array.from(factors), window };
}

/** Columns and rows from first to last, both included; empty when last < first. */
export type CellWindow = {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly firstRow: number;
  readonly lastRow: number;
};

function windowOf(
  corners: readonly EastNorth[],
  reachM: number,
  { grid, gridFrame, window }: RiskGround,
): CellWindow {
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
    firstColumn: Math.max(window?.firstColumn ?? 0, Math.floor((west - around - westM) / cellM)),
    lastColumn: Math.min(
      window?.lastColumn ?? columns - 1,
      Math.floor((east + around - westM) / cellM),
    ),
    firstRow: Math.max(window?.firstRow ?? 0, Math.floor((south - around - southM) / cellM)),
    lastRow: Math.min(window?.lastRow ?? rows - 1, Math.floor((north + around - southM) / cellM)),
  };
}
