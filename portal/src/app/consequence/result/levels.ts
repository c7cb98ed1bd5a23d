import type { ThreatColour } from '@parkwatch/domain/consequence/effects/threat-levels';
import type {
  AffectedTarget,
  ConsequenceLevel,
  ConsequenceRun,
} from '@parkwatch/domain/wire/consequence';
import { THREAT_COLOURS } from '../../map/look/threat-token.ts';

/** Whether the run has lines of probability for a level. */
export function isUncertain({ exceedance }: ConsequenceRun, { id }: ConsequenceLevel): boolean {
  return exceedance.features.some(({ properties }) => properties['levelId'] === id);
}

/** How far a colour reaches and whom, over all events. */
export type Reach = {
  readonly colour: ThreatColour;
  /** 0: nowhere. Null: the run has no level of this colour. */
  readonly reachM: number | null;
  /** Of the level with the most people; levels overlap, so that they are not added up. */
  readonly people: ConsequenceLevel['people'] | null;
  /** The level that reaches farthest. */
  readonly level: ConsequenceLevel | null;
};

/** Red, orange and yellow, each with its farthest level. */
export function reachesOf({ levels }: ConsequenceRun): Reach[] {
  return THREAT_COLOURS.map((colour) => {
    const own = levels.filter((level) => level.colour === colour);
    const [farthest = null] = own.toSorted((one, other) => other.reachM - one.reachM);
    const most = own.toSorted((one, other) => countOf(other) - countOf(one))[0];
    return {
      colour,
      reachM: farthest?.reachM ?? null,
      people: most?.people ?? null,
      level: farthest,
    };
  });
}

function countOf({ people }: ConsequenceLevel): number {
  return people.outdoors + people.indoors;
}

/** The worst that comes to a place in the best estimate, else what is likeliest. */
export type Worst = {
  readonly level: ConsequenceLevel;
  readonly arrivesS: number | null;
  readonly earliestS: number | null;
  readonly probability: number | null;
};

/** @returns null for a place that no level comes to */
export function worstOf(
  { arrivals }: Pick<AffectedTarget, 'arrivals'>,
  levels: readonly ConsequenceLevel[],
): Worst | null {
  const byId = new Map(levels.map((level) => [level.id, level]));
  const known = arrivals.flatMap(({ levelId, ...arrival }) => {
    const level = byId.get(levelId);
    return level ? [{ level, ...arrival }] : [];
  });
  const certain = known.filter(({ arrivesS }) => arrivesS !== null);
  const [worst] = (certain.length > 0 ? certain : known).toSorted(byNeed);
  if (!worst) return null;
  const { level, arrivesS, earliestS, probability } = worst;
  return { level, arrivesS, earliestS, probability };
}

const ADVICES: readonly AffectedTarget['advice'][] = ['evacuate', 'shelter', 'prepare', 'none'];
type Told = Pick<AffectedTarget, 'advice' | 'arrivals' | 'distanceM'>;

/** Who has to act comes first, and of those the one with the least time left. */
export function byUrgency(levels: readonly ConsequenceLevel[]): (one: Told, other: Told) => number {
  const comesAtS = (place: Told) => {
    const worst = worstOf(place, levels);
    return worst?.arrivesS ?? worst?.earliestS ?? Infinity;
  };
  return (one, other) => {
    const [oneS, otherS] = [comesAtS(one), comesAtS(other)];
    return (
      ADVICES.indexOf(one.advice) - ADVICES.indexOf(other.advice) ||
      (oneS === otherS ? one.distanceM - other.distanceM : oneS - otherS)
    );
  };
}

/** The severest first, then the earliest, then the likeliest. */
function byNeed(one: Worst, other: Worst): number {
  return (
    THREAT_COLOURS.indexOf(one.level.colour) - THREAT_COLOURS.indexOf(other.level.colour) ||
    (one.arrivesS ?? Infinity) - (other.arrivesS ?? Infinity) ||
    (other.probability ?? 0) - (one.probability ?? 0) ||
    0
  );
}
