import type { EastNorth } from '../../geo/local-frame.ts';
import type { ConsequenceLevel } from '../../wire/consequence.ts';
import type { Cloud } from '../cloud.ts';
import { arrivalOf, firstReachedS } from '../uncertainty/arrival.ts';
import { halfWidthAt } from '../uncertainty/envelope.ts';
import type { Envelope } from '../uncertainty/envelope.ts';
import type { OutlinedMember } from '../uncertainty/outlined-member.ts';
import type { TimeWindow } from '../uncertainty/time-window.ts';
import type { CloudLevel } from './cloud-effects.ts';

/** When a level comes to a place; s after the release began. */
export type LevelArrival = {
  readonly levelId: ConsequenceLevel['id'];
  readonly arrivesS: number | null;
  readonly leavesS: number | null;
  readonly probability: number | null;
  readonly earliestS: number | null;
};

/** A place by points that stand for it: one for a school, many for the land of an enterprise. */
export type ArrivalPlace = {
  /** In the frame of the wind. */
  readonly windPoints: readonly EastNorth[];
  /** The same, in metres east and north of the source. */
  readonly groundPoints: readonly EastNorth[];
  /** Which of them lies most in line with the wind: there the ensemble is asked where the best estimate does not come. */
  readonly inLine: number;
};

/** @param members  undefined: no ensemble was asked for */
export function levelArrival(
  { cloud, level }: { readonly cloud: Cloud; readonly level: CloudLevel },
  place: ArrivalPlace,
  { window, members }: { window: TimeWindow; members: readonly OutlinedMember[] | undefined },
): LevelArrival {
  const { levelKgPerM3, envelope, id } = level;
  const covered = coveredPoints(place, envelope);
  let [arrivesS, first] = [Infinity, place.inLine];
  for (const { at, xM, yM } of covered) {
    // Farther ones are searched only if it is already there when it comes to the nearer ones: most are not.
    const isEarlier =
      cloud.concentrationKgPerM3(xM, yM, Math.min(arrivesS, window.toS)) >= levelKgPerM3;
    if (arrivesS < Infinity && !isEarlier) continue;
    const comesS = firstReachedS({ cloud, envelope }, { xM, yM }, levelKgPerM3, window);
    if (comesS !== null && comesS < arrivesS) [arrivesS, first] = [comesS, at];
  }
  const leavesS = arrivesS === Infinity ? -Infinity : lastLeftS(covered, { cloud, level }, window);
  const asked = place.groundPoints[first]!;
  const chance = members ? arrivalOf(members, asked, levelKgPerM3, window) : null;
  return {
    levelId: id,
    arrivesS: wholeSeconds(arrivesS),
    leavesS: wholeSeconds(leavesS),
    probability: chance === null ? null : Math.round(chance.probability * 1000) / 1000,
    earliestS: wholeSeconds(chance?.earlyS ?? Infinity),
  };
}

type CoveredPoint = { readonly at: number; readonly xM: number; readonly yM: number };

/** The points that the level comes to at any time, the nearest downwind first. */
function coveredPoints({ windPoints }: ArrivalPlace, envelope: Envelope | null): CoveredPoint[] {
  if (envelope === null) return [];
  return windPoints
    .map(([xM, yM], at) => ({ at, xM, yM }))
    .filter(({ xM, yM }) => Math.abs(yM) < halfWidthAt(envelope, xM))
    .toSorted((one, other) => one.xM - other.xM || one.at - other.at);
}

/** A cloud leaves one end of a place last: the far one as it drifts, the near one as a pool goes on giving off. */
function lastLeftS(
  covered: readonly CoveredPoint[],
  { cloud, level }: { readonly cloud: Cloud; readonly level: CloudLevel },
  { toS }: TimeWindow,
): number {
  const ends = [covered[0]!.xM, covered.at(-1)!.xM];
  return Math.min(toS, Math.max(...ends.map((xM) => cloud.goneAfterS(xM, level.levelKgPerM3))));
}

function wholeSeconds(seconds: number): number | null {
  return Number.isFinite(seconds) ? Math.round(seconds) : null;
}
