import type { Lethality } from './lethality.ts';
import { wrappedRad } from './wrapped-rad.ts';

/**
 * Share of people dying along an arc around the source, at equal steps from the axis to where nobody dies. The other side is its
 * mirror image. Between the steps the share is linear.
 */
export type ArcProfile = {
  halfRad: number;
  /** One per step, and the ends. */
  readonly shares: Float64Array;
  /** ∫ of the share from each step to the end, rad. */
  readonly tails: Float64Array;
};

/** @param pieces  steps from the axis to the edge; 8 give three digits */
export function arcProfile(pieces: number): ArcProfile {
  const [shares, tails] = [new Float64Array(pieces + 1), new Float64Array(pieces + 1)];
  return { halfRad: 0, shares, tails };
}

/** Fills a profile for one distance; the arrays are used again, as millions are needed. */
export function fillArcProfile(
  profile: ArcProfile,
  lethality: Lethality,
  distanceM: number,
): ArcProfile {
  const { shares, tails } = profile;
  const pieces = shares.length - 1;
  profile.halfRad = lethality.halfAngleRad(distanceM);
  if (profile.halfRad === 0) return profile;
  const stepRad = profile.halfRad / pieces;
  for (let at = 0; at <= pieces; at++) shares[at] = lethality.at(distanceM, at * stepRad);
  tails[pieces] = 0;
  for (let at = pieces - 1; at >= 0; at--)
    tails[at] = tails[at + 1]! + (stepRad * (shares[at]! + shares[at + 1]!)) / 2;
  return profile;
}

/** ∫ of the share from an angle off the axis, ≥ 0, to the edge. */
export function arcTail({ halfRad, shares, tails }: ArcProfile, offRad: number): number {
  if (offRad >= halfRad) return 0;
  const at = (offRad / halfRad) * (shares.length - 1);
  const piece = Math.floor(at);
  const left = piece + 1 - at;
  const here = shares[piece + 1]! + (shares[piece]! - shares[piece + 1]!) * left;
  const stepRad = halfRad / (shares.length - 1);
  return tails[piece + 1]! + (left * stepRad * (here + shares[piece + 1]!)) / 2;
}

/** A sector of directions that the wind blows to with a probability, uniform within. Radians clockwise from north. */
export type Sector = {
  readonly centreRad: number;
  readonly widthRad: number;
  readonly probability: number;
};

/**
 * Expected share of people dying at a bearing from the source when the direction of the wind is uniform within each sector.
 * @source LSIR = Σ p_φ ∫ P dφ / Δφ: Purple Book 6.2 with the direction spread over its sector
 */
export function meanOverSectors(
  profile: ArcProfile,
  bearingRad: number,
  sectors: readonly Sector[],
): number {
  return sectors.reduce((sum, { centreRad, widthRad, probability }) => {
    const off = wrappedRad(bearingRad - centreRad);
    const part = arcBetween(profile, off - widthRad / 2, off + widthRad / 2);
    return sum + (probability * part) / widthRad;
  }, 0);
}

/** ∫ of the share between two angles from the axis, from < to, on the whole circle. */
function arcBetween(profile: ArcProfile, fromRad: number, toRad: number): number {
  if (profile.halfRad === 0) return 0;
  return [-2 * Math.PI, 0, 2 * Math.PI].reduce(
    (sum, turn) => sum + upTo(profile, toRad + turn) - upTo(profile, fromRad + turn),
    0,
  );
}

function upTo(profile: ArcProfile, angleRad: number): number {
  if (angleRad < 0) return arcTail(profile, -angleRad);
  return 2 * profile.tails[0]! - arcTail(profile, angleRad);
}
