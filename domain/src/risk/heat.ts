import { frameOf } from './grid.ts';
import type { RiskGrid } from './risk-grid.ts';

/** Centre of a block of cells and its highest value. */
export type HeatCell = [lon: number, lat: number, value: number];

/** Blocks of cells, and the least value worth sending. */
export type HeatOptions = { readonly blockCells: number; readonly leastValue: number };

/** 50 m blocks at 25 m cells: a quarter of the cells, without what no zone shows. */
export const HEAT_OPTIONS: HeatOptions = { blockCells: 2, leastValue: 0.02 };

/**
 * Risk for a heat map. A block has the highest value of its cells, never the mean: a peak must not fade by zooming out.
 * @throws RangeError when a block is not a whole number of cells
 */
export function heatOf(risk: RiskGrid, options: HeatOptions = HEAT_OPTIONS): HeatCell[] {
  const { blockCells, leastValue } = options;
  if (!Number.isInteger(blockCells) || blockCells < 1)
    throw new RangeError(`a block has a whole number of cells, got ${blockCells}`);
  const { grid } = risk;
  const { frame, westM, southM } = frameOf(grid);
  const blockM = blockCells * grid.cellM;
  const heat: HeatCell[] = [];
  for (let row = 0; row < grid.rows; row += blockCells)
    for (let column = 0; column < grid.columns; column += blockCells) {
      const value = highestIn(risk, { row, column, blockCells });
      if (value < leastValue) continue;
      const eastM = westM + column * grid.cellM + blockM / 2;
      const [lon, lat] = frame.toLonLat([eastM, southM + row * grid.cellM + blockM / 2]);
      heat.push([round(lon, 1e6), round(lat, 1e6), round(value, 1e4)]);
    }
  return heat;
}

function highestIn(
  { grid, values }: RiskGrid,
  block: { row: number; column: number; blockCells: number },
): number {
  let highest = 0;
  const lastRow = Math.min(grid.rows, block.row + block.blockCells);
  const lastColumn = Math.min(grid.columns, block.column + block.blockCells);
  for (let row = block.row; row < lastRow; row++)
    for (let column = block.column; column < lastColumn; column++)
      highest = Math.max(highest, values[row * grid.columns + column]!);
  return highest;
}

function round(value: number, perUnit: number): number {
  return Math.round(value * perUnit) / perUnit;
}
