import { seededRandom } from '../../random/seeded-random.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { chooseCloud } from '../choice/choose-cloud.ts';
import { withRememberedExtents } from '../remembered-extents.ts';
import type { Release } from '../release.ts';
import type { CloudMember, GroundGrid } from '../uncertainty/exceedance.ts';
import { outlinedMembers } from '../uncertainty/outlined-member.ts';
import type { OutlinedMember } from '../uncertainty/outlined-member.ts';
import { sampleMembers } from '../uncertainty/sample-members.ts';
import { defaultSpread } from '../uncertainty/spread.ts';
import type { TimeWindow } from '../uncertainty/time-window.ts';
import type { Weather } from '../weather/weather.ts';
import type { CloudLevel } from './cloud-effects.ts';

/** Fixed, so that the same inputs give the same members; stored with the engine's version. */
export const ENSEMBLE_SEED = 20_261_127;

export type EnsembleInput = {
  readonly best: { readonly weather: Weather; readonly release: Release };
  readonly chemical: Chemical;
  readonly receptorHeightM: number;
  readonly count: number;
  readonly isDirectionKnown: boolean;
};

/** Ways the cloud may go. A direction that nobody knows is spread all around, evenly. */
export function cloudMembers(input: EnsembleInput): CloudMember[] {
  const { best, chemical, receptorHeightM, count, isDirectionKnown } = input;
  const members = sampleMembers(best, defaultSpread(best.weather), { count, seed: ENSEMBLE_SEED });
  const turned = isDirectionKnown ? members : members.map(evenlyTurned(count));
  return turned.map(({ weather, release, weight }) => ({
    cloud: withRememberedExtents(chooseCloud(release, weather, chemical, { receptorHeightM })),
    windFromDeg: weather.windFromDeg,
    weight,
  }));
}

/** Directions in equal steps, dealt out in an order of their own, so that no speed or class goes with a side. */
function evenlyTurned(count: number) {
  const random = seededRandom(ENSEMBLE_SEED);
  const order = Array.from({ length: count }, (_, at) => ({ at, key: random.next() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ at }) => at);
  return <Member extends { readonly weather: Weather }>(member: Member, at: number): Member => ({
    ...member,
    weather: { ...member.weather, windFromDeg: (360 * (order[at]! + 0.5)) / count },
  });
}

/** What every member covers of each level within a window, worked out once for the map and for all places. */
export type Outlines = ReadonlyMap<string, readonly OutlinedMember[]>;

/** @param members  empty: no ensemble was asked for, and there are no outlines */
export function outlinesOf(
  members: readonly CloudMember[],
  levels: readonly CloudLevel[],
  window: TimeWindow,
): Outlines {
  if (members.length === 0) return new Map();
  return new Map(
    levels.map(({ id, levelKgPerM3 }) => [id, outlinedMembers(members, levelKgPerM3, window)]),
  );
}

/** Cells across the widest way of the cloud: a picture of the map, not a measurement. */
const CELLS_ACROSS = 160;

/** A grid around the source that holds what any member covers; null when none covers anything. */
export function gridAround(members: readonly OutlinedMember[]): GroundGrid | null {
  let reachM = 0;
  for (const { envelope } of members) {
    if (envelope === null) continue;
    const { startXM, stepM, halfWidthsM, widestM } = envelope;
    const endXM = startXM + stepM * (halfWidthsM.length - 1);
    reachM = Math.max(reachM, Math.hypot(Math.max(-startXM, endXM), widestM));
  }
  if (reachM === 0) return null;
  const cellM = (2 * reachM) / CELLS_ACROSS;
  const count = CELLS_ACROSS + 2;
  const cornerM = -reachM - cellM;
  return { westM: cornerM, southM: cornerM, cellM, columns: count, rows: count };
}
