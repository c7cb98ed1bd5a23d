/** A grid corner: column and row of the line, counted from the south-west. */
export type Corner = readonly [column: number, row: number];
/** Closed ring of corners; only corners where it turns. */
export type CornerRing = Corner[];

/** Cells of one connected piece, and the label that they alone carry. */
export type Piece = {
  readonly labels: Int32Array;
  readonly label: number;
  readonly cells: readonly number[];
  readonly columns: number;
  readonly rows: number;
};

// Directions counter-clockwise, so that a right turn is +3 and a left turn is +1.
const EAST = 0;
const NORTH = 1;
const WEST = 2;
const SOUTH = 3;
const STEP: readonly Corner[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/**
 * The outline of a piece of cells that hang together by their sides: one outer ring, counter-clockwise, then its holes,
 * clockwise (RFC 7946, 3.1.6). Edges run with the piece on their left. Where two of its cells meet only at a corner, the
 * line turns right, around the empty cell: so no ring passes a corner twice, and rings touch one another in single points
 * only, which is what a valid polygon may do (OGC 06-103r4, 6.1.11.1).
 * @param mask  one zero byte per grid corner, (columns + 1) × (rows + 1); it is zero again afterwards
 */
export function traceRings(piece: Piece, mask: Uint8Array): CornerRing[] {
  markEdges(piece, mask);
  const width = piece.columns + 1;
  const rings: CornerRing[] = [];
  for (const cell of piece.cells) {
    const column = cell % piece.columns;
    const southWest = ((cell - column) / piece.columns) * width + column;
    // Each ring has an edge that goes east and one that goes west: those start at a south-west or north-east corner.
    for (const corner of [southWest, southWest + width + 1])
      while (mask[corner]) rings.push(follow(corner, width, mask));
  }
  const outer = rings.findIndex((ring) => doubleArea(ring) > 0);
  return [rings[outer]!, ...rings.filter((_ring, at) => at !== outer)];
}

function markEdges({ labels, label, cells, columns, rows }: Piece, mask: Uint8Array): void {
  const width = columns + 1;
  for (const cell of cells) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    const corner = row * width + column;
    if (row === 0 || labels[cell - columns] !== label) mask[corner]! |= 1 << EAST;
    if (column === columns - 1 || labels[cell + 1] !== label) mask[corner + 1]! |= 1 << NORTH;
    if (row === rows - 1 || labels[cell + columns] !== label)
      mask[corner + width + 1]! |= 1 << WEST;
    if (column === 0 || labels[cell - 1] !== label) mask[corner + width]! |= 1 << SOUTH;
  }
}

function follow(start: number, width: number, mask: Uint8Array): CornerRing {
  const stride = [1, width, -1, -width];
  const first = lowestDirection(mask[start]!);
  const ring: CornerRing = [];
  let at = start;
  let direction = first;
  do {
    mask[at]! &= ~(1 << direction);
    at += stride[direction]!;
    const turned = at === start ? first : turn(mask[at]!, direction);
    if (turned !== direction) ring.push([at % width, Math.floor(at / width)]);
    direction = turned;
  } while (at !== start);
  return [...ring, ring[0]!];
}

function lowestDirection(edges: number): number {
  for (let direction = EAST; direction < SOUTH; direction++)
    if (edges & (1 << direction)) return direction;
  return SOUTH;
}

function turn(edges: number, direction: number): number {
  for (const change of [3, 0, 1])
    if (edges & (1 << ((direction + change) % 4))) return (direction + change) % 4;
  throw new Error(`open outline: edges ${edges} after direction ${STEP[direction]!.join(',')}`);
}

/** Twice the signed area of a closed ring of corners; exact, as all are whole numbers. */
export function doubleArea(ring: CornerRing): number {
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x1, y1] = ring[at - 1]!;
    const [x2, y2] = ring[at]!;
    twice += x1 * y2 - x2 * y1;
  }
  return twice;
}
