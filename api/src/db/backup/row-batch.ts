import type { Row } from './format.ts';

/** Rows moved at once: large enough that round trips do not count. */
export const MOST_ROWS = 1000;
/**
 * Characters of them moved at once. Photos are in the database: 10 MB of one are 20 million characters, and 1000 such rows
 * would be more than a string, or the memory of the embedded database, can hold. A larger row is moved alone.
 */
export const MOST_CHARS = 8_000_000;

/** Collects rows until they are worth a statement. */
export function rowBatch() {
  let rows: Row[] = [];
  let chars = 0;
  return {
    /** What has to be written before `row` may join; empty while there is room. */
    add(row: Row): Row[] {
      const size = row.reduce((sum, value) => sum + (value?.length ?? 4), 0);
      const isFull = rows.length >= MOST_ROWS || (rows.length > 0 && chars + size > MOST_CHARS);
      const full = isFull ? this.take() : [];
      rows.push(row);
      chars += size;
      return full;
    },
    /** What is left. */
    take(): Row[] {
      const taken = rows;
      rows = [];
      chars = 0;
      return taken;
    },
  };
}
