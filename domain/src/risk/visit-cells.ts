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

/** Kernel × presence in each cell of a window, row by row; 0 where the source does not reach. */
export type Footprint = {
  readonly factors: Float64Array;
  readonly window: CellWindow;
};

/**
 * Some cells of one row.
 * @param firstCell  index of the first one in the grid
 * @param factors    kernel × presence, from `from` on, 0 where the source does not reach; only good during the call
 */
export type VisitRow = (
  firstCell: number,
  factors: Float64Array,
  from: number,
  count: number,
) => void;

type Placed = Pick<RiskSource, 'id' | 'at' | 'reachM'>;

/**
 * Calls back for each row of cells that a source reaches: a call for each cell would take twice the time of a whole field.
 * The distance is taken to the circle inside the cell, so that a cell which holds the source gets its full weight, and never
 * less than it should; a reach smaller than a cell counts as one cell.
 * @throws RangeError for a reach that is not positive, naming the source
 */
export function visitRows(source: Placed, ground: RiskGround, visit: VisitRow): void {
  const { id, at, reachM } = source;
  if (!(reachM > 0 && reachM < Infinity))
    throw new RangeError(`reach of ${id} must be > 0 m, got ${reachM}`);
  const reach = Math.max(reachM, ground.grid.cellM);
  if (at.type === 'Point') {
    visitAroundPoint(ground.gridFrame.frame.toMetres(at.coordinates), reach, { ground, visit });
    return;
  }
  const { factors, window } = footprintOf(source, { at, reach, ground });
  const width = window.lastColumn - window.firstColumn + 1;
  for (let row = window.firstRow, from = 0; row <= window.lastRow; row++, from += width)
    visit(row * ground.grid.columns + window.firstColumn, factors, from, width);
}

/** {@link visitRows}, cell by cell, with those alone that the source reaches. */
export function visitCells(
  source: Placed,
  ground: RiskGround,
  visit: (cell: number, factor: number) => void,
): void {
  visitRows(source, ground, (firstCell, factors, from, count) => {
    for (let at = 0; at < count; at++) {
      const factor = factors[from + at]!;
      if (factor > 0) visit(firstCell + at, factor);
    }
  });
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

type Visit = { readonly ground: RiskGround; readonly visit: VisitRow };

function visitAroundPoint(point: EastNorth, reach: number, { ground, visit }: Visit): void {
  const { grid, gridFrame, presence } = ground;
  const { cellM, columns } = grid;
  const { westM, southM } = gridFrame;
  const window = windowOf([point], reach, ground);
  const around = reach + cellM / 2;
  const factors = new Float64Array(Math.max(0, window.lastColumn - window.firstColumn + 1));
  for (let row = window.firstRow; row <= window.lastRow; row++) {
    const offNorth = southM + (row + 0.5) * cellM - point[1];
    const square = offNorth * offNorth;
    // The chord of the circle in this row, and a cell more at each end: what lies beyond has no share whatever the rounding.
    const half = Math.sqrt(Math.max(0, around * around - square));
    const first = Math.floor((point[0] - half - westM) / cellM - 0.5);
    const from = Math.max(window.firstColumn, first);
    const to = Math.min(window.lastColumn, Math.ceil((point[0] + half - westM) / cellM - 0.5));
    for (let column = from; column <= to; column++) {
      const offEast = westM + (column + 0.5) * cellM - point[0];
      const centreM = Math.sqrt(offEast * offEast + square);
      const share = kernel(Math.max(0, centreM - cellM / 2), reach);
      factors[column - from] = share * presence[row * columns + column]!;
    }
    if (to >= from) visit(row * columns + from, factors, 0, to - from + 1);
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
  // The squares become factors where they stand.
  const factors = squaredDistances(polygons, block, reach + cellM / 2);
  for (let row = 0, at = 0; row < rows; row++) {
    const firstCell = (window.firstRow + row) * grid.columns + window.firstColumn;
    for (let column = 0; column < columns; column++, at++) {
      const share = kernel(Math.max(0, Math.sqrt(factors[at]!) - cellM / 2), reach);
      factors[at] = share * presence[firstCell + column]!;
    }
  }
  return { factors, window };
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
