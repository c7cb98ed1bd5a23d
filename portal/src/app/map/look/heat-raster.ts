import type { HeatCell } from '@parkwatch/domain/map/layer-state';
import { heatGrid } from './heat-grid.ts';
import { rgb } from './palette.ts';

/** A picture of the heat with the place that it covers, degrees. */
export type HeatRaster = {
  readonly columns: number;
  readonly rows: number;
  /** RGBA, north row first. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
};

/**
 * Paints cells on a grid, one pixel a cell. The value decides colour and opacity, so a map of values stays a map of values at
 * every zoom (a density heat map sums neighbours and turns hotter as one zooms out).
 * @param ramp       colours from low to high
 * @param cellM      side of a cell, metres
 * @param fullScale  the value that gets the last colour; above it stays so
 * @returns null when there is nothing to paint
 */
export function heatRaster(
  cells: readonly HeatCell[],
  ramp: readonly string[],
  { cellM, fullScale }: { readonly cellM: number; readonly fullScale: number },
): HeatRaster | null {
  const grid = ramp.length === 0 ? null : heatGrid(cells, cellM);
  if (!grid) return null;
  const { west, south, lonStep, latStep, columns, rows, values } = grid;
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  values.forEach((value, cell) => {
    if (value === 0) return;
    const column = cell % columns;
    const row = rows - 1 - (cell - column) / columns;
    pixels.set(heatShade(ramp, value / fullScale), (row * columns + column) * 4);
  });
  return {
    ...{ columns, rows, pixels },
    bounds: [
      west - lonStep / 2,
      south - latStep / 2,
      west + (columns - 0.5) * lonStep,
      south + (rows - 0.5) * latStep,
    ],
  };
}

/**
 * Colour between the stops of the ramp as RGBA, 0 to 255; the lowest values fade out, so that the edge is no cliff.
 * @param share  of the full scale; above 1 counts as 1
 */
export function heatShade(
  ramp: readonly string[],
  share: number,
): [red: number, green: number, blue: number, alpha: number] {
  const full = Math.min(1, share);
  const at = full * (ramp.length - 1);
  const below = Math.min(ramp.length - 1, Math.floor(at));
  const low = rgb(ramp[below] ?? '#000000');
  const high = rgb(ramp[Math.min(ramp.length - 1, below + 1)] ?? '#000000');
  const part = at - below;
  const mix = (one: number, other: number) => one + (other - one) * part;
  const opacity = Math.min(1, 0.15 + full * 1.6);
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2]), opacity * 255];
}
