import type { HeatCell } from '@parkwatch/domain/map/layer-state';
import { rgb } from './palette.ts';

/** A picture of the heat with the place that it covers, degrees. */
export type HeatRaster = {
  readonly columns: number;
  readonly rows: number;
  /** RGBA, north row first. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
};

/** More pixels than this and the cells are drawn coarser: a hostile answer must not take the memory of the browser. */
const MAX_PIXELS = 4_000_000;
const M_PER_DEG = 111_320;

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
  const extent = extentOf(cells);
  if (!extent || ramp.length === 0) return null;
  const { west, south, east, north } = extent;
  const latStep = cellM / M_PER_DEG;
  const lonStep = latStep / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.round((east - west) / lonStep) + 1;
  const high = Math.round((north - south) / latStep) + 1;
  const coarser = Math.max(1, Math.sqrt((wide * high) / MAX_PIXELS));
  const columns = Math.ceil(wide / coarser);
  const rows = Math.ceil(high / coarser);
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  for (const [lon, lat, value] of cells) {
    if (!(value > 0)) continue;
    const column = Math.min(columns - 1, Math.round((lon - west) / lonStep / coarser));
    const row = Math.min(rows - 1, Math.round((north - lat) / latStep / coarser));
    const share = Math.min(1, value / fullScale);
    pixels.set(shade(ramp, share), (row * columns + column) * 4);
  }
  const half = { lon: (lonStep * coarser) / 2, lat: (latStep * coarser) / 2 };
  return {
    columns,
    rows,
    pixels,
    bounds: [
      west - half.lon,
      north + half.lat - rows * latStep * coarser,
      west - half.lon + columns * lonStep * coarser,
      north + half.lat,
    ],
  };
}

function extentOf(cells: readonly HeatCell[]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat, value] of cells) {
    if (!(value > 0) || !Number.isFinite(lon + lat)) continue;
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? { west, south, east, north } : null;
}

/** Colour between the stops of the ramp; the lowest values fade out, so that the edge is no cliff. */
function shade(ramp: readonly string[], share: number): [number, number, number, number] {
  const at = share * (ramp.length - 1);
  const below = Math.min(ramp.length - 1, Math.floor(at));
  const low = rgb(ramp[below] ?? '#000000');
  const high = rgb(ramp[Math.min(ramp.length - 1, below + 1)] ?? '#000000');
  const part = at - below;
  const mix = (one: number, other: number) => one + (other - one) * part;
  const opacity = Math.min(1, 0.15 + share * 1.6);
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2]), opacity * 255];
}

/** The raster as a canvas, for engines that take pictures. */
export function rasterCanvas({ columns, rows, pixels }: HeatRaster): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas;
}
