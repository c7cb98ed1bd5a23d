import { fillText, type Text } from '../text/text.ts';
import type { InventoryFinding } from './assessment.ts';
import { compare, parseDecimal } from './rational.ts';
import type { InventoryItem } from './unit.ts';

const ABOVE: Text = {
  zh: '{substance}：现存量 {live} t 超过设计最大量 {max} t；辨识仍按设计最大量计算，请核实设计参数或降低存量',
  en: '{substance}: {live} t are there, above the design maximum of {max} t; the calculation keeps the design maximum: check the design data or reduce the stock',
};
const WITHOUT: Text = {
  zh: '{substance}：现存量 {live} t，但设计最大量未知；现存量不代替设计最大量，未计入 S',
  en: '{substance}: {live} t are there, but the design maximum is not known; the live stock does not stand in for it and is not in S',
};

/**
 * Live stocks held against the design maximum (4.2.2). They change neither S nor R.
 * @throws RangeError for a quantity that is no decimal ≥ 0
 */
export function inventoryFindings(items: readonly InventoryItem[]): readonly InventoryFinding[] {
  return items.flatMap((item) => findingOf(item) ?? []);
}

function findingOf({ id, name, designMaxT, liveT }: InventoryItem): InventoryFinding | null {
  if (liveT == null) return null;
  const live = parseDecimal(liveT);
  if (designMaxT === null) {
    if (live.n === 0n) return null;
    const text = fillText(WITHOUT, { substance: name, live: liveT });
    return { code: 'live-without-design-maximum', itemId: id, text };
  }
  if (compare(live, parseDecimal(designMaxT)) <= 0) return null;
  const text = fillText(ABOVE, { substance: name, live: liveT, max: designMaxT });
  return { code: 'live-above-design-maximum', itemId: id, text };
}
