import type { HeatGrid } from './heat-grid.ts';

/** A surface over the ground whose height is the value: corners, and triangles between them. */
export type HeatSurface = {
  readonly corners: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly heightM: number;
    /** Of the full scale, 0 to 1. */
    readonly share: number;
  }[];
  /** Three corners each. */
  readonly triangles: Uint32Array<ArrayBuffer>;
};

/**
 * The values of a grid as a height field, with a rim at height 0 so that it ends on the ground and in no cliff. Ground without
 * any value around has no surface.
 * @param fullScaleM  height of the value that gets the hottest colour
 * @param most        heights beyond this many full scales are cut: one wild value must not hide the park
 */
export function heatSurface(
  grid: HeatGrid,
  { fullScale, fullScaleM, most }: { fullScale: number; fullScaleM: number; most: number },
): HeatSurface {
  const [wide, high] = [grid.columns + 2, grid.rows + 2];
  const valueAt = (column: number, row: number): number =>
    column < 1 || row < 1 || column > grid.columns || row > grid.rows
      ? 0
      : grid.values[(row - 1) * grid.columns + column - 1]!;
  const cornerOf = new Int32Array(wide * high).fill(-1);
  const corners: HeatSurface['corners'][number][] = [];
  const triangles: number[] = [];
  const corner = (column: number, row: number): number => {
    const at = row * wide + column;
    if (cornerOf[at]! < 0) {
      const share = Math.min(most, valueAt(column, row) / fullScale);
      cornerOf[at] = corners.length;
      corners.push({
        lon: grid.west + (column - 1) * grid.lonStep,
        lat: grid.south + (row - 1) * grid.latStep,
        ...{ heightM: share * fullScaleM, share: Math.min(1, share) },
      });
    }
    return cornerOf[at]!;
  };
  for (let row = 0; row < high - 1; row++)
    for (let column = 0; column < wide - 1; column++) {
      const square = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      if (square.every(([x, y]) => valueAt(x, y) === 0)) continue;
      const [a, b, c, d] = square.map(([x, y]) => corner(x, y)) as [number, number, number, number];
      triangles.push(a, b, c, a, c, d);
    }
  return { corners, triangles: Uint32Array.from(triangles) };
}
