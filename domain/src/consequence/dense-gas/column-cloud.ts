import type { Cloud, WindGrid } from '../cloud.ts';
import { FLOOR_KG_PER_M3 } from '../dispersion/section-fill.ts';

/** A cloud cut across the wind at one place and time. */
export type Column = {
  readonly axisKgPerM3: number;
  /** Falls from the axis on; the same on both sides. */
  at(yM: number): number;
  /** The last y that meets a level. @param levelKgPerM3  > 0 and ≤ axis */
  reachM(levelKgPerM3: number): number;
};

/** What of a `Cloud` follows from its columns; `null`: nothing there. Below the floor of clouds there is nothing. */
export function columnCloud(
  columnAt: (xM: number, tS: number) => Column | null,
): Pick<Cloud, 'axisKgPerM3' | 'halfWidthM' | 'concentrationKgPerM3' | 'fill'> {
  return {
    axisKgPerM3: (xM, tS) => aboveNothing(columnAt(xM, tS)?.axisKgPerM3 ?? 0),
    concentrationKgPerM3: (xM, yM, tS) => aboveNothing(columnAt(xM, tS)?.at(yM) ?? 0),
    halfWidthM: (xM, tS, levelKgPerM3) => {
      const column = columnAt(xM, tS);
      const level = Math.max(levelKgPerM3, FLOOR_KG_PER_M3);
      if (column === null || column.axisKgPerM3 < level) return 0;
      return column.reachM(level);
    },
    fill: (grid, tS, out) => {
      out.fill(0);
      for (let at = 0; at < grid.columns; at++) {
        const column = columnAt(grid.startXM + at * grid.cellM, tS);
        if (column !== null && column.axisKgPerM3 >= FLOOR_KG_PER_M3)
          fillColumn(column, { grid, at }, out);
      }
    },
  };
}

function aboveNothing(kgPerM3: number): number {
  return kgPerM3 < FLOOR_KG_PER_M3 ? 0 : kgPerM3;
}

function fillColumn(
  column: Column,
  { grid, at }: { readonly grid: WindGrid; readonly at: number },
  out: Float64Array,
): void {
  const { startYM, cellM, columns, rows } = grid;
  const reachM = column.reachM(FLOOR_KG_PER_M3) + cellM;
  const first = Math.max(0, Math.floor((-reachM - startYM) / cellM));
  const last = Math.min(rows - 1, Math.ceil((reachM - startYM) / cellM));
  for (let row = first; row <= last; row++)
    out[row * columns + at] = aboveNothing(column.at(startYM + row * cellM));
}
