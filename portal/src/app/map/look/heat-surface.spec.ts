import { describe, expect, it } from 'vitest';
import type { HeatCell } from '@parkwatch/domain/map/layer-state';
import { heatGrid } from './heat-grid.ts';
import { heatSurface } from './heat-surface.ts';

/** Cells of a frame whose degree is a little shorter than the usual one. */
function field(columns: number, rows: number): HeatCell[] {
  const step = 50 / 110_700;
  return Array.from({ length: columns * rows }, (_none, at): HeatCell => {
    const column = at % columns;
    const lon = Math.round((103.7 + column * step) * 1e6) / 1e6;
    return [lon, Math.round((1.2 + ((at - column) / columns) * step) * 1e6) / 1e6, 1];
  });
}

describe('cells on their grid', () => {
  it('leave no row or column empty, however many there are', () => {
    const grid = heatGrid(field(300, 400), 50)!;
    expect([grid.columns, grid.rows]).toEqual([300, 400]);
    expect(grid.values.every((value) => value === 1)).toBe(true);
  });
  it('may be few, far apart, or none', () => {
    expect(heatGrid([[103.7, 1.2, 0.4]], 50)).toMatchObject({ columns: 1, rows: 1 });
    const apart = heatGrid([...field(2, 2), [103.7, 1.21, 2]], 50)!;
    expect(apart.rows).toBeGreaterThan(20);
    expect(heatGrid([[103.7, 1.2, 0]], 50)).toBeNull();
  });
});

describe('the height field', () => {
  const options = { fullScale: 1, fullScaleM: 200, most: 1.5 };
  it('rises with the value, ends on the ground, and is cut where a value is wild', () => {
    const step = 50 / 111_320;
    const cells: HeatCell[] = [
      [103.7, 1.2, 0.5],
      [103.7 + step, 1.2, 9],
    ];
    const { corners, triangles } = heatSurface(heatGrid(cells, 50)!, options);
    expect(
      corners
        .map(({ heightM }) => heightM)
        .sort((a, b) => b - a)
        .slice(0, 3),
    ).toEqual([300, 100, 0]);
    // Two cells have six squares around them, and two corners of each are on the rim.
    expect(corners).toHaveLength(12);
    expect(triangles).toHaveLength(6 * 2 * 3);
    expect(Math.max(...triangles)).toBe(11);
  });
  it('has a hole where nothing is near', () => {
    const ring = field(5, 5).filter((_cell, at) => at % 5 === 0 || at % 5 === 4);
    const { triangles } = heatSurface(heatGrid(ring, 50)!, options);
    expect(triangles.length / 6).toBe(2 * 2 * 6);
  });
});
