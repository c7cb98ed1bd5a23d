import type { ColourClass } from './zone-settings.ts';

/** Classes on a grid with a rim of empty cells around it, so that every outline closes. */
export type ShownClasses = {
  /** `ColourClass` per cell of the rimmed grid, row by row. */
  readonly classes: Uint8Array;
  readonly columns: number;
  readonly rows: number;
};

/** Wide enough for a red cell at the edge: yellow, blue and nothing beside it. */
export const RIM_CELLS = 4;

/**
 * What is drawn of the held classes: spots too small to be seen are enlarged, small holes take the colour around them, and
 * between red and blue there is always yellow, so that no band is thinner than a cell. Cells are only ever made worse.
 * @param leastCells  fewest cells of a spot and of a hole
 */
export function shownClasses(
  held: { readonly classes: Uint8Array; readonly columns: number; readonly rows: number },
  leastCells: number,
): ShownClasses {
  const shown = rimmed(held);
  for (const level of [3, 2, 1] as const) {
    if (level < 3) spread(shown, level);
    enlargeSpots(shown, level, leastCells);
    fillHoles(shown, level, leastCells);
  }
  return shown;
}

function rimmed({ classes, columns, rows }: Parameters<typeof shownClasses>[0]): ShownClasses {
  const wide = columns + 2 * RIM_CELLS;
  const high = rows + 2 * RIM_CELLS;
  const rim = new Uint8Array(wide * high);
  for (let row = 0; row < rows; row++)
    rim.set(
      classes.subarray(row * columns, (row + 1) * columns),
      (row + RIM_CELLS) * wide + RIM_CELLS,
    );
  return { classes: rim, columns: wide, rows: high };
}

/** Whatever lies beside a worse class is at least `level`; the rim stays wide enough for it. */
function spread({ classes, columns, rows }: ShownClasses, level: ColourClass): void {
  for (let row = 1; row < rows - 1; row++)
    for (let cell = row * columns + 1; cell < (row + 1) * columns - 1; cell++) {
      if (classes[cell]! <= level) continue;
      raiseThree(classes, cell - columns - 1, level);
      raiseThree(classes, cell - 1, level);
      raiseThree(classes, cell + columns - 1, level);
    }
}

function raiseThree(classes: Uint8Array, first: number, level: ColourClass): void {
  for (let near = first; near < first + 3; near++)
    if (classes[near]! < level) classes[near] = level;
}

function around(cell: number, columns: number): readonly number[] {
  const [below, above] = [cell - columns, cell + columns];
  return [below - 1, below, below + 1, cell - 1, cell + 1, above - 1, above, above + 1];
}

function enlargeSpots(shown: ShownClasses, level: ColourClass, leastCells: number): void {
  const { classes, columns } = shown;
  if (leastCells <= 1) return;
  for (const cells of piecesWhere(shown, (found) => found >= level, leastCells)) {
    // Around its first cell, in the order of a spiral: the same spot always grows the same way.
    const centre = cells[cells.length >> 1]!;
    let count = cells.length;
    for (const near of [
      centre - columns,
      centre - 1,
      centre + 1,
      centre + columns,
      ...around(centre, columns),
    ]) {
      if (count >= leastCells) break;
      if (classes[near]! >= level) continue;
      classes[near] = level;
      count++;
    }
  }
}

function fillHoles(shown: ShownClasses, level: ColourClass, leastCells: number): void {
  for (const cells of piecesWhere(shown, (found) => found < level, leastCells))
    for (const cell of cells) shown.classes[cell] = Math.max(shown.classes[cell]!, level);
}

/** Pieces, hanging together by their sides, of fewer than `leastCells` cells. Cells in ascending order. */
function piecesWhere(
  { classes, columns, rows }: ShownClasses,
  isIn: (colourClass: number) => boolean,
  leastCells: number,
): number[][] {
  const isInByClass = [0, 1, 2, 3].map((colourClass) => (isIn(colourClass) ? 1 : 0));
  const isOpen = new Uint8Array(classes.length);
  for (let cell = 0; cell < classes.length; cell++) isOpen[cell] = isInByClass[classes[cell]!]!;
  const queue = new Int32Array(classes.length);
  const small: number[][] = [];
  for (let seed = isOpen.indexOf(1); seed >= 0; seed = isOpen.indexOf(1, seed + 1)) {
    const count = takePiece(seed, { isOpen, queue, columns, rows });
    if (count < leastCells) small.push([...queue.subarray(0, count).sort()]);
  }
  return small;
}

type Search = { isOpen: Uint8Array; queue: Int32Array; columns: number; rows: number };

/** Closes the piece of `seed`; its cells are then the first of the queue. */
function takePiece(seed: number, { isOpen, queue, columns, rows }: Search): number {
  let count = 0;
  const take = (cell: number): void => {
    if (isOpen[cell] === 0) return;
    isOpen[cell] = 0;
    queue[count++] = cell;
  };
  take(seed);
  for (let at = 0; at < count; at++) {
    const cell = queue[at]!;
    const column = cell % columns;
    if (column > 0) take(cell - 1);
    if (column < columns - 1) take(cell + 1);
    if (cell >= columns) take(cell - columns);
    if (cell < columns * (rows - 1)) take(cell + columns);
  }
  return count;
}
