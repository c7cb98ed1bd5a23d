import type { HeatCell } from '@parkwatch/domain/map/layer-state';

/** Values on a regular grid, 0 where there is none. Row 0 is the southernmost. */
export type HeatGrid = {
  /** Degrees of the middle of the first cell, and from cell to cell. */
  readonly west: number;
  readonly south: number;
  readonly lonStep: number;
  readonly latStep: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array<ArrayBuffer>;
};

/** More cells than this are drawn coarser: a hostile answer must not take the memory of the browser. */
const MAX_CELLS = 4_000_000;
const M_PER_DEG = 111_320;

/**
 * Puts cells on the grid that they come from. Its step is measured from the cells: a step taken from metres alone is off by some
 * thousandths, and leaves an empty row every few hundred.
 * @param cellM  side of a cell, metres, for what a single cell cannot say
 * @returns null when there is nothing above 0
 */
export function heatGrid(cells: readonly HeatCell[], cellM: number): HeatGrid | null {
  const known = cells.filter(([lon, lat, value]) => value > 0 && Number.isFinite(lon + lat));
  if (known.length === 0) return null;
  const lats = axisOf(
    known.map(([, lat]) => lat),
    cellM / M_PER_DEG,
  );
  const middle = lats.from + (lats.step * (lats.count - 1)) / 2;
  const lons = axisOf(
    known.map(([lon]) => lon),
    cellM / M_PER_DEG / Math.cos((middle * Math.PI) / 180),
  );
  const coarser = Math.max(1, Math.sqrt((lons.count * lats.count) / MAX_CELLS));
  const [columns, rows] = [Math.ceil(lons.count / coarser), Math.ceil(lats.count / coarser)];
  const [lonStep, latStep] = [lons.step * coarser, lats.step * coarser];
  const values = new Float32Array(columns * rows);
  for (const [lon, lat, value] of known) {
    const column = Math.min(columns - 1, Math.round((lon - lons.from) / lonStep));
    const row = Math.min(rows - 1, Math.round((lat - lats.from) / latStep));
    values[row * columns + column] = Math.max(values[row * columns + column]!, value);
  }
  return { west: lons.from, south: lats.from, lonStep, latStep, columns, rows, values };
}

/** Where cells begin along one axis, how far they are apart and how many there are. */
function axisOf(
  places: readonly number[],
  usualStep: number,
): { from: number; step: number; count: number } {
  const sorted = [...new Set(places)].sort((one, other) => one - other);
  const [from, to] = [sorted[0]!, sorted.at(-1)!];
  const neighbours = sorted
    .slice(1)
    .map((place, at) => place - sorted[at]!)
    .filter((gap) => gap > usualStep * 0.7 && gap < usualStep * 1.3);
  const mean = neighbours.reduce((sum, gap) => sum + gap, 0) / neighbours.length;
  const gaps = Math.round((to - from) / (neighbours.length > 0 ? mean : usualStep));
  return { from, step: gaps > 0 ? (to - from) / gaps : usualStep, count: gaps + 1 };
}
