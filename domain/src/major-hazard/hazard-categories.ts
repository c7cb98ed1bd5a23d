import type { Text } from '../text/text.ts';
import type { DecimalText } from './rational.ts';
import { HEALTH_HAZARDS } from './table-2-health.ts';
import { PHYSICAL_HAZARDS } from './table-2-physical.ts';

/** A hazard category of the standard: its critical quantity and its correction factor. */
export type HazardCategory = {
  readonly symbol: string;
  readonly hazardClass: Text;
  readonly description: Text;
  /** Q of table 2, t. */
  readonly criticalT: DecimalText;
  /** β of table 4. */
  readonly beta: DecimalText;
};

/** The 24 categories. @source GB 18218-2018, tables 2 and 4 */
export const HAZARD_CATEGORIES = [...HEALTH_HAZARDS, ...PHYSICAL_HAZARDS] as const;

export type CategorySymbol = (typeof HAZARD_CATEGORIES)[number]['symbol'];
export const CATEGORY_SYMBOLS: readonly CategorySymbol[] = HAZARD_CATEGORIES.map(
  ({ symbol }) => symbol,
);

const BY_SYMBOL: ReadonlyMap<string, HazardCategory> = new Map(
  HAZARD_CATEGORIES.map((category) => [category.symbol, category]),
);

/** @throws RangeError for a symbol that the standard does not have */
export function hazardCategory(symbol: string): HazardCategory {
  const found = BY_SYMBOL.get(symbol);
  if (!found) throw new RangeError(`no hazard category ${symbol} in GB 18218-2018, table 2`);
  return found;
}

/** A category in words: `W2 易燃气体（类别1和类别2）`. */
export function categoryText({ symbol, hazardClass, description }: HazardCategory): Text {
  return {
    zh: `${symbol} ${hazardClass.zh}（${description.zh}）`,
    en: `${symbol} ${hazardClass.en} (${description.en})`,
  };
}
