import type { Text } from '../../text/text.ts';
import { SECOND_MS } from '../../time/duration.ts';
import type { Reading } from '../../reading/reading.ts';

/** A measured variable of a unit. */
export type Variable = { readonly pointId: number; readonly name: Text; readonly unit: string };

/** The variables of a unit at one instant; null: nothing usable. */
export type Row = { readonly atMs: number; readonly values: readonly (number | null)[] };

/** Closed span of time, epoch ms. */
export type Interval = { readonly fromMs: number; readonly toMs: number };

/**
 * Rows at even steps from the readings of several points: each value is the last good reading, as long as it is not older
 * than `maxAgeS`; else null. Uncertain and bad readings teach nothing.
 * @param series  readings of all points, each point in order of time
 * @throws RangeError when step or age is not positive or the span runs back
 */
export function rowsAtSteps(
  variables: readonly Pick<Variable, 'pointId'>[],
  series: readonly Reading[],
  grid: Interval & { readonly stepS: number; readonly maxAgeS: number },
): Row[] {
  const { fromMs, toMs, stepS, maxAgeS } = grid;
  if (!(stepS > 0 && maxAgeS > 0 && toMs >= fromMs))
    throw new RangeError(`no grid: ${JSON.stringify(grid)}`);
  const columns = variables.map(({ pointId }) =>
    series.filter((reading) => reading.pointId === pointId && reading.quality === 'good'),
  );
  const next = columns.map(() => 0);
  const rows: Row[] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += stepS * SECOND_MS) {
    const values = columns.map((column, index) => {
      while ((column[next[index]!]?.atMs ?? Infinity) <= atMs) next[index]!++;
      const last = column[next[index]! - 1];
      return last && atMs - last.atMs <= maxAgeS * SECOND_MS ? last.value : null;
    });
    rows.push({ atMs, values });
  }
  return rows;
}

export function isInside(atMs: number, { fromMs, toMs }: Interval): boolean {
  return atMs >= fromMs && atMs <= toMs;
}
