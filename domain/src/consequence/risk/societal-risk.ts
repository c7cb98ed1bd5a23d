import { peopleOf, type PopulationCell } from '../effects/people-affected.ts';
import { fraction } from '../inputs.ts';
import type { Period } from '../effects/fatality-rules.ts';
import type { FatalOutcome } from './fn-curve.ts';
import { checkScenarios } from './risk-scenario.ts';
import type { DirectionalOutcome, RadialOutcome, RiskScenario } from './risk-scenario.ts';
import type { WeatherClass, WindRose } from './wind-rose.ts';
import { wrappedRad } from './wrapped-rad.ts';

/** Who is around, and for which part of the year. */
export type Exposed = {
  readonly cells: readonly PopulationCell[];
  readonly period: Period;
  /** Of the year: 0.44 by day and 0.56 by night (Purple Book), or as the park has it. */
  readonly periodShare: number;
};

/** Directions within a sector, so that a narrow cloud between two centre lines is not missed. */
const DIRECTIONS = 5;

/**
 * Every outcome in every weather and direction with the deaths to be expected of it: what F–N curve and PLL are made of.
 * @param rose  of the period
 * @returns outcomes of one death in ten thousand or more, in the order of scenarios, outcomes, classes and bearings
 * @source Purple Book eq. 6.3–6.7; AQ/T 3046-2013, 11.3
 */
export function fatalOutcomes(
  scenarios: readonly RiskScenario[],
  rose: WindRose,
  exposed: Exposed,
): FatalOutcome[] {
  checkScenarios(scenarios);
  fraction('periodShare', exposed.periodShare);
  return scenarios.flatMap((scenario) => {
    const crowd = crowdAround(scenario, exposed);
    const perYear = scenario.frequencyPerYear * exposed.periodShare;
    return scenario.outcomes.flatMap((outcome) =>
      outcome.kind === 'radial'
        ? circle(outcome, crowd, perYear)
        : rose.classes.flatMap((air) => blown(outcome, { crowd, air, perYear })),
    );
  });
}

const NOBODY = 1e-4;

/** A cell as it is seen from the source. */
type Neighbour = {
  readonly distanceM: number;
  readonly bearingRad: number;
  readonly outdoors: number;
  readonly indoors: number;
};

function crowdAround({ eastM, northM }: RiskScenario, { cells, period }: Exposed): Neighbour[] {
  return cells.map((cell) => {
    const [east, north] = [cell.xM - eastM, cell.yM - northM];
    const distanceM = Math.max(Math.hypot(east, north), 0.1);
    return { distanceM, bearingRad: Math.atan2(east, north), ...peopleOf(cell, period) };
  });
}

function circle(
  { probability, lethality }: RadialOutcome,
  crowd: readonly Neighbour[],
  perYear: number,
): FatalOutcome[] {
  let fatalities = 0;
  for (const { distanceM, outdoors, indoors } of crowd) {
    if (distanceM > lethality.reachM) continue;
    const dying = lethality.fractionsAt(distanceM);
    fatalities += outdoors * dying.outdoors + indoors * dying.indoors;
  }
  return fatalities < NOBODY ? [] : [{ frequencyPerYear: perYear * probability, fatalities }];
}

type Blown = {
  readonly crowd: readonly Neighbour[];
  readonly air: WeatherClass;
  readonly perYear: number;
};

function blown(outcome: DirectionalOutcome, { crowd, air, perYear }: Blown): FatalOutcome[] {
  const sectors = air.fromSectors.length;
  const fatalities = new Float64Array(sectors * DIRECTIONS);
  const lethality = outcome.lethality(air);
  for (const neighbour of crowd)
    if (neighbour.distanceM <= lethality.reachM)
      addNeighbour(fatalities, neighbour, { outcome, lethality });
  return [...fatalities].flatMap((count, at) => {
    const probability = air.fromSectors[Math.floor(at / DIRECTIONS)]!;
    if (count < NOBODY || probability === 0) return [];
    const frequency = (perYear * outcome.probability * probability) / DIRECTIONS;
    return [{ frequencyPerYear: frequency, fatalities: count }];
  });
}

/** Adds the deaths in one cell to every direction whose cloud reaches it. */
function addNeighbour(
  fatalities: Float64Array,
  { distanceM, bearingRad, outdoors, indoors }: Neighbour,
  by: {
    readonly outcome: DirectionalOutcome;
    readonly lethality: ReturnType<DirectionalOutcome['lethality']>;
  },
): void {
  const { outcome, lethality } = by;
  const half = lethality.halfAngleRad(distanceM);
  if (half === 0) return;
  const stepRad = (2 * Math.PI) / fatalities.length;
  for (let at = 0; at < fatalities.length; at++) {
    // The first direction of a sector lies at its beginning, half a sector before its centre; the cloud goes the other way.
    const fromRad = (at + 0.5 - DIRECTIONS / 2) * stepRad;
    const off = Math.abs(wrappedRad(bearingRad - fromRad - Math.PI));
    if (off > half) continue;
    const dying = outcome.fractionsOf(lethality.at(distanceM, off));
    fatalities[at]! += outdoors * dying.outdoors + indoors * dying.indoors;
  }
}
