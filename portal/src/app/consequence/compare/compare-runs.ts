import type { Text } from '@parkwatch/domain/text/text';
import type { ConsequenceLevel, ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { byUrgency, worstOf, type Worst } from '../result/levels.ts';

/** One thing of two runs: in A and in B, null where a run does not have it. */
export type Pair<T> = { readonly first: T | null; readonly second: T | null };
export type LevelPair = Pair<ConsequenceLevel> & {
  readonly id: string;
  readonly level: ConsequenceLevel;
  /** Name of the event that makes it. */
  readonly event: Text | null;
};
type Arrival = { readonly worst: Worst | null; readonly advice: string };
export type PlacePair = Pair<Arrival> & { readonly key: string; readonly name: Text };
export type InputPair = Pair<ConsequenceRun['inputs'][number]> & {
  readonly key: string;
  readonly label: Text;
};

export type Comparison = {
  /** Inputs in which the two differ. */
  readonly inputs: readonly InputPair[];
  readonly levels: readonly LevelPair[];
  /** Enterprises, then targets, that either run reaches. */
  readonly places: readonly PlacePair[];
};

/** In what two runs differ, matched by what things are, not by their place in a list. */
export function compareRuns(first: ConsequenceRun, second: ConsequenceRun): Comparison {
  return {
    inputs: paired(first.inputs, second.inputs, ({ key }) => key)
      .filter(({ pair }) => pair.first?.value !== pair.second?.value)
      .map(({ key, one, pair }) => ({ key, label: one.label, ...pair })),
    levels: paired(first.levels, second.levels, ({ id }) => id).map(({ key, one, pair }) => ({
      ...{ id: key, level: one, ...pair },
      event: [...first.events, ...second.events].find(({ id }) => id === one.eventId)?.name ?? null,
    })),
    places: [...placePairs('enterprises', first, second), ...placePairs('targets', first, second)],
  };
}

function placePairs(
  kind: 'enterprises' | 'targets',
  first: ConsequenceRun,
  second: ConsequenceRun,
): PlacePair[] {
  type Place = ConsequenceRun[typeof kind][number];
  const urgentFirst = (run: ConsequenceRun): Place[] =>
    (run[kind] as Place[]).toSorted(byUrgency(run.levels));
  const [before, after] = [urgentFirst(first), urgentFirst(second)];
  const told = (place: Place | null, { levels }: ConsequenceRun): Arrival | null =>
    place && { worst: worstOf(place, levels), advice: place.advice };
  return paired(before, after, ({ id }) => `${kind}:${id}`).map(({ key, one, pair }) => ({
    key,
    name: one.name,
    first: told(pair.first, first),
    second: told(pair.second, second),
  }));
}

/** The things of both lists, those of the first one first. */
function paired<T>(first: readonly T[], second: readonly T[], keyOf: (one: T) => string) {
  const [byFirst, bySecond] = [first, second].map(
    (list) => new Map(list.map((one) => [keyOf(one), one])),
  );
  const keys = [...new Set([...first, ...second].map(keyOf))];
  return keys.flatMap((key) => {
    const pair: Pair<T> = { first: byFirst?.get(key) ?? null, second: bySecond?.get(key) ?? null };
    const one = pair.first ?? pair.second;
    return one === null ? [] : [{ key, one, pair }];
  });
}

/** B less A; null where one of them is not there. */
export function difference(
  first: number | null | undefined,
  second: number | null | undefined,
): number | null {
  return first == null || second == null ? null : second - first;
}
