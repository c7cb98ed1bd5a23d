/** Columns of numbers; null is a gap in the recording. */
export type NumberTable = {
  readonly rowCount: number;
  column(name: string): readonly (number | null)[];
};

/** How the recordings write "no value": empty, NA (Beijing), -200 (UCI gas sensors). */
const GAPS = new Set(['', 'NA', 'NaN', '-200', '-200.0']);

/**
 * Reads a table of numbers with a header line. A cell that is neither a number nor a gap sign is a gap too:
 * a broken cell must never become a value.
 * @throws Error when a column is asked for that the header does not name
 */
export function parseNumberTable(text: string): NumberTable {
  const [header = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const names = header.split(',').map((name) => name.trim());
  const cells = lines.map((line) => line.split(','));
  const cache = new Map<string, (number | null)[]>();
  return {
    rowCount: lines.length,
    column: (name) => {
      const at = names.indexOf(name);
      if (at < 0) throw new Error(`no column ${name}; there are ${names.join(', ')}`);
      const known = cache.get(name) ?? cells.map((row) => numberOrGap(row[at] ?? ''));
      cache.set(name, known);
      return known;
    },
  };
}

function numberOrGap(cell: string): number | null {
  const trimmed = cell.trim();
  if (GAPS.has(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

/**
 * Linear between two rows of a looped recording; null when either row is a gap.
 * @param position  row index, may be fractional, any size: the recording repeats
 */
export function loopedValue(rows: readonly (number | null)[], position: number): number | null {
  if (rows.length === 0) return null;
  const wrapped = ((position % rows.length) + rows.length) % rows.length;
  const at = Math.min(Math.floor(wrapped), rows.length - 1);
  const [from, to] = [rows[at] ?? null, rows[(at + 1) % rows.length] ?? null];
  if (from === null || to === null) return null;
  return from + (to - from) * (wrapped - at);
}
