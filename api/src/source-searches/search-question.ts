import { facilityWeight } from '@parkwatch/domain/consequence/source-estimation/facility-weight';
import type { WindInterval } from '@parkwatch/domain/consequence/source-estimation/observation';
import type {
  Facility,
  SourceQuestion,
} from '@parkwatch/domain/consequence/source-estimation/source-question';
import { briggsUnitPlume } from '@parkwatch/domain/consequence/source-estimation/unit-plume';
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import { odourReports, odourThreshold } from './odour-of-search.ts';
import type { OdourThreshold } from './odour-of-search.ts';
import type { Candidate, SearchFacts } from './search-facts.ts';
import { landWeights, searchGrid } from './search-grid.ts';
import { sensorUses } from './sensor-readings.ts';
import type { SensorUse } from './sensor-readings.ts';
import { windOfInterval } from './wind-of-interval.ts';
import type { IntervalWind } from './wind-of-interval.ts';

/** A leak at a pump or flange; a stack is given. */
const SOURCE_HEIGHT_M = 3;
/** Registers are incomplete: one in five smells comes from somebody who is not in them. */
export const NONE_CHANCE = 0.2;
/** From a weeping flange to a burst pipe; in odour units the same six decades. */
export const RATE_RANGE = { low: 1e-4, high: 100 } as const;

/** The question to the estimate, with what is needed to show its answer. */
export type SearchQuestion = {
  readonly question: SourceQuestion;
  readonly frame: LocalFrame;
  readonly sensors: readonly SensorUse[];
  readonly winds: readonly IntervalWind[];
  readonly threshold: OdourThreshold;
};

export function searchQuestion(input: SourceSearchInput, facts: SearchFacts): SearchQuestion {
  const { bounds, intervals, substance, candidates } = facts;
  const { frame, grid } = searchGrid(bounds);
  const winds = facts.wind.map((wind, interval) =>
    windOfInterval(wind, intervals, { interval, at: frame.origin }),
  );
  const sensors = sensorUses(facts, frame);
  const threshold = odourThreshold(input, substance);
  const isKnown = substance !== null;
  return {
    ...{ frame, sensors, winds, threshold },
    question: {
      readings: sensors.flatMap(({ readings }) => readings),
      reports: odourReports(input, frame),
      odourThresholdKgPerM3: threshold.kgPerM3,
      wind: winds.flatMap(({ used }): WindInterval[] => (used === null ? [] : [used])),
      // Sure of too little where one vane is wrong all the time, but never of too much (docs/consequence/uncertainty.md).
      isWindErrorShared: false,
      unitPlume: briggsUnitPlume,
      sourceHeightM: input.sourceHeightM ?? SOURCE_HEIGHT_M,
      grid,
      cellWeights: landWeights(grid, facts.landCells),
      facilities: candidates.map((one) => enterpriseOf(one, frame, isKnown)),
      noneChance: NONE_CHANCE,
      rateKgPerS: RATE_RANGE,
      releasedFromMs: input.releasedFrom === undefined ? null : Date.parse(input.releasedFrom),
    },
  };
}

function enterpriseOf(
  { enterpriseId, name, facilities }: Candidate,
  frame: LocalFrame,
  isKnown: boolean,
): Facility {
  return {
    id: String(enterpriseId),
    name,
    places: facilities.map(({ at }) => frame.toMetres([...at])),
    weight: facilityWeight({
      holdsSubstance: isKnown ? true : null,
      hasAlarm: facilities.some(({ hasAlarm }) => hasAlarm),
      hasSpecialWork: false,
    }),
  };
}
