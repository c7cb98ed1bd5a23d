import type { Text } from '../text/text.ts';
import type { DecimalText } from './rational.ts';
import { EXPLOSIVE_ROWS } from './table-1-explosive.ts';
import { FLAMMABLE_ROWS } from './table-1-flammable.ts';
import { REACTIVE_ROWS } from './table-1-reactive.ts';
import { TOXIC_ROWS } from './table-1-toxic.ts';

/** A substance that the standard names, as it is printed. */
export type CriticalQuantityRow = {
  readonly no: number;
  /** With the limits of content that belong to it. */
  readonly name: Text;
  /** Q, t. */
  readonly criticalT: DecimalText;
  readonly cas: readonly string[];
  readonly aliases: readonly string[];
  /** Rows of one substance that differ by content: whoever asks for one is asked which. */
  readonly family?: 'nitrocellulose' | 'ammonium-nitrate';
};

/** The 85 substances. @source GB 18218-2018, table 1 */
export const TABLE_1: readonly CriticalQuantityRow[] = [
  ...TOXIC_ROWS,
  ...EXPLOSIVE_ROWS,
  ...FLAMMABLE_ROWS,
  ...REACTIVE_ROWS,
];
