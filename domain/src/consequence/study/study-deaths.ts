import type { EastNorth } from '../../geo/local-frame.ts';
import { INDOOR_SHARE } from '../effects/fatality-rules.ts';
import type { Period } from '../effects/fatality-rules.ts';
import type { PopulationCell as RiskCell } from '../effects/people-affected.ts';
import type { FatalOutcome } from '../risk/fn-curve.ts';
import type { RiskScenario } from '../risk/risk-scenario.ts';
import { fatalOutcomes } from '../risk/societal-risk.ts';
import type { WindRose } from '../risk/wind-rose.ts';
import type { PopulationCell } from '../run/run-facts.ts';

/** Share of the year. @source Purple Book 5.3: day 8:00–18:30, 44 % */
const PERIOD_SHARES: readonly (readonly [Period, number])[] = [
  ['day', 0.44],
  ['night', 0.56],
];

/**
 * A cell as societal risk counts it. Where the share indoors by day is known, the people are parted into some who are as
 * everybody is and some who stay in the open air.
 */
export function riskCells(cell: PopulationCell, [xM, yM]: EastNorth, at: number): RiskCell[] {
  const { dayPeople, nightPeople, indoorShareDay } = cell;
  const share = indoorShareDay === null ? 1 : Math.min(1, indoorShareDay / INDOOR_SHARE.day);
  const usual = { peopleDay: share * dayPeople, peopleNight: nightPeople, buildingId: 'any' };
  const outside = { peopleDay: (1 - share) * dayPeople, peopleNight: 0, buildingId: null };
  return [
    { id: `${at}`, xM, yM, ...usual },
    ...(share < 1 ? [{ id: `${at} outdoors`, xM, yM, ...outside }] : []),
  ];
}

/**
 * How many die how often, for every end of a scenario, every air and direction, by day and by night. The weather is taken
 * as alike by day and by night: the statistics do not part them.
 */
export function deathsOf(
  scenarios: readonly RiskScenario[],
  cells: readonly RiskCell[],
  rose: WindRose,
): FatalOutcome[] {
  return PERIOD_SHARES.flatMap(([period, periodShare]) =>
    fatalOutcomes(scenarios, rose, { cells, period, periodShare }),
  );
}
