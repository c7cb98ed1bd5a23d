import { frameOf, type Grid } from './grid.ts';
import { fromQuanta, MAX_QUANTA, toQuanta, toSignedQuanta } from './quantum.ts';
import { GREATEST_PRESENCE } from './presence.ts';
import type { RiskReason, RiskSource } from './risk-source.ts';
import type { ShareMemory } from './share-memory.ts';
import { visitCells, visitRows, type RiskGround } from './visit-cells.ts';

/** No kernel is above 1. */
const GREATEST_AMOUNT = fromQuanta(MAX_QUANTA) / GREATEST_PRESENCE;

/** Risk per cell, in quanta: what all sources add there. Changes in place. */
export type RiskField = RiskGround & {
  readonly quanta: Float64Array;
  /** What each source adds where, as `sharesOf` found it last. */
  readonly shares: ShareMemory;
};

/** @param presence  a factor per cell, from `presenceOf` */
export function emptyField(grid: Grid, presence: Float64Array): RiskField {
  if (presence.length !== grid.columns * grid.rows)
    throw new RangeError(
      `presence has ${presence.length} cells, the grid ${grid.columns * grid.rows}`,
    );
  return {
    ...{ grid, gridFrame: frameOf(grid), presence, footprints: new WeakMap() },
    quanta: new Float64Array(presence.length),
    shares: { listOf: null, version: 0, sums: new WeakMap() },
  };
}

/** The field of all these sources. */
export function fieldOf(
  grid: Grid,
  presence: Float64Array,
  sources: readonly RiskSource[],
): RiskField {
  const field = emptyField(grid, presence);
  for (const source of sources) addSource(field, source);
  return field;
}

/** Puts a source in. */
export function addSource(field: RiskField, source: RiskSource): void {
  changeField(field, source, 1);
}

/** Takes a source out as it went in; cells are then as if it had never been there, bit for bit. */
export function removeSource(field: RiskField, source: RiskSource): void {
  changeField(field, source, -1);
}

function changeField(field: RiskField, source: RiskSource, sign: 1 | -1): void {
  const amounts = amountsOf(source);
  const { quanta } = field;
  visitRows(source, field, (firstCell, factors, from, count) => {
    // Whole numbers: reason by reason gives the same sum as cell by cell.
    for (let reason = 0; reason < amounts.length; reason++) {
      const amount = sign * amounts[reason]!;
      for (let at = 0; at < count; at++)
        quanta[firstCell + at]! += toSignedQuanta(amount * factors[from + at]!);
    }
  });
}

/** What one reason of one source adds to one cell. */
export type RiskPart = {
  readonly source: RiskSource;
  readonly reason: RiskReason;
  readonly quanta: number;
};

/** Calls back with each part of a source in each cell; the parts of all sources add up to the field. */
export function visitParts(
  source: RiskSource,
  ground: RiskGround,
  visit: (cell: number, reason: number, quanta: number) => void,
): void {
  const amounts = amountsOf(source);
  visitCells(source, ground, (cell, factor) => {
    for (let reason = 0; reason < amounts.length; reason++)
      visit(cell, reason, toQuanta(amounts[reason]! * factor));
  });
}

/** @throws RangeError for an amount that is negative, not a number or so large that sums would lose digits */
function amountsOf({ id, reasons }: RiskSource): Float64Array {
  for (const { amount } of reasons)
    if (!(amount >= 0 && amount <= GREATEST_AMOUNT))
      throw new RangeError(`amount of ${id} must be 0 to ${GREATEST_AMOUNT}, got ${amount}`);
  return Float64Array.from(reasons, ({ amount }) => amount);
}

/** Value of a cell, units of the index. */
export function valueAt({ quanta }: RiskField, cell: number): number {
  return fromQuanta(quanta[cell]!);
}
