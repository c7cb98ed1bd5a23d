import { seededRandom } from '../../random/seeded-random.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { chooseCloud } from '../choice/choose-cloud.ts';
import { withRememberedExtents } from '../remembered-extents.ts';
import type { Release } from '../release.ts';
import type { CloudMember, GroundGrid } from '../uncertainty/exceedance.ts';
import { sampleMembers } from '../uncertainty/sample-members.ts';
import { defaultSpread } from '../uncertainty/spread.ts';
import type { Weather } from '../weather/weather.ts';

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

/** Cells across the widest way of the cloud: a picture of the map, not a measurement. */
const CELLS_ACROSS = 160;

/** A grid around the source that holds every member down to a level; null when none reaches it. */
export function gridAround(
  members: readonly CloudMember[],
  levelKgPerM3: number,
): GroundGrid | null {
  let reachM = 0;
  for (const { cloud } of members) {
    const extent = cloud.extentM(levelKgPerM3);
    if (extent === null) continue;
    const { upwindM, downwindM, halfWidthM } = extent;
    reachM = Math.max(reachM, Math.hypot(Math.max(upwindM, downwindM), halfWidthM));
  }
  if (reachM === 0) return null;
  const cellM = (2 * reachM) / CELLS_ACROSS;
  const count = CELLS_ACROSS + 2;
  const cornerM = -reachM - cellM;
  return { westM: cornerM, southM: cornerM, cellM, columns: count, rows: count };
}
