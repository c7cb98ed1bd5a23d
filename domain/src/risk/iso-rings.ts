/** Values at the crossings of a square lattice, row by row, row 0 southernmost. */
export type Lattice = {
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
};

/** A closed line in units of the lattice, first point repeated at the end; values ≥ level on its left. */
export type IsoRing = readonly (readonly [column: number, row: number])[];

/** Lines keep this far from the crossings, in units of the lattice: no two points of a drawing fall together. */
const CLEARANCE = 0.05;

/**
 * Lines of equal value, linear along the sides of the lattice: around what is ≥ level counter-clockwise, around what is lower
 * clockwise. They neither cross nor touch themselves or each other, nor the lines of another level as long as no side of the
 * lattice is crossed by both.
 * @throws RangeError when a value at the rim is ≥ level: its line could not be closed
 * @source marching squares; the two ways through a saddle told apart by the mean of its corners
 */
export function isoRings(lattice: Lattice, level: number): IsoRing[] {
  checkRim(lattice, level);
  const next = nextSides(lattice, level);
  const rings: IsoRing[] = [];
  for (let start = 0; start < next.length; start++) {
    if (next[start]! < 0) continue;
    const ring: [number, number][] = [];
    for (let side = start; next[side]! >= 0;) {
      ring.push(pointOn(side, lattice, level));
      const following = next[side]!;
      next[side] = -1;
      side = following;
    }
    rings.push([...ring, ring[0]!]);
  }
  return rings;
}

function checkRim({ values, columns, rows }: Lattice, level: number): void {
  const check = (at: number): void => {
    if (values[at]! >= level) throw new RangeError('an iso-line would leave the lattice');
  };
  for (let column = 0; column < columns; column++) {
    check(column);
    check((rows - 1) * columns + column);
  }
  for (let row = 0; row < rows; row++) {
    check(row * columns);
    check(row * columns + columns - 1);
  }
}

/**
 * Sides are numbered twice the crossing at their start, plus one for those that go north. For each side on a line the side
 * that follows on it; −1 for the others.
 */
function nextSides({ values, columns, rows }: Lattice, level: number): Int32Array {
  const next = new Int32Array(2 * values.length).fill(-1);
  for (let row = 0; row < rows - 1; row++) {
    let at = row * columns;
    // The east corners of one square are the west corners of the next.
    let west = (values[at]! >= level ? 1 : 0) + (values[at + columns]! >= level ? 8 : 0);
    for (const end = at + columns - 1; at < end; at++) {
      const east =
        (values[at + 1]! >= level ? 1 : 0) + (values[at + 1 + columns]! >= level ? 8 : 0);
      const corners = west + (east & 1) * 2 + (east >> 1);
      west = east;
      if (corners === 0 || corners === 15) continue;
      const sum = values[at]! + values[at + 1]! + values[at + columns]! + values[at + columns + 1]!;
      const sides = [2 * at, 2 * (at + 1) + 1, 2 * (at + columns), 2 * at + 1] as const;
      for (const [from, to] of waysThrough(corners, sum / 4 >= level))
        next[sides[from]] = sides[to];
    }
  }
  return next;
}

/** Sides of a square: 0 south, 1 east, 2 north, 3 west. */
type Way = readonly [from: 0 | 1 | 2 | 3, to: 0 | 1 | 2 | 3];

/** By which corners are inside (1 south-west, 2 south-east, 4 north-east, 8 north-west): ways with the inside on the left. */
const WAYS: readonly (readonly Way[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];
const SADDLES: Readonly<Record<number, { joined: readonly Way[]; apart: readonly Way[] }>> = {
  5: {
    joined: [
      [0, 1],
      [2, 3],
    ],
    apart: [
      [0, 3],
      [2, 1],
    ],
  },
  10: {
    joined: [
      [3, 0],
      [1, 2],
    ],
    apart: [
      [1, 0],
      [3, 2],
    ],
  },
};

function waysThrough(corners: number, isJoined: boolean): readonly Way[] {
  const saddle = SADDLES[corners];
  return saddle ? saddle[isJoined ? 'joined' : 'apart'] : WAYS[corners]!;
}

function pointOn(side: number, { values, columns }: Lattice, level: number): [number, number] {
  const start = side >> 1;
  const end = (side & 1) === 1 ? start + columns : start + 1;
  const [from, to] = [values[start]!, values[end]!];
  const along = Math.min(1 - CLEARANCE, Math.max(CLEARANCE, (level - from) / (to - from)));
  const column = start % columns;
  const row = (start - column) / columns;
  return (side & 1) === 1 ? [column, row + along] : [column + along, row];
}
