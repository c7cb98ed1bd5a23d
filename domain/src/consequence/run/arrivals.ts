import type { EastNorth } from '../../geo/local-frame.ts';
import type { ConsequenceLevel } from '../../wire/consequence.ts';
import type { Cloud } from '../cloud.ts';
import { arrivalOf, firstReachedS } from '../uncertainty/arrival.ts';
import { halfWidthAt } from '../uncertainty/envelope.ts';
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
  let [arrivesS, leavesS, first] = [Infinity, -Infinity, place.inLine];
  for (const [at, [xM, yM]] of place.windPoints.entries()) {
    if (envelope === null || Math.abs(yM) >= halfWidthAt(envelope, xM)) continue;
    const comesS = firstReachedS(cloud, { xM, yM }, levelKgPerM3, window);
    if (comesS === null) continue;
    if (comesS < arrivesS) [arrivesS, first] = [comesS, at];
    leavesS = Math.max(leavesS, Math.min(window.toS, cloud.goneAfterS(xM, levelKgPerM3)));
  }
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

function wholeSeconds(seconds: number): number | null {
  return Number.isFinite(seconds) ? Math.round(seconds) : null;
}
