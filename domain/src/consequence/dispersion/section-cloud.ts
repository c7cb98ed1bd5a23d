import type { Cloud, WindGrid } from '../cloud.ts';
import { positive } from '../inputs.ts';
import { NEAREST_M } from './plume-reach.ts';
import { fillSections, FLOOR_KG_PER_M3 } from './section-fill.ts';

/** A cloud whose section across the wind is a Gaussian. */
export type GaussianSections = {
  /** kg/m³ on the axis, before ceiling and floor; 0 where there is nothing. */
  readonly axis: (xM: number, tS: number) => number;
  /** > 0 wherever the axis is. */
  readonly sigmaYM: (xM: number, tS: number) => number;
  /** Density of the undiluted gas, kg/m³. */
  readonly ceilingKgPerM3: number;
};

/** What of a `Cloud` follows from its sections: c = axis·exp(−y²/2σy²), no more than the undiluted gas, 0 below the floor. */
export function sectionCloud(
  sections: GaussianSections,
): Pick<Cloud, 'axisKgPerM3' | 'concentrationKgPerM3' | 'halfWidthM' | 'fill'> {
  const { axis, sigmaYM, ceilingKgPerM3 } = sections;
  const cut = (kgPerM3: number): number =>
    kgPerM3 < FLOOR_KG_PER_M3 ? 0 : Math.min(kgPerM3, ceilingKgPerM3);
  return {
    axisKgPerM3: (xM, tS) => cut(axis(xM, tS)),
    concentrationKgPerM3: (xM, yM, tS) => {
      const onAxis = axis(xM, tS);
      if (onAxis < FLOOR_KG_PER_M3) return 0;
      return cut(onAxis * Math.exp(-0.5 * (yM / sigmaYM(xM, tS)) ** 2));
    },
    halfWidthM: (xM, tS, levelKgPerM3) => {
      const level = aboveFloor(levelKgPerM3);
      const onAxis = axis(xM, tS);
      if (Math.min(onAxis, ceilingKgPerM3) < level) return 0;
      return sigmaYM(xM, tS) * Math.sqrt(2 * Math.log(onAxis / level));
    },
    fill: (grid, tS, out) => fillCloud(sections, grid, { tS, out }),
  };
}

/**
 * Extents are outer bounds: sets of curves have steps (Turner's 2.7 %), after which a level may be met again for a per cent or two
 * of the way, less than the search goes at a time.
 */
export const REACH_MARGIN = 1.02;

/** A level as clouds know it: none below the floor. @throws RangeError unless > 0 */
export function aboveFloor(levelKgPerM3: number): number {
  return Math.max(positive('levelKgPerM3', levelKgPerM3), FLOOR_KG_PER_M3);
}

/** Spreads are taken from 1 cm on: at the source itself they are 0. */
export function offSource(xM: number): number {
  return Math.max(xM, NEAREST_M);
}

function fillCloud(
  { axis, sigmaYM, ceilingKgPerM3 }: GaussianSections,
  grid: WindGrid,
  { tS, out }: { readonly tS: number; readonly out: Float64Array },
): void {
  const { columns, rows, startXM, cellM } = grid;
  if (out.length !== columns * rows)
    throw new RangeError(`out has ${out.length} cells, the grid ${columns} × ${rows}`);
  const column = { axisKgPerM3: new Float64Array(columns), sigmaYM: new Float64Array(columns) };
  for (let at = 0; at < columns; at++) {
    const xM = startXM + at * cellM;
    const onAxis = axis(xM, tS);
    column.axisKgPerM3[at] = onAxis;
    column.sigmaYM[at] = onAxis > 0 ? sigmaYM(xM, tS) : 1;
  }
  fillSections(grid, { ...column, ceilingKgPerM3 }, out);
}
