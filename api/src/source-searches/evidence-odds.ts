import { estimateSource } from '@parkwatch/domain/consequence/source-estimation/estimate-source';
import { observedOf } from '@parkwatch/domain/consequence/source-estimation/observed';
import type { RankedSource } from '@parkwatch/domain/consequence/source-estimation/rank-facilities';
import type { SourceQuestion } from '@parkwatch/domain/consequence/source-estimation/source-question';
import type { EastNorth } from '@parkwatch/domain/geo/local-frame';

/** "None of the listed" must not take part in a comparison of the listed. */
const HARDLY = 1e-9;
/** Beyond this a factor says no more than "decides it". */
const MOST_FACTOR = 1e6;
/** Smaller chances are alike: odds of two that are both out of the question are even. */
const LEAST_CHANCE = 1e-100;

/** Leaves readings and reports out. */
export type Leave = {
  readonly sensorId?: string;
  readonly reportId?: string;
};

/**
 * The same question among the listed alone, with all cells but one left out: what compares enterprises costs a hundredth of the map.
 * Cells keep their size, since plumes are widened by it.
 */
export function amongListed(question: SourceQuestion, at: EastNorth): SourceQuestion {
  const { cellM } = question.grid;
  const [westM, southM] = [at[0] - cellM / 2, at[1] - cellM / 2];
  return { ...question, grid: { westM, southM, cellM, columns: 1, rows: 1 }, noneChance: HARDLY };
}

/**
 * What one sensor or report does to the odds of an enterprise against all other listed ones: the odds with it over those without
 * it, everything else being there.
 * @returns a function of what is left out; null: nothing to compare, or nothing is left without it
 */
export function evidenceOdds(
  question: SourceQuestion,
  leaderId: string,
): (leave: Leave) => number | null {
  if (question.facilities.length < 2) return () => null;
  const withAll = oddsOf(estimateSource(question).ranked, leaderId);
  return (leave) => {
    const rest = without(question, leave);
    if (observedOf(rest).observed.length === 0) return null;
    const factor = withAll / oddsOf(estimateSource(rest).ranked, leaderId);
    return Math.min(MOST_FACTOR, Math.max(1 / MOST_FACTOR, factor));
  };
}

function without(question: SourceQuestion, { sensorId, reportId }: Leave): SourceQuestion {
  return {
    ...question,
    readings: question.readings.filter((reading) => reading.sensorId !== sensorId),
    reports: question.reports.filter(({ id }) => id !== reportId),
  };
}

function oddsOf(ranked: readonly RankedSource[], leaderId: string): number {
  const chance = (isMeant: (facilityId: string) => boolean): number =>
    ranked.reduce(
      (sum, { facilityId, probability }) =>
        facilityId !== null && isMeant(facilityId) ? sum + probability : sum,
      LEAST_CHANCE,
    );
  return chance((id) => id === leaderId) / chance((id) => id !== leaderId);
}
