import { localFrame, type EastNorth, type LocalFrame } from '../geo/local-frame.ts';
import type { Bbox } from '../geo/bbox.ts';
import type { LonLat } from '../geo/lon-lat.ts';

/** Square cells around a centre. Row 0 is the southernmost, column 0 the westernmost; a cell's index is row × columns + column. */
export type Grid = {
  readonly centre: LonLat;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
};

/** Side of a cell unless a park says otherwise. */
export const CELL_M = 25;
/** More cells than this are refused: a slip in a setting must not fill the memory. */
const MAX_CELLS = 4_000_000;

/**
 * The smallest grid of whole cells that covers a box.
 * @throws RangeError when the cell is not positive or the grid would be too large
 */
export function gridCovering(box: Bbox, cellM: number = CELL_M): Grid {
  if (!(cellM > 0)) throw new RangeError(`cell must be > 0 m, got ${cellM}`);
  const centre: LonLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const [eastM, northM] = localFrame(centre).toMetres([box[2], box[3]]);
  const columns = Math.max(1, Math.ceil((2 * eastM) / cellM));
  const rows = Math.max(1, Math.ceil((2 * northM) / cellM));
  if (!(columns * rows <= MAX_CELLS))
    throw new RangeError(`${columns} × ${rows} cells are too many`);
  return { centre, cellM, columns, rows };
}

/** A grid's flat frame and its south-west corner in it. */
export type GridFrame = {
  readonly frame: LocalFrame;
  readonly westM: number;
  readonly southM: number;
};

/** The frame in which a grid's cells are squares. */
export function frameOf({ centre, cellM, columns, rows }: Grid): GridFrame {
  return { frame: localFrame(centre), westM: (-columns * cellM) / 2, southM: (-rows * cellM) / 2 };
}

/** Metres of a cell's centre. */
export function cellCentre(index: number, grid: Grid, { westM, southM }: GridFrame): EastNorth {
  const column = index % grid.columns;
  const row = (index - column) / grid.columns;
  return [westM + (column + 0.5) * grid.cellM, southM + (row + 0.5) * grid.cellM];
}
