import type { EastNorth } from '../../geo/local-frame.ts';
import { halfWidthAt, peakAtS } from './envelope.ts';
import type { CloudMember } from './exceedance.ts';
import { outlinedMembers, totalWeight, type OutlinedMember } from './outlined-member.ts';
import { climbedTime } from './peak-time.ts';
import type { TimeWindow } from './time-window.ts';
import { headingOf } from './wind-frame.ts';

/** When a level comes to a place, over all members. Seconds since the release began. */
export type Arrival = {
  /** Weighted share of the members in which it comes at all. */
  readonly probability: number;
  /** In the fastest member; null: in none. */
  readonly earliestS: number | null;
  /** By when it has come in 5 % of all members; null: it never has. */
  readonly earlyS: number | null;
  /** By when it has come in half of all members; null: it never has. */
  readonly medianS: number | null;
};

/** A place in the frame of the wind, m. */
type WindPlace = { readonly xM: number; readonly yM: number };

/**
 * @param members  at least one, of positive weight in all
 * @param place    metres east and north of the source
 * @throws RangeError for no members, a weight, level or window that makes no sense
 */
export function arrivalAt(
  members: readonly CloudMember[],
  place: EastNorth,
  levelKgPerM3: number,
  window: TimeWindow,
): Arrival {
  return arrivalOf(outlinedMembers(members, levelKgPerM3, window), place, levelKgPerM3, window);
}

/** The same of members whose envelopes, of this level and window, are known: for many places. */
export function arrivalOf(
  members: readonly OutlinedMember[],
  [eastM, northM]: EastNorth,
  levelKgPerM3: number,
  window: TimeWindow,
): Arrival {
  const total = totalWeight(members);
  const comes = members
    .flatMap((member) => {
      const { east, north } = headingOf(member.windFromDeg);
      const place = { xM: eastM * east + northM * north, yM: northM * east - eastM * north };
      const atS = firstReachedS(member, place, levelKgPerM3, window);
      return atS === null || member.weight === 0 ? [] : [{ atS, weight: member.weight }];
    })
    .toSorted((one, other) => one.atS - other.atS);
  const byWhen = (share: number): number | null => {
    let sum = 0;
    return comes.find(({ weight }) => (sum += weight) >= share * total * (1 - 1e-12))?.atS ?? null;
  };
  return {
    probability: Math.min(1, comes.reduce((sum, { weight }) => sum + weight, 0) / total),
    earliestS: comes[0]?.atS ?? null,
    earlyS: byWhen(0.05),
    medianS: byWhen(0.5),
  };
}

/**
 * When a cloud first has a level at a place of its wind frame. There is nothing to look for outside its envelope, and inside
 * the envelope tells where to look.
 * @returns seconds; null: not within the window
 */
export function firstReachedS(
  { cloud, envelope }: Pick<OutlinedMember, 'cloud' | 'envelope'>,
  { xM, yM }: WindPlace,
  levelKgPerM3: number,
  window: TimeWindow,
): number | null {
  if (envelope === null || Math.abs(yM) > halfWidthAt(envelope, xM)) return null;
  const concentrationAt = (tS: number): number => cloud.concentrationKgPerM3(xM, yM, tS);
  const startS = peakAtS(envelope, xM);
  const peakS = climbedTime(concentrationAt, { startS, stepS: startS / 50 }, window);
  return metBefore(concentrationAt, levelKgPerM3, { fromS: window.fromS, toS: peakS });
}

/** Looks before the peak, so that an earlier, lower step of the release is not overlooked. */
const LOOKS = 24;
/** Halvings of one look: a millisecond in an hour. */
const HALVINGS = 18;

/** First time at which the level is met, if it is at the end of the window, the peak. */
function metBefore(
  concentrationAt: (tS: number) => number,
  level: number,
  { fromS, toS }: TimeWindow,
): number | null {
  if (concentrationAt(toS) < level) return null;
  const lookS = (toS - fromS) / LOOKS;
  let look = 0;
  while (look < LOOKS && concentrationAt(fromS + look * lookS) < level) look++;
  if (look === 0) return fromS;
  let [below, met] = [fromS + (look - 1) * lookS, fromS + look * lookS];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (below + met) / 2;
    if (concentrationAt(middle) < level) below = middle;
    else met = middle;
  }
  return met;
}
