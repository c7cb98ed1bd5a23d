/** At most so many places of a change go on record. */
const MOST_PATHS = 50;

/**
 * Where two configurations differ, as JSON pointers without the values: for the trail, which holds no secret. Devices are
 * compared by their account, wherever they stand. Where there are too many, the last entry says how many are left out.
 */
export function changedPaths(before: unknown, after: unknown): string[] {
  const paths = [...differences(before, after, '')];
  const left = paths.length - MOST_PATHS;
  if (left <= 0) return paths;
  return [...paths.slice(0, MOST_PATHS), `… 另有 ${left} 处 ${left} more`];
}

function* differences(before: unknown, after: unknown, path: string): Generator<string> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [a, b] = [membersOf(before), membersOf(after)];
  if (a === undefined || b === undefined) {
    yield path === '' ? '/' : path;
    return;
  }
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    yield* differences(a.get(key), b.get(key), `${path}/${key}`);
  }
}

type Members = ReadonlyMap<string, unknown>;

function membersOf(value: unknown): Members | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(value.map((one: unknown, at) => [accountOf(one) ?? String(at), one]));
}

function accountOf(value: unknown): string | undefined {
  const { account } = (value ?? {}) as { account?: unknown };
  return typeof account === 'string' ? account : undefined;
}
