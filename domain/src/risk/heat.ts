import { fromQuanta } from './quantum.ts';
import type { RiskField } from './risk-field.ts';

/** Centre of a block of cells and its highest value. */
export type HeatCell = [lon: number, lat: number, value: number];

/** Blocks of cells, and the least value worth sending. */
export type HeatOptions = { readonly blockCells: number; readonly leastValue: number };

/** 50 m blocks at 25 m cells: a quarter of the cells, without what no zone shows. */
export const HEAT_OPTIONS: HeatOptions = { blockCells: 2, leastValue: 0.03 };

/**
 * Risk for a heat map. A block has the highest value of its cells, never the mean: a peak must not fade by zooming out.
 * @throws RangeError when a block is not a whole number of cells
 */
export function heatOf(
  { grid, gridFrame, quanta }: RiskField,
  { blockCells, leastValue }: HeatOptions = HEAT_OPTIONS,
): HeatCell[] {
  if (!Number.isInteger(blockCells) || blockCells < 1)
    throw new RangeError(`a block has a whole number of cells, got ${blockCells}`);
  const across = Math.ceil(grid.columns / blockCells);
  const highest = new Float64Array(across * Math.ceil(grid.rows / blockCells));
  for (let cell = 0; cell < quanta.length; cell++) {
    const column = cell % grid.columns;
    const row = (cell - column) / grid.columns;
    const block = Math.floor(row / blockCells) * across + Math.floor(column / blockCells);
    if (quanta[cell]! > highest[block]!) highest[block] = quanta[cell]!;
  }
  const { frame, westM, southM } = gridFrame;
  const blockM = blockCells * grid.cellM;
  const heat: HeatCell[] = [];
  for (let block = 0; block < highest.length; block++) {
    const value = fromQuanta(highest[block]!);
    if (value < leastValue) continue;
    const column = block % across;
    const row = (block - column) / across;
    const [lon, lat] = frame.toLonLat([
      westM + (column + 0.5) * blockM,
      southM + (row + 0.5) * blockM,
    ]);
    heat.push([round(lon, 1e6), round(lat, 1e6), round(value, 1e4)]);
  }
  return heat;
}

function round(value: number, perUnit: number): number {
  return Math.round(value * perUnit) / perUnit;
}
