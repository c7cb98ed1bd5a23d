import type { Text } from '../text/text.ts';
import { hazardCategory, categoryText } from './hazard-categories.ts';
import { compare, parseDecimal, type DecimalText } from './rational.ts';
import type { StandingRows } from './standing-rows.ts';
import type { CriticalQuantityRow } from './table-1.ts';
import type { InventoryItem } from './unit.ts';

/** Q with the place where it stands. */
export type CriticalQuantity = {
  readonly criticalT: DecimalText;
  readonly table: 1 | 2;
  /** Number of the row in table 1, symbol of the category in table 2. */
  readonly row: string;
  readonly rowName: Text;
  /** Another reading was possible; the strictest was taken. */
  readonly isAssumed: boolean;
};

/** Why a substance has no Q: nobody classified it, or the standard does not reach it. */
export type NoCriticalQuantity = 'class-unknown' | 'out-of-scope';

/**
 * Q of a substance: its row of table 1; else the lowest of all its hazard categories. A mixture of another class than its
 * pure substance goes by its own categories. Where content, form or class leave several readings open, the lowest Q counts.
 * @source GB 18218-2018, 4.1.2 and 4.2.3
 */
export function criticalQuantity(
  { categories, mixture }: Pick<InventoryItem, 'categories' | 'mixture'>,
  standing: StandingRows,
): CriticalQuantity | NoCriticalQuantity {
  const ofClass = strictest((categories ?? []).map(fromCategory));
  const isOtherClass = mixture?.isSameClassAsPure === false;
  const rows = isOtherClass ? [] : standing.rows;
  const ofTable1 = strictest(rows.map(fromRow));
  if (ofTable1 === null) return ofClass ?? (categories === null ? 'class-unknown' : 'out-of-scope');
  const isOpen = standing.isOpen || (mixture != null && mixture.isSameClassAsPure === null);
  const readings = isOpen && ofClass !== null ? [ofTable1, ofClass] : [ofTable1];
  return { ...strictest(readings)!, isAssumed: isOpen };
}

function fromRow({ no, name, criticalT }: CriticalQuantityRow): CriticalQuantity {
  return { criticalT, table: 1, row: String(no), rowName: name, isAssumed: false };
}

function fromCategory(symbol: string): CriticalQuantity {
  const category = hazardCategory(symbol);
  return {
    criticalT: category.criticalT,
    table: 2,
    row: symbol,
    rowName: categoryText(category),
    isAssumed: false,
  };
}

/** The lowest Q, the first of equals; null for none. */
function strictest(readings: readonly CriticalQuantity[]): CriticalQuantity | null {
  const lower = (one: CriticalQuantity, other: CriticalQuantity) =>
    compare(parseDecimal(other.criticalT), parseDecimal(one.criticalT)) < 0 ? other : one;
  return readings.length === 0 ? null : readings.reduce(lower);
}
