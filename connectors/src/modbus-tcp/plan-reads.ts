import type { FunctionCode } from '@parkwatch/domain/sources/modbus-tcp';

/** Registers (functions 3, 4) or bits (1, 2) that a value takes. */
export type Need = {
  readonly fc: FunctionCode;
  readonly address: number;
  readonly count: number;
  /** Read in a request of its own: its neighbours are not there, as the device said. */
  readonly isAlone?: boolean;
};
/** One request. */
export type Block = { readonly fc: FunctionCode; readonly address: number; readonly count: number };
/** Where a need stands: which block, and how far into it. */
export type Place = { readonly block: number; readonly at: number };
export type ReadPlan = { readonly blocks: readonly Block[]; readonly places: readonly Place[] };

/** MODBUS Application Protocol V1.1b3, 6.1. */
const MAX_BITS = 2000;

/**
 * Few requests for many values: neighbours of a function are read together, over gaps of at most `maxGap` and up to
 * `maxWords` registers. A value is never split, and the same register is read once.
 * @returns a place for each need, in the order of the needs
 */
export function planReads(
  needs: readonly Need[],
  { maxGap, maxWords }: { maxGap: number; maxWords: number },
): ReadPlan {
  const order = needs
    .map((need, index) => ({ need, index }))
    .sort((a, b) => a.need.fc - b.need.fc || a.need.address - b.need.address);
  const blocks: (Block & { isClosed: boolean })[] = [];
  const places: Place[] = [];
  for (const { need, index } of order) {
    const last = blocks.at(-1);
    const most = need.fc <= 2 ? MAX_BITS : maxWords;
    if (last !== undefined && fits(last, need, { maxGap, most })) {
      const end = Math.max(last.address + last.count, need.address + need.count);
      blocks[blocks.length - 1] = { ...last, count: end - last.address };
    } else {
      const { fc, address, count, isAlone = false } = need;
      blocks.push({ fc, address, count, isClosed: isAlone });
    }
    const block = blocks.length - 1;
    places[index] = { block, at: need.address - blocks[block]!.address };
  }
  return { blocks: blocks.map(({ fc, address, count }) => ({ fc, address, count })), places };
}

function fits(
  last: Block & { readonly isClosed: boolean },
  need: Need,
  { maxGap, most }: { maxGap: number; most: number },
): boolean {
  if (last.fc !== need.fc) return false;
  const lastEnd = last.address + last.count;
  const end = Math.max(lastEnd, need.address + need.count);
  // The very same registers are no neighbours: a value and its bits may share a request of its own.
  if (last.isClosed || need.isAlone === true)
    return need.address >= last.address && end === lastEnd;
  return need.address - lastEnd <= maxGap && end - last.address <= most;
}
