import { bboxOf, isInBbox } from '../../geo/bbox.ts';
import type { Bbox } from '../../geo/bbox.ts';
import type { EastNorth } from '../../geo/local-frame.ts';
import { isInRings } from '../../geo/polygon.ts';
import type { ConsequenceLevel } from '../../wire/consequence.ts';
import { kgPerM3ToPpm } from '../chemicals/concentration-units.ts';
import type { GasState } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { halfWidthAt, peakAtS } from '../uncertainty/envelope.ts';
import { indoorAir } from '../indoor/indoor-air.ts';
import { shelterOrEvacuate } from '../indoor/shelter-or-evacuate.ts';
import { levelArrival } from './arrivals.ts';
import type { ArrivalPlace, LevelArrival } from './arrivals.ts';
import type { CloudLevel, RunCloud } from './cloud-effects.ts';
import type { Effect, EffectLevel, WindRing } from './effect.ts';
import type { Outlines } from './ensemble.ts';
import { rounded } from './known-inputs.ts';
import { placeAdvice } from './place-advice.ts';
import type { Advice } from './place-advice.ts';

/** What the places of a run are compared with. */
export type Scene = {
  readonly clouds: readonly (RunCloud & { readonly levels: readonly CloudLevel[] })[];
  readonly effects: readonly Effect[];
  /** Those of the effects that do not drift, from `standingLevels`. */
  readonly standing: readonly StandingLevel[];
  readonly outlines: Outlines;
  readonly gas: GasState;
  /** n of the toxic load, and a load that harms nobody, (mg/m³)ⁿ min; null: none known. */
  readonly toxic: { readonly exponent: number; readonly harmlessLoad: number | null };
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
    ...scene.clouds.flatMap(({ cloud, levels }) =>
      levels.map((level) =>
        levelArrival({ cloud, level }, place, { window, members: scene.outlines.get(level.id) }),
      ),
    ),
    ...scene.standing.map((level) => standingArrival(level, place)),
  ].filter(({ arrivesS, probability }) => arrivesS !== null || (probability ?? 0) > 0);
  const worst = worstPoint(place, scene.clouds);
  const air = airAt(worst, scene);
  const { distanceM, bearingDeg } = place;
  return {
    distanceM: Math.round(distanceM),
    bearingDeg: Math.round(bearingDeg),
    arrivals,
    peakPpm: air && rounded(air.peakPpm),
    indoorPeakPpm: air && rounded(air.indoorPeakPpm),
    ...adviceFor(arrivals, scene, worst.at),
  };
}

/** A level of a fire or an explosion, with the box around its outline. */
type StandingLevel = {
  readonly id: EffectLevel['id'];
  readonly rings: readonly { readonly ring: WindRing; readonly box: Bbox }[];
};

/** The levels that do not drift: worked out once for all places. */
export function standingLevels(effects: readonly Effect[]): StandingLevel[] {
  return effects
    .flatMap(({ levels }) => levels.filter(({ outlineAt }) => outlineAt === null))
    .map(({ id, outline }) => ({
      id,
      rings: outline.map((ring) => ({ ring, box: bboxOf(ring)! })),
    }));
}

/** Fires and explosions are there at once, or not at all. */
function standingArrival({ id, rings }: StandingLevel, { windPoints }: ArrivalPlace): LevelArrival {
  const isIn = rings.some(({ ring, box }) =>
    windPoints.some((point) => isInBbox(point, box) && isInRings(point, [ring])),
  );
  return {
    levelId: id,
    arrivesS: isIn ? 0 : null,
    leavesS: null,
    probability: null,
    earliestS: null,
  };
}

type PlaceAir = { readonly peakPpm: number; readonly indoorPeakPpm: number };

/** A dwelling with its windows shut, and the same with all of them open afterwards. */
const SHUT_CHANGES_PER_H = 0.6;
const OPEN_CHANGES_PER_H = 10;
const AIR_STEPS = 120;

