import type { Lattice } from './iso-rings.ts';
import { fromQuanta } from './quantum.ts';
import type { RiskField } from './risk-field.ts';
import { RIM_CELLS, type ShownClasses } from './shown-classes.ts';
import { classOf, type ClassThresholds } from './zone-settings.ts';

/** Where the lines are drawn on the scale of `drawnLattice`: blue, yellow and red begin at whole numbers. */
export const DRAWN_LEVELS = [1, 2, 3] as const;

/** How far into its class a cell is drawn whose own value is lower: held, enlarged or beside a worse one. */
const HELD_SHARE = 0.05;

/**
 * Values to draw, on a scale on which each class is one unit: 1.5 is halfway from blue to yellow. So a line lies between
 * two cells as their values say, for steps of every height.
 */
export function drawnLattice(
  { quanta, grid }: RiskField,
  { classes, columns, rows }: ShownClasses,
  thresholds: ClassThresholds,
): Lattice {
  const values = new Float64Array(classes.length);
  for (let at = 0; at < classes.length; at++) {
    const column = (at % columns) - RIM_CELLS;
    const row = Math.floor(at / columns) - RIM_CELLS;
    const isOnGrid = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
    const value = isOnGrid ? fromQuanta(quanta[row * grid.columns + column]!) : 0;
    const shown = classes[at]!;
    if (shown === 0 && value === 0) continue;
    const own = classOf(value, thresholds);
    values[at] = shown + (own === shown ? shareOfClass(value, own, thresholds) : HELD_SHARE);
  }
  return { values, columns, rows };
}

/** 0 where a class begins, towards 1 where the next does; the last class has no end. */
function shareOfClass(value: number, own: number, thresholds: ClassThresholds): number {
  const from = thresholds[own]!;
  const to = thresholds[own + 1];
  const share = to === undefined ? 1 - from / value : (value - from) / (to - from);
  // Rounding must not lift it into the next class.
  return Math.min(share, 1 - 1e-9);
}
