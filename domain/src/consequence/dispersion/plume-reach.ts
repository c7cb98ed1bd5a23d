import { positive } from '../inputs.ts';
import { plumeField, type PlumeSource } from './plume.ts';
import { bandIntegral, bandsAbove, logSpaced, peakOfBand, type Band } from './search.ts';

/** A plume is followed from here to there, m; beyond, nothing is said. */
export const NEAREST_M = 0.01;
export const FARTHEST_M = 1e6;
/** Where a plume is looked at first: every 4.7 %. */
export const PLUME_SCAN = logSpaced(NEAREST_M, FARTHEST_M, 400);

/** The largest concentration that a steady plume makes at one height, and where. */
export type PlumeMaximum = { readonly xM: number; readonly kgPerM3: number };

/**
 * @param zM  height of the receptor, m
 * @returns for source and receptor at the same height this is at the source (1 cm from it)
 * @throws RangeError as `sectionKgPerM3`
 */
export function plumeMaximum(source: PlumeSource, zM: number): PlumeMaximum {
  const axis = axisOf(source, zM);
  const xM = peakOfBand(axis, [NEAREST_M, FARTHEST_M]);
  return { xM, kgPerM3: axis(xM) };
}

/** Where the axis of a plume is at or above a level. */
export type EndpointDistances = {
  /** First x with the level, m; 0 when it is met right at the source. */
  readonly nearM: number;
  /** Last x with the level, m; `FARTHEST_M` when it is met there still. */
  readonly farM: number;
};

/**
 * Both ends of the reach of a level, on the ground or at a height: an elevated plume touches down some way off, so that the
 * hazard begins at `nearM`. Scan over the logarithm of x, then bisection.
 * @returns null when the level is met nowhere
 * @throws RangeError for a level that is not positive, and as `sectionKgPerM3`
 */
export function endpointDistances(
  source: PlumeSource,
  zM: number,
  levelKgPerM3: number,
): EndpointDistances | null {
  const bands = plumeBands(source, zM, levelKgPerM3);
  if (bands.length === 0) return null;
  return { nearM: bands[0]![0], farM: bands.at(-1)![1] };
}

/** Size of the area where a steady plume is at or above a level. */
export type Isopleth = {
  readonly nearM: number;
  readonly xMaxM: number;
  readonly halfWidthMaxM: number;
  readonly areaM2: number;
};

/**
 * Isopleth at one height: half width y(x) = σy √(2 ln(c_axis/level)), its largest value, and the area 2∫y dx.
 * @returns null when the level is met nowhere
 * @throws RangeError as {@link endpointDistances}
 */
export function isopleth(source: PlumeSource, zM: number, levelKgPerM3: number): Isopleth | null {
  const bands = plumeBands(source, zM, levelKgPerM3);
  if (bands.length === 0) return null;
  const axis = axisOf(source, zM);
  const halfWidth = (xM: number): number =>
    source.curves.y(xM) * Math.sqrt(2 * Math.max(0, Math.log(axis(xM) / levelKgPerM3)));
  const widest = bands.map((band) => halfWidth(peakOfBand(halfWidth, band)));
  return {
    nearM: bands[0]![0],
    xMaxM: bands.at(-1)![1],
    halfWidthMaxM: Math.max(...widest),
    areaM2: bands.reduce((sum, band) => sum + 2 * bandIntegral(halfWidth, band), 0),
  };
}

function plumeBands(source: PlumeSource, zM: number, levelKgPerM3: number): Band[] {
  const bands = bandsAbove(axisOf(source, zM), positive('levelKgPerM3', levelKgPerM3), PLUME_SCAN);
  return bands.map(([from, to]) => [from === NEAREST_M ? 0 : from, to]);
}

function axisOf(source: PlumeSource, zM: number): (xM: number) => number {
  const plume = plumeField(source);
  return (xM) => plume(xM, 0, zM);
}