/** Highest concentration outdoors at the worst of the place's points, and indoors there; null where there is no cloud. */
function airAt(worst: WorstPoint, { clouds, gas, lookAheadS }: Scene): PlaceAir | null {
  if (clouds.length === 0) return null;
  const stepS = lookAheadS / AIR_STEPS;
  const steps = Array.from({ length: AIR_STEPS }, (_, at) => ({
    fromS: at * stepS,
    toS: (at + 1) * stepS,
    outdoorKgPerM3: concentrationAt(clouds, worst.at, (at + 0.5) * stepS),
    changesPerH: SHUT_CHANGES_PER_H,
  }));
  const inside = indoorAir(steps);
  const indoors = steps.map(({ toS }) => inside.concentrationAt(toS));
  return {
    // A puff near its source passes between two steps.
    peakPpm: kgPerM3ToPpm(
      Math.max(worst.knownKgPerM3, ...steps.map((step) => step.outdoorKgPerM3)),
      gas,
    ),
    indoorPeakPpm: kgPerM3ToPpm(Math.max(...indoors), gas),
  };
}

function concentrationAt(
  clouds: readonly { readonly cloud: Cloud }[],
  [xM, yM]: EastNorth,
  tS: number,
): number {
  return clouds.reduce((sum, { cloud }) => sum + cloud.concentrationKgPerM3(xM, yM, tS), 0);
}

type WorstPoint = {
  /** In the frame of the wind. */
  readonly at: EastNorth;
  /** What comes there at the widest moment of the level that comes; 0 where none does. */
  readonly knownKgPerM3: number;
};

/**
 * Where the air of a place gets worst: of the points within the most severe level that comes to any of them, the one with
 * the highest concentration. Where no level comes, the point most in line with the wind.
 */
function worstPoint({ windPoints, inLine }: ArrivalPlace, clouds: Scene['clouds']): WorstPoint {
  const mostSevereFirst = clouds
    .flatMap(({ cloud, levels }) => levels.map((level) => ({ cloud, ...level })))
    .toSorted((one, other) => other.levelKgPerM3 - one.levelKgPerM3);
  for (const { cloud, envelope } of mostSevereFirst) {
    if (envelope === null) continue;
    const within = windPoints.filter(([xM, yM]) => Math.abs(yM) < halfWidthAt(envelope, xM));
    if (within.length === 0) continue;
    return within
      .map(([xM, yM]) => ({
        at: [xM, yM] as EastNorth,
        knownKgPerM3: cloud.concentrationKgPerM3(xM, yM, peakAtS(envelope, xM)),
      }))
      .reduce((worst, point) => (point.knownKgPerM3 > worst.knownKgPerM3 ? point : worst));
  }
  return { at: windPoints[inLine]!, knownKgPerM3: 0 };
}

function adviceFor(arrivals: readonly LevelArrival[], scene: Scene, worst: EastNorth): Advice {
  const levels = new Map<string, Pick<ConsequenceLevel, 'hazard' | 'colour'>>(
    scene.effects.flatMap((effect) => effect.levels.map((level) => [level.id, level] as const)),
  );
  const serious = arrivals.filter(({ levelId }) => levels.get(levelId)!.colour !== 'yellow');
  const leavesS = Math.max(0, ...arrivals.map((arrival) => arrival.leavesS ?? 0));
  return placeAdvice({
    reached: arrivals
      .filter(({ arrivesS }) => arrivesS !== null)
      .map(({ levelId }) => levels.get(levelId)!),
    seriousChance: Math.max(0, ...serious.map(({ probability }) => probability ?? 0)),
    toxic: () => shelterAdvice(scene, worst, leavesS),
  });
}

/** Warning takes so long, s; then people walk. @source walking speed 1.2 m/s: usual of evacuation planning (recalled) */
const WALK = { speedMPerS: 1.2, delayS: 300 };

/** Stay in a shut dwelling, or walk out across the wind to the nearer side. */
function shelterAdvice({ clouds, toxic }: Scene, [xM, yM]: EastNorth, leavesS: number) {
  return shelterOrEvacuate({
    cloud: { concentrationKgPerM3: (x, y, tS) => concentrationAt(clouds, [x, y], tS) },
    ...{ xM, yM, nowS: 0, passedS: Math.max(1, leavesS), indoorKgPerM3: 0 },
    ...{ shutChangesPerH: SHUT_CHANGES_PER_H, airingChangesPerH: OPEN_CHANGES_PER_H },
    walk: { ...WALK, direction: [0, yM >= 0 ? 1 : -1] },
    ...toxic,
  });
}
