import type { RiskSource } from './risk-source.ts';
import { windowOfSource, type CellWindow, type RiskGround } from './visit-cells.ts';

/** Quanta by list of cells, each with a sum per reason of the source. */
export type SumsByList = ReadonlyMap<number, Float64Array<ArrayBuffer>>;

/** What was found last, to be found again where nothing has changed. Changes in place. */
export type ShareMemory = {
  /** Which list each cell was in; −1: none. Null: nothing was asked yet. */
  listOf: Int32Array | null;
  /** Sums of another version are of lists that are forgotten. */
  version: number;
  readonly sums: WeakMap<object, { readonly version: number; readonly sums: SumsByList }>;
};

/** Side of a block of cells, as a power of two: what a changed cell makes doubtful. */
const BLOCK_BITS = 3;

type Ground = RiskGround & { readonly shares: ShareMemory };

/**
 * Sums of sources over lists of cells. A source that reaches no cell whose list is another one than before keeps its sums, exactly:
 * they are whole numbers.
 * @returns per source its sums; `compute` is called where they are not known
 */
export function rememberSums(
  ground: Ground,
  listOf: Int32Array,
): (source: RiskSource, compute: () => SumsByList) => SumsByList {
  const memory = ground.shares;
  const renamed = memory.listOf && listsAfter(memory.listOf, listOf);
  const changed = renamed && changedBlocks(ground, { before: memory.listOf!, listOf, renamed });
  const known = memory.version;
  memory.version++;
  memory.listOf = listOf;
  return (source, compute) => {
    const last = memory.sums.get(source);
    const isKnown =
      last?.version === known &&
      changed !== null &&
      !touches(windowOfSource(source, ground), changed);
    const sums = isKnown ? renamedSums(last.sums, renamed!) : compute();
    memory.sums.set(source, { version: memory.version, sums });
    return sums;
  };
}

/** For each list of before the one that most of its cells are in now; −1 where that is none. */
function listsAfter(before: Int32Array, now: Int32Array): Map<number, number> {
  const shared = new Map<number, Map<number, number>>();
  let start = 0;
  // Neighbouring cells are mostly alike: they are counted by runs.
  for (let cell = 1; cell <= before.length; cell++) {
    if (cell < before.length && before[cell] === before[start] && now[cell] === now[start])
      continue;
    const counts = shared.get(before[start]!) ?? new Map<number, number>();
    shared.set(before[start]!, counts);
    counts.set(now[start]!, (counts.get(now[start]!) ?? 0) + cell - start);
    start = cell;
  }
  const after = new Map<number, number>();
  for (const [list, counts] of shared)
    after.set(
      list,
      list < 0 ? -1 : [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0],
    );
  return after;
}

type Blocks = { readonly columns: number; readonly isChanged: Uint8Array };

function changedBlocks(
  { grid }: RiskGround,
  lists: { before: Int32Array; listOf: Int32Array; renamed: ReadonlyMap<number, number> },
): Blocks {
  const { before, listOf, renamed } = lists;
  const columns = (grid.columns >> BLOCK_BITS) + 1;
  const isChanged = new Uint8Array(columns * ((grid.rows >> BLOCK_BITS) + 1));
  let [last, expected] = [-1, -1];
  for (let row = 0, cell = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++, cell++) {
      if (before[cell] !== last) {
        last = before[cell]!;
        expected = renamed.get(last) ?? -1;
      }
      if (listOf[cell] !== expected)
        isChanged[(row >> BLOCK_BITS) * columns + (column >> BLOCK_BITS)] = 1;
    }
  return { columns, isChanged };
}

function touches(
  { firstColumn, lastColumn, firstRow, lastRow }: CellWindow,
  { columns, isChanged }: Blocks,
): boolean {
  for (let row = firstRow >> BLOCK_BITS; row <= lastRow >> BLOCK_BITS; row++)
    for (let column = firstColumn >> BLOCK_BITS; column <= lastColumn >> BLOCK_BITS; column++)
      if (isChanged[row * columns + column] === 1) return true;
  return false;
}

/** Lists that have become one add up; those that are gone are dropped. */
function renamedSums(sums: SumsByList, renamed: ReadonlyMap<number, number>): SumsByList {
  let isSame = true;
  for (const list of sums.keys()) isSame &&= renamed.get(list) === list;
  if (isSame) return sums;
  const after = new Map<number, Float64Array<ArrayBuffer>>();
  for (const [list, ofReasons] of sums) {
    const now = renamed.get(list)!;
    if (now < 0) continue;
    const there = after.get(now);
    after.set(now, there === undefined ? ofReasons : there.map((sum, at) => sum + ofReasons[at]!));
  }
  return after;
}
