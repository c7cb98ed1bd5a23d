import { positive } from '../inputs.ts';
import { plumeField, type PlumeSource } from './plume.ts';
import { bandIntegral, bandsAbove, logSpaced, peakBetween, type Band } from './search.ts';

/** A plume is followed from here to there, m; beyond, nothing is said. */
export const NEAREST_M = 0.01;
export const FARTHEST_M = 1e6;
const SCAN = logSpaced(NEAREST_M, FARTHEST_M, 400);

/** The largest concentration that a steady plume makes at one height, and where. */
export type PlumeMaximum = { readonly xM: number; readonly kgPerM3: number };

/**
 * @param zM  height of the receptor, m
 * @returns for source and receptor at the same height this is at the source (1 cm from it)
 * @throws RangeError as `sectionKgPerM3`
 */
export function plumeMaximum(source: PlumeSource, zM: number): PlumeMaximum {
  const axis = axisOf(source, zM);
  let best = 0;
  for (let at = 1; at < SCAN.length; at++) if (axis(SCAN[at]!) > axis(SCAN[best]!)) best = at;
  const [low, high] = [SCAN[Math.max(0, best - 1)]!, SCAN[Math.min(SCAN.length - 1, best + 1)]!];
  const climbed = Math.exp(
    peakBetween((logX) => axis(Math.exp(logX)), Math.log(low), Math.log(high)),
  );
  const xM = axis(climbed) > axis(SCAN[best]!) ? climbed : SCAN[best]!;
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
  const widest = bands.map((band) => halfWidth(peakOver(halfWidth, band)));
  return {
    nearM: bands[0]![0],
    xMaxM: bands.at(-1)![1],
    halfWidthMaxM: Math.max(...widest),
    areaM2: bands.reduce((sum, band) => sum + 2 * bandIntegral(halfWidth, band), 0),
  };
}

function plumeBands(source: PlumeSource, zM: number, levelKgPerM3: number): Band[] {
  const bands = bandsAbove(axisOf(source, zM), positive('levelKgPerM3', levelKgPerM3), SCAN);
  return bands.map(([from, to]) => [from === NEAREST_M ? 0 : from, to]);
}

function axisOf(source: PlumeSource, zM: number): (xM: number) => number {
  const plume = plumeField(source);
  return (xM) => plume(xM, 0, zM);
}

/** Place of the highest of a few peaks. */
function peakOver(curve: (x: number) => number, [from, to]: Band): number {
  const step = (to - from) / 64;
  const places = Array.from({ length: 63 }, (_, at) => from + (at + 1) * step);
  const best = places.reduce((one, other) => (curve(other) > curve(one) ? other : one));
  return peakBetween(curve, best - step, best + step);
}
