import type { SampledField } from './contours.ts';

/**
 * Value of a field between its nodes, bilinear; 0 outside the grid.
 */
export function valueAt({ grid, values }: SampledField, xM: number, yM: number): number {
  const { startXM, startYM, cellM, columns, rows } = grid;
  const u = (xM - startXM) / cellM;
  const v = (yM - startYM) / cellM;
  if (!(u >= 0 && v >= 0 && u <= columns - 1 && v <= rows - 1)) return 0;
  const column = Math.min(Math.floor(u), Math.max(0, columns - 2));
  const row = Math.min(Math.floor(v), Math.max(0, rows - 2));
  const at = row * columns + column;
  const east = Math.min(1, columns - 1);
  const north = rows > 1 ? columns : 0;
  const low = mix(values[at]!, values[at + east]!, u - column);
  const high = mix(values[at + north]!, values[at + north + east]!, u - column);
  return mix(low, high, v - row);
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
