import type { SeededRandom } from '../random/seeded-random.ts';
import type { CategorySymbol } from './hazard-categories.ts';
import { CATEGORY_SYMBOLS } from './hazard-categories.ts';
import { ROW_CONDITIONS } from './content-conditions.ts';
import { UNIT_KINDS } from './standard.ts';
import { TABLE_1 } from './table-1.ts';
import type { InventoryItem, MajorHazardUnit } from './unit.ts';

/** An item for tests: 10 t of ammonia unless told otherwise. */
export function sampleItem(values: Partial<InventoryItem> = {}): InventoryItem {
  return {
    id: 'item-1',
    name: { zh: '氨', en: 'ammonia' },
    cas: '7664-41-7',
    designMaxT: '10',
    categories: null,
    ...values,
  };
}

/** A tank area for tests. */
export function sampleUnit(
  items: readonly Partial<InventoryItem>[],
  people: number | null = 0,
): MajorHazardUnit {
  return {
    id: 'unit-1',
    name: { zh: '一号罐区', en: 'tank area 1' },
    kind: 'storage',
    items: items.map((values, at) => sampleItem({ id: `item-${at + 1}`, ...values })),
    people,
  };
}

/** Rows of table 1 whose Q does not depend on content. */
const PLAIN_ROWS = TABLE_1.filter(({ no }) => ROW_CONDITIONS[no] === undefined);

/** A unit of one to six items all of which are known, with quantities around their Q, often at simple parts of it. */
export function randomUnit(random: SeededRandom): MajorHazardUnit {
  const items = Array.from({ length: random.pick([1, 1, 2, 2, 3, 6]) }, (_, at) =>
    randomItem(random, at),
  );
  const people = random.pick([0, 1, 29, 30, 49, 50, 99, 100, random.below(200)]);
  return { ...sampleUnit([], people), kind: random.pick(UNIT_KINDS), items };
}

export function randomItem(random: SeededRandom, at: number): InventoryItem {
  const categories = randomCategories(random);
  const base = { id: `item-${at}`, categories, designMaxT: randomQuantity(random) };
  if (random.next() < 0.3)
    return { ...base, name: { zh: `自编物质${at}`, en: `made-up ${at}` }, cas: null };
  const row = random.pick(PLAIN_ROWS);
  const designMaxT =
    random.next() < 0.5
      ? partOf(row.criticalT, random.pick([25, 50, 100, 500, 1000, 1 + random.below(100)]))
      : base.designMaxT;
  return { ...base, designMaxT, name: row.name, cas: row.cas[0] ?? null };
}

export function randomCategories(random: SeededRandom): readonly CategorySymbol[] {
  return Array.from({ length: 1 + random.below(3) }, () => random.pick(CATEGORY_SYMBOLS));
}

export function randomQuantity(random: SeededRandom): string {
  const micro = String(random.below(10 ** (3 + random.below(6)))).padStart(7, '0');
  return `${micro.slice(0, -6)}.${micro.slice(-6)}`;
}

/** So many hundredths of a decimal, written exactly. */
function partOf(criticalT: string, hundredths: number): string {
  const units = String(Math.round(Number(criticalT) * 100) * hundredths).padStart(5, '0');
  return `${units.slice(0, -4)}.${units.slice(-4)}`;
}
