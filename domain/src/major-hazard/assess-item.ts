import type { AssessmentRow } from './assessment.ts';
import { correctionFactor } from './correction-factor.ts';
import { criticalQuantity } from './critical-quantity.ts';
import { exactValue } from './exact-value.ts';
import { dividedBy, parseDecimal, times, type Rational } from './rational.ts';
import { standingRows, type StandingRows } from './standing-rows.ts';
import type { InventoryItem } from './unit.ts';

/** An item with its row of the assessment and its exact parts of the sums; null parts: not counted. */
export type AssessedItem = {
  readonly item: InventoryItem;
  readonly standing: StandingRows;
  readonly row: AssessmentRow;
  readonly parts: { readonly ratio: Rational; readonly contribution: Rational } | null;
};

/**
 * The part of one item.
 * @throws RangeError for a quantity that is no decimal ≥ 0, a content above 100 % or an unknown category
 */
export function assessItem(item: InventoryItem): AssessedItem {
  const standing = standingRows(item);
  const found = criticalQuantity(item, standing);
  const q = item.designMaxT === null ? null : parseDecimal(item.designMaxT);
  const base = {
    itemId: item.id,
    substance: item.name,
    cas: item.cas,
    designMaxT: item.designMaxT,
    liveT: item.liveT ?? null,
  };
  if (typeof found === 'string') {
    const row = { ...base, ...NOTHING_COUNTED, state: found, critical: null, beta: null };
    return { item, standing, row, parts: null };
  }
  const beta = correctionFactor(item, standing);
  const known = { ...base, critical: found, beta };
  if (q === null) {
    const row = { ...known, ...NOTHING_COUNTED, state: 'quantity-unknown' as const };
    return { item, standing, row, parts: null };
  }
  const ratio = dividedBy(q, parseDecimal(found.criticalT));
  const contribution = times(parseDecimal(beta.beta), ratio);
  const row = {
    ...known,
    state: 'counted' as const,
    ratio: exactValue(ratio),
    contribution: exactValue(contribution),
  };
  return { item, standing, row, parts: { ratio, contribution } };
}

const NOTHING_COUNTED = { ratio: null, contribution: null } as const;
