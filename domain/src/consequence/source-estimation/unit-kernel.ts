import type { PlumeShape } from './unit-plume.ts';

/** ln(concentration of 1 kg/s) in the wind frame: `lnAxis[i] − y² · steepness[i]`, i = x / stepM. */
export type UnitKernel = {
  readonly stepM: number;
  readonly lnAxis: Float64Array;
  /** 1/(2σ²), 1/m². */
  readonly steepness: Float64Array;
};

/**
 * What one computed plume stands for: a source in the middle of a cell for one anywhere in it, a direction for all that are
 * nearer to it than to the next one. The plume is widened by both.
 */
export type Widening = {
  /** Side of the cell. */
  readonly cellM: number;
  /** Standard deviation of the direction. */
  readonly turnRad: number;
};

/** The axis falls by a factor of four where the distance doubles: a quarter of a cell is closer than a cell can tell. */
export const STEPS_PER_CELL = 4;

/** @param reachM  farthest distance that will be asked for */
export function unitKernel(
  plume: PlumeShape,
  reachM: number,
  { cellM, turnRad }: Widening,
): UnitKernel {
  const stepM = cellM / STEPS_PER_CELL;
  const count = Math.ceil(reachM / stepM) + 2;
  const [lnAxis, steepness] = [new Float64Array(count), new Float64Array(count)];
  for (let at = 0; at < count; at++) {
    const xM = Math.max(at, 1) * stepM;
    const sigmaM = plume.sigmaYM(xM);
    const variance = sigmaM ** 2 + cellM ** 2 / 12 + (xM * turnRad) ** 2;
    lnAxis[at] = Math.log((plume.axisKgPerM3(xM) * sigmaM) / Math.sqrt(variance));
    steepness[at] = 1 / (2 * variance);
  }
  return { stepM, lnAxis, steepness };
}

/** Entry of a distance; upwind within the cell: the nearest. */
export function kernelIndex({ stepM }: UnitKernel, xM: number): number {
  return xM > 0 ? Math.floor(xM / stepM + 0.5) : 0;
}
