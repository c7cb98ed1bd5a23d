import type { Text } from '../text/text.ts';
import { findToxicGases } from './find-rows.ts';
import { categoryText, hazardCategory, HAZARD_CATEGORIES } from './hazard-categories.ts';
import { compare, parseDecimal, type DecimalText } from './rational.ts';
import { namesOf, type StandingRows } from './standing-rows.ts';
import type { InventoryItem } from './unit.ts';

/** β with the place where it stands. */
export type CorrectionFactor = {
  readonly beta: DecimalText;
  readonly table: 3 | 4;
  /** Name of the gas in table 3, symbol of the category in table 4. */
  readonly row: string;
  readonly rowName: Text;
  /** The class is not known, or another reading was possible; the strictest was taken. */
  readonly isAssumed: boolean;
};

/**
 * β of a substance: its row of table 3; else table 4 by its hazard category, the highest of several: the standard does not
 * say which, and the hazard that weighs most is there whichever other is. A substance without a category gets the highest
 * β of table 4. A mixture of another class than its pure substance, or a content outside its row, is no gas of table 3.
 * @source GB 18218-2018, 4.3.2, tables 3 and 4
 */
export function correctionFactor(item: InventoryItem, standing: StandingRows): CorrectionFactor {
  const ofClass = strictest((item.categories ?? []).map((symbol) => fromCategory(symbol)));
  const ofTable3 = strictest(isPure(item, standing) ? gasesOf(item, standing) : []);
  if (ofTable3 === null) return ofClass ?? STRICTEST_OF_TABLE_4;
  const isOpen = standing.isOpen || item.mixture?.isSameClassAsPure === null;
  const readings = isOpen && ofClass !== null ? [ofTable3, ofClass] : [ofTable3];
  return { ...strictest(readings)!, isAssumed: isOpen };
}

function isPure({ mixture }: InventoryItem, { rows, isListed }: StandingRows): boolean {
  return mixture?.isSameClassAsPure !== false && (rows.length > 0 || !isListed);
}

function gasesOf(item: InventoryItem, { rows }: StandingRows): CorrectionFactor[] {
  return findToxicGases({ cas: item.cas, names: namesOf(item) }, rows).map(({ name, beta }) => ({
    beta,
    table: 3,
    row: name.zh,
    rowName: name,
    isAssumed: false,
  }));
}

function fromCategory(symbol: string, isAssumed = false): CorrectionFactor {
  const category = hazardCategory(symbol);
  return { beta: category.beta, table: 4, row: symbol, rowName: categoryText(category), isAssumed };
}

/** The highest β, the first of equals; null for none. */
function strictest(readings: readonly CorrectionFactor[]): CorrectionFactor | null {
  const higher = (one: CorrectionFactor, other: CorrectionFactor) =>
    compare(parseDecimal(other.beta), parseDecimal(one.beta)) > 0 ? other : one;
  return readings.length === 0 ? null : readings.reduce(higher);
}

const STRICTEST_OF_TABLE_4: CorrectionFactor = strictest(
  HAZARD_CATEGORIES.map(({ symbol }) => fromCategory(symbol, true)),
)!;
