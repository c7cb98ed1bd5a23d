import type { NumberTable } from './csv-table.ts';

const HOUR_MS = 3_600_000;
/** Park time, UTC+8 without summer time; the recordings are read in it. */
export const PARK_OFFSET_MS = 8 * HOUR_MS;

export type HourPlace = { readonly row: number; readonly nextRow: number; readonly share: number };

/** Finds an hour of any year in a table of one recorded year, by month, day and hour of park time. */
export type HourFinder = (tMs: number) => HourPlace | null;

/**
 * @param table      one row an hour with columns month, day, hour
 * @param firstHour  0 when the hours are 0–23, 1 when 1–24 (EPW: hour n ends at n o'clock)
 */
export function hourFinder(table: NumberTable, firstHour: 0 | 1): HourFinder {
  const [months, days, hours] = ['month', 'day', 'hour'].map((name) => table.column(name));
  const rows = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row++)
    rows.set(key(months![row]!, days![row]!, hours![row]! - firstHour), row);
  return (tMs) => {
    const row = rowAt(rows, tMs);
    const nextRow = rowAt(rows, tMs + HOUR_MS);
    if (row === undefined || nextRow === undefined) return null;
    return { row, nextRow, share: (tMs / HOUR_MS) % 1 };
  };
}

/** Linear within the hour; null when this hour or the next is a gap. */
export function hourlyValue(rows: readonly (number | null)[], place: HourPlace): number | null {
  const [from, to] = [rows[place.row] ?? null, rows[place.nextRow] ?? null];
  return from === null || to === null ? null : from + (to - from) * place.share;
}

function rowAt(rows: ReadonlyMap<string, number>, tMs: number): number | undefined {
  const local = new Date(tMs + PARK_OFFSET_MS);
  const [month, day, hour] = [local.getUTCMonth() + 1, local.getUTCDate(), local.getUTCHours()];
  // The recorded years have no 29 February: its eve stands in.
  return rows.get(key(month, day, hour)) ?? rows.get(key(month, day - 1, hour));
}

function key(month: number | null, day: number | null, hour: number): string {
  return `${month}-${day}-${hour}`;
}
