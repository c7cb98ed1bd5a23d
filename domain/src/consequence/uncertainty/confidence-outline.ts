import type { EastNorth } from '../../geo/local-frame.ts';
import { zeroOrMore } from '../inputs.ts';
import type { Envelope } from './envelope.ts';
import { headingOf } from './wind-frame.ts';

/** Standard deviations either side that hold 95 % of a normal distribution. */
const SDS_OF_95_PERCENT = 1.959964;
const RAD = Math.PI / 180;
/** Corner spacing of the arcs. */
const ARC_RAD = 3 * RAD;

/**
 * How far the best estimate's cloud may turn either way and stay within the 95 % confidence of the wind direction.
 * @param directionSdDeg  ≥ 0
 * @returns degrees, at most 180
 */
export function confidenceTurnDeg(directionSdDeg: number): number {
  return Math.min(180, SDS_OF_95_PERCENT * zeroOrMore('directionSdDeg', directionSdDeg));
}

/** A corner seen from the source: angle off the heading, 0 to π, and distance. */
type Sighting = { readonly angle: number; readonly radiusM: number };

/**
 * The wind-direction confidence lines, as ALOHA draws them around a threat zone: all that the best estimate's zone sweeps
 * when the wind turns within its 95 % confidence, from the source on. Direction only; speed, class and rate stay as estimated.
 * @param envelope  of the best estimate's cloud
 * @returns closed ring that crosses itself nowhere, counter-clockwise, metres east and north of the source
 * @source meaning: ALOHA user's manual (NOAA & EPA, recalled)
 */
export function confidenceOutline(
  envelope: Envelope,
  windFromDeg: number,
  directionSdDeg: number,
): EastNorth[] {
  const turn = confidenceTurnDeg(directionSdDeg) * RAD;
  const side = sideOf(envelope).map(({ angle, radiusM }) => ({ angle: angle + turn, radiusM }));
  const left = [...arcTo(turn, side[0]!.radiusM), ...side.filter(({ angle }) => angle < Math.PI)];
  const right = left
    .filter(({ angle }) => angle > 0)
    .map(({ angle, radiusM }) => ({ angle: -angle, radiusM }))
    .toReversed();
  const behindM = side.find(({ angle }) => angle >= Math.PI)?.radiusM ?? 0;
  const back = { angle: Math.PI, radiusM: behindM };
  const { east, north } = headingOf(windFromDeg);
  const ring = [...right, ...left, back].map(({ angle, radiusM }): EastNorth => {
    const [x, y] = [radiusM * Math.cos(angle), radiusM * Math.sin(angle)];
    return [x * east - y * north, x * north + y * east];
  });
  return [...ring, ring[0]!];
}

/** The zone's left side as the source sees it, from the tip on: each corner farther off the heading and nearer. */
function sideOf({ startXM, stepM, halfWidthsM }: Envelope): Sighting[] {
  const corners = Array.from(halfWidthsM, (halfWidthM, at): Sighting => {
    const xM = startXM + at * stepM;
    return { angle: Math.atan2(halfWidthM, xM), radiusM: Math.hypot(xM, halfWidthM) };
  }).toSorted((one, other) => other.radiusM - one.radiusM);
  let widest = -1;
  return corners.filter(({ angle }) => {
    if (angle <= widest) return false;
    widest = angle;
    return true;
  });
}

function arcTo(turn: number, radiusM: number): Sighting[] {
  const pieces = Math.ceil(turn / ARC_RAD);
  return Array.from({ length: pieces }, (_, piece) => ({
    angle: (turn * piece) / pieces,
    radiusM,
  }));
}
