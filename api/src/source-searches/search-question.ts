import { facilityWeight } from '@parkwatch/domain/consequence/source-estimation/facility-weight';
import type { WindInterval } from '@parkwatch/domain/consequence/source-estimation/observation';
import type {
  Facility,
  SourceQuestion,
} from '@parkwatch/domain/consequence/source-estimation/source-question';
import { briggsUnitPlume } from '@parkwatch/domain/consequence/source-estimation/unit-plume';
import { bufferBbox } from '@parkwatch/domain/geo/bbox';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import { odourReports, odourThreshold } from './odour-of-search.ts';
import type { OdourThreshold } from './odour-of-search.ts';
import type { Candidate, SearchFacts } from './search-facts.ts';
import { sensorUses } from './sensor-readings.ts';
import type { SensorUse } from './sensor-readings.ts';
import { windOfInterval } from './wind-of-interval.ts';
import type { IntervalWind } from './wind-of-interval.ts';

/** Beyond the park's land the source is sought as far as this. */
const MARGIN_M = 800;
/** Cells: as fine as a thread computes within some seconds. */
const MOST_CELLS = 16_000;
const FINEST_M = 20;
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
  const [west, south, east, north] = bounds;
  const frame = localFrame([(west + east) / 2, (south + north) / 2]);
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
      // One vane turned, one station in the lee is wrong all the time: the careful choice.
      isWindErrorShared: true,
      unitPlume: briggsUnitPlume,
      sourceHeightM: input.sourceHeightM ?? SOURCE_HEIGHT_M,
      grid: gridOf(facts, frame),
      cellWeights: null,
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

function gridOf({ bounds }: SearchFacts, frame: LocalFrame): SourceQuestion['grid'] {
  const [west, south, east, north] = bufferBbox([...bounds], MARGIN_M);
  const [westM, southM] = frame.toMetres([west, south]);
  const [eastM, northM] = frame.toMetres([east, north]);
  const areaM2 = (eastM - westM) * (northM - southM);
  const cellM = Math.max(FINEST_M, Math.ceil(Math.sqrt(areaM2 / MOST_CELLS)));
  return {
    ...{ westM, southM, cellM },
    columns: Math.ceil((eastM - westM) / cellM),
    rows: Math.ceil((northM - southM) / cellM),
  };
}
