import { frameOf, type Grid } from './grid.ts';
import type { LonLat } from '../geo/lon-lat.ts';

/** People at the middle of a population cell, at the hour in question. */
export type PeopleAt = { readonly at: LonLat; readonly people: number };

/** How far around a cell people count as being there: half the side of a square, m. */
export const PRESENCE_REACH_M = 250;
/** Where so many or more are near, the factor is greatest. */
const CROWD = 9_999;
export const GREATEST_PRESENCE = 2;

/**
 * Weight of a cell by who is near: 1 where nobody is, 1.25 with 9 people, 1.5 with 99, 2 with 9,999 or more.
 * By the logarithm, as societal risk is judged by decades of people (GB 36894, F–N curve).
 */
export function presenceFactor(people: number): number {
  if (!(people >= 0)) throw new RangeError(`people must be ≥ 0, got ${people}`);
  const share = Math.log10(1 + Math.min(people, CROWD)) / Math.log10(1 + CROWD);
  return 1 + (GREATEST_PRESENCE - 1) * share;
}

/**
 * Factors per cell of a grid.
 * @param people  null: nobody has told who lives and works here, so everybody may; the greatest factor everywhere
 */
export function presenceOf(grid: Grid, people: readonly PeopleAt[] | null): Float64Array {
  const { columns, rows, cellM } = grid;
  if (people === null) return new Float64Array(columns * rows).fill(GREATEST_PRESENCE);
  const reach = Math.round(PRESENCE_REACH_M / cellM);
  const sums = cumulated(people, grid, reach);
  const wide = columns + 2 * reach + 1;
  const factors = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [top, bottom] = [(row + 2 * reach + 1) * wide, row * wide];
      const [right, left] = [column + 2 * reach + 1, column];
      const near =
        sums[top + right]! - sums[top + left]! - sums[bottom + right]! + sums[bottom + left]!;
      factors[row * columns + column] = presenceFactor(Math.max(0, near));
    }
  return factors;
}

/**
 * Sums over all cells south-west of each corner, of a grid that is `reach` cells larger on every side: people beside the
 * park count within it. Thousandths of people are whole numbers, so that differences of sums are exact.
 */
function cumulated(people: readonly PeopleAt[], grid: Grid, reach: number): Float64Array {
  const { frame, westM, southM } = frameOf(grid);
  const [wide, high] = [grid.columns + 2 * reach + 1, grid.rows + 2 * reach + 1];
  const sums = new Float64Array(wide * high);
  for (const { at, people: count } of people) {
    if (!(count >= 0)) throw new RangeError(`people must be ≥ 0, got ${count}`);
    const [eastM, northM] = frame.toMetres(at);
    const column = Math.floor((eastM - westM) / grid.cellM) + reach;
    const row = Math.floor((northM - southM) / grid.cellM) + reach;
    if (column < 0 || row < 0 || column >= wide - 1 || row >= high - 1) continue;
    sums[(row + 1) * wide + column + 1]! += Math.round(count * 1000);
  }
  for (let row = 1; row < high; row++)
    for (let column = 1; column < wide; column++)
      sums[row * wide + column]! +=
        sums[(row - 1) * wide + column]! +
        sums[row * wide + column - 1]! -
        sums[(row - 1) * wide + column - 1]!;
  return sums.map((thousandths) => thousandths / 1000);
}
