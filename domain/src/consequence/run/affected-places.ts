import type { EastNorth } from '../../geo/local-frame.ts';
import { isInRings } from '../../geo/polygon.ts';
import type { ConsequenceLevel } from '../../wire/consequence.ts';
import { kgPerM3ToPpm } from '../chemicals/concentration-units.ts';
import type { GasState } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { indoorAir } from '../indoor/indoor-air.ts';
import type { CloudMember } from '../uncertainty/exceedance.ts';
import { arrivalOf } from './arrivals.ts';
import type { ArrivalPlace, LevelArrival } from './arrivals.ts';
import type { CloudLevel, RunCloud } from './cloud-effects.ts';
import type { Effect, EffectLevel } from './effect.ts';
import { rounded } from './known-inputs.ts';
import { placeAdvice } from './place-advice.ts';
import type { Advice } from './place-advice.ts';

/** What the places of a run are compared with. */
export type Scene = {
  readonly clouds: readonly (RunCloud & { readonly levels: readonly CloudLevel[] })[];
  readonly effects: readonly Effect[];
  readonly members: readonly CloudMember[];
  readonly gas: GasState;
  readonly lookAheadS: number;
};

export type PlaceOutcome = Advice & {
  readonly distanceM: number;
  readonly bearingDeg: number;
  readonly arrivals: LevelArrival[];
  readonly peakPpm: number | null;
  readonly indoorPeakPpm: number | null;
};

type Place = ArrivalPlace & { readonly distanceM: number; readonly bearingDeg: number };

/** When each level comes to a place, how bad the air gets outdoors and in shut buildings, and what to do. */
export function placeOutcome(place: Place, scene: Scene): PlaceOutcome {
  const window = { fromS: 0, toS: scene.lookAheadS };
  const arrivals = [
    ...scene.clouds.flatMap(({ id, cloud, levels }) =>
      levels.map((level) =>
        arrivalOf({ cloud, level }, place, {
          window,
          members: id === 'cloud' ? scene.members : [],
        }),
      ),
    ),
    ...standingLevels(scene.effects).map((level) => standingArrival(level, place)),
  ].filter(({ arrivesS, probability }) => arrivesS !== null || (probability ?? 0) > 0);
  const air = airAt(place, scene);
  const { distanceM, bearingDeg } = place;
  return {
    distanceM: Math.round(distanceM),
    bearingDeg: Math.round(bearingDeg),
    arrivals,
    peakPpm: air && rounded(air.peakPpm),
    indoorPeakPpm: air && rounded(air.indoorPeakPpm),
    ...adviceFor(arrivals, scene, air),
  };
}

function standingLevels(effects: readonly Effect[]): readonly EffectLevel[] {
  return effects.flatMap(({ levels }) => levels.filter(({ outlineAt }) => outlineAt === null));
}

/** Fires and explosions are there at once, or not at all. */
function standingArrival({ id, outline }: EffectLevel, { windPoints }: ArrivalPlace): LevelArrival {
  const isIn = outline.some((ring) => windPoints.some((point) => isInRings(point, [ring])));
  return {
    levelId: id,
    arrivesS: isIn ? 0 : null,
    leavesS: null,
    probability: null,
    earliestS: null,
  };
}

type PlaceAir = { readonly peakPpm: number; readonly indoorPeakPpm: number };

/** A dwelling with its windows shut. @source table of docs/consequence/dense-gas.md, indoor air */
const SHUT_CHANGES_PER_H = 0.6;
const AIR_STEPS = 120;

/** Highest concentration outdoors at the worst of the place's points, and indoors there; null where there is no cloud. */
function airAt({ windPoints }: ArrivalPlace, { clouds, gas, lookAheadS }: Scene): PlaceAir | null {
  if (clouds.length === 0) return null;
  const worst = worstPoint(windPoints, clouds);
  const stepS = lookAheadS / AIR_STEPS;
  const steps = Array.from({ length: AIR_STEPS }, (_, at) => ({
    fromS: at * stepS,
    toS: (at + 1) * stepS,
    outdoorKgPerM3: concentrationAt(worst, (at + 0.5) * stepS, clouds),
    changesPerH: SHUT_CHANGES_PER_H,
  }));
  const inside = indoorAir(steps);
  const indoors = steps.map(({ toS }) => inside.concentrationAt(toS));
  return {
    peakPpm: kgPerM3ToPpm(Math.max(...steps.map((step) => step.outdoorKgPerM3)), gas),
    indoorPeakPpm: kgPerM3ToPpm(Math.max(...indoors), gas),
  };
}

function concentrationAt(
  [xM, yM]: EastNorth,
  tS: number,
  clouds: readonly { cloud: Cloud }[],
): number {
  return clouds.reduce((sum, { cloud }) => sum + cloud.concentrationKgPerM3(xM, yM, tS), 0);
}

/** The point that lies deepest within the path: least off the axis for its distance, among those that the wind meets. */
function worstPoint(points: readonly EastNorth[], clouds: Scene['clouds']): EastNorth {
  const extent = clouds[0]!.levels.map(({ envelope }) => envelope).find((one) => one !== null);
  const half = extent?.widestM ?? 1;
  const score = ([xM, yM]: EastNorth): number =>
    xM < 0 ? 1e6 - xM : xM + (50 * Math.abs(yM)) / half;
  return points.reduce((best, point) => (score(point) < score(best) ? point : best), points[0]!);
}

/** Warning people takes so long, s; then they walk at so many m/s. @source walking speed 1.2 m/s, GB/T 33942 (recalled) */
const WARNING_S = 300;
const WALKING_M_PER_S = 1.2;

function adviceFor(arrivals: readonly LevelArrival[], scene: Scene, air: PlaceAir | null): Advice {
  const levels = new Map<string, Pick<ConsequenceLevel, 'hazard' | 'colour' | 'value'>>(
    scene.effects.flatMap((effect) => effect.levels.map((level) => [level.id, level] as const)),
  );
  const reached = arrivals.flatMap(({ levelId, arrivesS }) =>
    arrivesS === null ? [] : [{ level: levels.get(levelId)!, arrivesS }],
  );
  const orange = [...levels.values()].find(
    ({ hazard, colour }) => hazard === 'toxic' && colour === 'orange',
  );
  const widestM = Math.max(
    0,
    ...scene.clouds.flatMap((cloud) => cloud.levels.map(({ envelope }) => envelope?.widestM ?? 0)),
  );
  const chances = arrivals
    .filter(({ levelId }) => levels.get(levelId)!.colour !== 'yellow')
    .map(({ probability }) => probability ?? 0);
  return placeAdvice({
    reached,
    seriousChance: Math.max(0, ...chances),
    isSafeIndoors: orange !== undefined && air !== null && air.indoorPeakPpm < orange.value,
    leavingS: WARNING_S + widestM / WALKING_M_PER_S,
  });
}
