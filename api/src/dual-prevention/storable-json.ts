/** Deeper than this no record of an enterprise is; what lies below is not kept. */
const DEEPEST = 12;

/**
 * A value from outside as PostgreSQL's jsonb can hold it: no NUL and no half characters, in names neither, and not
 * nested without end. One such character would cost the whole call.
 */
export function storableJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return null;
  if (Array.isArray(value)) return value.map((one) => storableJson(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [clean(name), storableJson(one, depth + 1)]),
  );
}

function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
