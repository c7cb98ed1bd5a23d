import type { Cloud } from '../cloud.ts';
import { positive } from '../inputs.ts';
import type { Envelope } from './envelope.ts';
import { outlinedMembers, totalWeight, type OutlinedMember } from './outlined-member.ts';
import type { TimeWindow } from './time-window.ts';
import { headingOf, type Heading } from './wind-frame.ts';

/** One way the cloud may go, from the source. */
export type CloudMember = {
  readonly cloud: Cloud;
  readonly windFromDeg: number;
  /** ≥ 0; shares are of the sum of all weights. */
  readonly weight: number;
};

/** Square cells in metres east and north of the source; row 0 is the southernmost; (westM, southM) is a corner. */
export type GroundGrid = {
  readonly westM: number;
  readonly southM: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
};

/**
 * Share of the members whose concentration is at or above a level at some time within the window, at each cell's centre.
 * @param members  at least one, of positive weight in all; sources at the grid's origin
 * @returns row by row, 0 to 1
 * @throws RangeError for no members, a weight, level, grid or window that makes no sense
 */
export function exceedance(
  members: readonly CloudMember[],
  grid: GroundGrid,
  levelKgPerM3: number,
  window: TimeWindow,
): Float64Array {
  return exceedanceOf(outlinedMembers(members, levelKgPerM3, window), grid);
}

/**
 * The same of members whose envelopes are known. A member costs per cell a rotation and a look into a table, and only the
 * cells of its own rectangle are visited.
 */
export function exceedanceOf(members: readonly OutlinedMember[], grid: GroundGrid): Float64Array {
  checkGrid(grid);
  const total = totalWeight(members);
  const weights = new Float64Array(grid.columns * grid.rows);
  for (const { envelope, windFromDeg, weight } of members)
    if (envelope) addMember(envelope, headingOf(windFromDeg), { grid, weights, weight });
  // In the order of the sum above, so that where all members agree the share is exactly 1.
  return weights.map((weight) => weight / total);
}

function checkGrid({ cellM, columns, rows }: GroundGrid): void {
  positive('cellM', cellM);
  for (const [name, count] of [
    ['columns', columns],
    ['rows', rows],
  ] as const)
    if (!(Number.isInteger(count) && count > 0))
      throw new RangeError(`${name} must be a whole number > 0, got ${count}`);
}

type Sum = {
  readonly grid: GroundGrid;
  readonly weights: Float64Array;
  readonly weight: number;
};

function addMember(envelope: Envelope, heading: Heading, { grid, weights, weight }: Sum): void {
  const { startXM, stepM, halfWidthsM, widestM } = envelope;
  const { east, north } = heading;
  const { cellM, columns, rows } = grid;
  const firstEastM = grid.westM + cellM / 2;
  const lengthM = stepM * (halfWidthsM.length - 1);
  for (let row = 0; row < rows; row++) {
    const northM = grid.southM + (row + 0.5) * cellM;
    const xM = firstEastM * east + northM * north - startXM;
    const yM = northM * east - firstEastM * north;
    const [first, last] = overlap(
      columnsWithin({ at: xM, perColumn: cellM * east }, [0, lengthM], columns),
      columnsWithin({ at: yM, perColumn: -cellM * north }, [-widestM, widestM], columns),
    );
    for (let column = first; column <= last; column++) {
      const at = (xM + column * cellM * east) / stepM;
      const before = Math.min(Math.floor(at), halfWidthsM.length - 2);
      const low = halfWidthsM[before]!;
      const halfWidthM = low + (at - before) * (halfWidthsM[before + 1]! - low);
      if (Math.abs(yM - column * cellM * north) <= halfWidthM && halfWidthM > 0)
        weights[row * columns + column]! += weight;
    }
  }
}

type Line = { readonly at: number; readonly perColumn: number };
type Span = readonly [first: number, last: number];

/** The columns at which a line lies within bounds; first > last when there are none. */
function columnsWithin({ at, perColumn }: Line, [low, high]: Span, columns: number): Span {
  if (perColumn === 0) return at >= low && at <= high ? [0, columns - 1] : [1, 0];
  const [one, other] = [(low - at) / perColumn, (high - at) / perColumn];
  return [
    Math.max(0, Math.ceil(Math.min(one, other))),
    Math.min(columns - 1, Math.floor(Math.max(one, other))),
  ];
}

function overlap(one: Span, other: Span): Span {
  return [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
}
