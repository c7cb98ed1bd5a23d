import type { Text } from '../text/text.ts';
import type { Contents, SubstanceForm } from './content-conditions.ts';
import type { CategorySymbol } from './hazard-categories.ts';
import type { DecimalText } from './rational.ts';
import type { UnitKind } from './standard.ts';

/** A mixture or solution: whether it belongs to the hazard class of its pure substance decides how it counts. */
export type Mixture = {
  /** Null: nobody has said; the stricter of both readings is taken. */
  readonly isSameClassAsPure: boolean | null;
};

/** One substance in one vessel, piece of equipment or storage place of a unit. */
export type InventoryItem = {
  readonly id: string;
  /** Names by which it is looked up too: one of them is enough. */
  readonly name: Text;
  /** Further names that it goes by. */
  readonly otherNames?: readonly string[];
  readonly cas: string | null;
  /** q: design maximum, t; null: unknown. @source GB 18218-2018, 4.2.2 */
  readonly designMaxT: DecimalText | null;
  /** What is there now, t: never used as q, only held against it. */
  readonly liveT?: DecimalText | null;
  /** All its hazard categories of table 2; null: not classified; empty: classified, and none of them applies. */
  readonly categories: readonly CategorySymbol[] | null;
  /** Null: a pure substance. */
  readonly mixture?: Mixture | null;
  /** For substances that table 1 limits by content or form; what is left out is not known. */
  readonly contents?: Contents;
  readonly form?: SubstanceForm | null;
};

/** A unit (单元): what is judged as one major hazard source. */
export type MajorHazardUnit = {
  readonly id: string;
  readonly name: Text;
  readonly kind: UnitKind;
  readonly items: readonly InventoryItem[];
  /** Residents within 500 m of the works' boundary, whole; null: not known. */
  readonly people: number | null;
};
