import type { PointerMapping } from '@parkwatch/domain/sources/mqtt';
import type { Said } from './said-reading.ts';

/** Where an item stands. */
type Place = {
  readonly item: unknown;
  readonly root: unknown;
  readonly topic: string;
  readonly key: string;
};

/** The items of a payload in the words of its fields, at most `most` and one more; null: there is no list. */
export function saidByPointers(
  json: unknown,
  mapping: PointerMapping,
  { topic, most }: { readonly topic: string; readonly most: number },
): Said[] | null {
  const list = at(json, mapping.list);
  return (
    itemsOf(list, mapping.items)
      ?.slice(0, most + 1)
      .map(([key, item]) => saidAt(mapping, { item, root: json, topic, key })) ?? null
  );
}

function itemsOf(list: unknown, items: PointerMapping['items']): [string, unknown][] | null {
  if (typeof list !== 'object' || list === null) return null;
  if (items === 'properties') return Array.isArray(list) ? null : Object.entries(list);
  return (Array.isArray(list) ? list : [list]).map((item, index) => [String(index), item]);
}

function saidAt(mapping: PointerMapping, place: Place): Said {
  const { device, point, value, time, unit, quality } = mapping;
  // What is mapped and not there is null, which is refused: only what nobody maps has a default.
  return {
    device: field(device, place) ?? null,
    point: field(point, place),
    value: field(value, place),
    ...(time === undefined ? {} : { time: field(time, place) ?? null }),
    ...(unit === undefined ? {} : { unit: field(unit, place) }),
    ...(quality === undefined ? {} : { quality: field(quality, place) ?? null }),
  };
}

function field(path: string, { item, root, topic, key }: Place): unknown {
  if (path === '' || path.startsWith('/')) return at(item, path);
  if (path.startsWith('^')) return at(root, path.slice(1));
  const levels = topic.split('/');
  return path.replace(/\{(\d{1,3}|topic|key)\}/g, (_, word: string) => {
    if (word === 'topic') return topic;
    return word === 'key' ? key : (levels[Number(word)] ?? '');
  });
}

/** RFC 6901; undefined where there is nothing. Own properties only: a payload has no prototype. */
function at(value: unknown, pointer: string): unknown {
  let here = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as { readonly [key: string]: unknown })[key];
  }
  return here;
}
