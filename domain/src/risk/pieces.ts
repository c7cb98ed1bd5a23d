import type { Grid } from './grid.ts';

/** Cells of one class that hang together. */
export type Pieces = {
  /** Per cell: 0 for none, n + 1 for piece n. */
  readonly labels: Int32Array;
  /** Cells of each piece, which hang together by their sides: the outline of one is one polygon. */
  readonly pieces: readonly (readonly number[])[];
  /** Pieces that also touch at corners, as lists of piece numbers: a curved band would else fall into crumbs. */
  readonly groups: readonly (readonly number[])[];
};

/**
 * Finds the connected pieces of a grid whose cells are in classes.
 * @param classes  one per cell; 0 belongs to no piece
 */
export function piecesOf(classes: Uint8Array, grid: Grid): Pieces {
  const labels = new Int32Array(classes.length);
  const pieces: number[][] = [];
  for (let seed = 0; seed < classes.length; seed++)
    if (classes[seed] !== 0 && labels[seed] === 0)
      pieces.push(fill(seed, pieces.length + 1, { classes, labels, grid }));
  return {
    labels,
    pieces,
    groups: groupsOf(pieces.length, diagonalPairs({ classes, labels, grid })),
  };
}

type Fields = { classes: Uint8Array; labels: Int32Array; grid: Grid };

function fill(seed: number, label: number, { classes, labels, grid }: Fields): number[] {
  const { columns, rows } = grid;
  const cells = [seed];
  labels[seed] = label;
  const take = (cell: number): void => {
    if (labels[cell] !== 0 || classes[cell] !== classes[seed]) return;
    labels[cell] = label;
    cells.push(cell);
  };
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!;
    const column = cell % columns;
    if (column > 0) take(cell - 1);
    if (column < columns - 1) take(cell + 1);
    if (cell >= columns) take(cell - columns);
    if (cell < columns * (rows - 1)) take(cell + columns);
  }
  return cells;
}

/** Pairs of pieces of one class that touch at a corner. */
function diagonalPairs({ classes, labels, grid }: Fields): [number, number][] {
  const pairs: [number, number][] = [];
  const { columns, rows } = grid;
  for (let cell = 0; cell < columns * (rows - 1); cell++) {
    if (classes[cell] === 0) continue;
    const column = cell % columns;
    for (const near of [
      column > 0 ? cell + columns - 1 : -1,
      column < columns - 1 ? cell + columns + 1 : -1,
    ])
      if (classes[near] === classes[cell] && labels[near] !== labels[cell])
        pairs.push([labels[cell]! - 1, labels[near]! - 1]);
  }
  return pairs;
}

function groupsOf(count: number, pairs: readonly [number, number][]): number[][] {
  const parent = Int32Array.from({ length: count }, (_, piece) => piece);
  const rootOf = (piece: number): number => {
    let root = piece;
    while (parent[root] !== root) root = parent[root]!;
    parent[piece] = root;
    return root;
  };
  for (const [one, other] of pairs) parent[rootOf(one)] = rootOf(other);
  const byRoot = new Map<number, number[]>();
  for (let piece = 0; piece < count; piece++) {
    const root = rootOf(piece);
    byRoot.set(root, [...(byRoot.get(root) ?? []), piece]);
  }
  return [...byRoot.values()];
}
