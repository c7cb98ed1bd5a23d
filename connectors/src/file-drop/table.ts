/** A cell: what stands in it, a date as its wall clock in UTC, null when it is empty. */
export type Cell = string | number | boolean | Date | null;

/** A row with its number from 1 as a person sees it in the file. */
export type Row = { readonly number: number; readonly cells: readonly Cell[] };

/** Most columns that are looked at, and most characters of a cell. */
export const MAX_COLUMNS = 500;
export const MAX_CELL_LENGTH = 32_767;
