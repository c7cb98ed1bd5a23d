import { wrongCursor } from '../http/page-cursor.ts';

/** What a list is sorted by, number by number; the last is an id. */
export type SortKey = readonly number[];

type Page = { readonly cursor?: string | undefined; readonly limit: number };

/**
 * A page of a list whose order is computed and not stored. The cursor is the key of the last item, so that a page goes on at
 * the right place when items come and go meanwhile.
 */
export function keyedPage<T>(
  items: readonly T[],
  keyOf: (item: T) => SortKey,
  { cursor, limit }: Page,
): { items: T[]; nextCursor: string | null; total: number } {
  const sorted = items
    .map((item) => ({ item, key: keyOf(item) }))
    .toSorted((one, other) => compare(one.key, other.key));
  const after = cursor === undefined ? null : readKey(cursor);
  const rest = after === null ? sorted : sorted.filter(({ key }) => compare(key, after) > 0);
  const shown = rest.slice(0, limit);
  const last = rest.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ item }) => item),
    nextCursor: last === undefined ? null : Buffer.from(last.key.join(' ')).toString('base64url'),
    total: items.length,
  };
}

function compare(one: SortKey, other: SortKey): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at]! - (other[at] ?? 0);
}

function readKey(cursor: string): SortKey {
  const parts = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (parts.length < 2 || !parts.every((part) => /^-?\d{1,16}(\.\d{1,3})?$/.test(part)))
    throw wrongCursor();
  return parts.map(Number);
}
