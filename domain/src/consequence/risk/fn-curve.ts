import { positive, zeroOrMore } from '../inputs.ts';
import { SOCIETAL_LINES, societalRegion, type SocietalRegion } from './risk-criteria.ts';

/** An outcome with the deaths that it causes. */
export type FatalOutcome = { readonly frequencyPerYear: number; readonly fatalities: number };

/** F: how often N or more people die, per year. */
export type FnPoint = {
  readonly fatalities: number;
  readonly frequencyPerYear: number;
  readonly region: SocietalRegion;
};

/**
 * The F–N curve at its steps: one point for each number of deaths that occurs, from 1 on.
 * @param outcomes  expected deaths need not be whole; below 1 they are not part of the curve
 * @returns rising N, falling F
 * @throws RangeError for negative frequencies or deaths
 * @source Purple Book eq. 6.6; AQ/T 3046-2013, 11.3; regions by GB 36894-2018
 */
export function fnCurve(outcomes: readonly FatalOutcome[]): FnPoint[] {
  const sorted = outcomes
    .map(checked)
    .filter(({ fatalities }) => fatalities >= 1)
    .toSorted((one, other) => other.fatalities - one.fatalities);
  const points: FnPoint[] = [];
  let sum = 0;
  for (const [at, { fatalities, frequencyPerYear }] of sorted.entries()) {
    sum += frequencyPerYear;
    if (sorted[at + 1]?.fatalities === fatalities || sum === 0) continue;
    points.push({ fatalities, frequencyPerYear: sum, region: societalRegion(fatalities, sum) });
  }
  return points.reverse();
}

/** How often so many people or more die, per year. */
export function frequencyOfAtLeast(outcomes: readonly FatalOutcome[], people: number): number {
  return outcomes
    .map(checked)
    .filter(({ fatalities }) => fatalities >= people)
    .reduce((sum, { frequencyPerYear }) => sum + frequencyPerYear, 0);
}

/** The worst region that a curve enters; `acceptable` for an empty one. */
export function worstRegion(points: readonly FnPoint[]): SocietalRegion {
  const regions = new Set(points.map(({ region }) => region));
  if (regions.has('unacceptable')) return 'unacceptable';
  return regions.has('alarp') ? 'alarp' : 'acceptable';
}

/** Whether the curve leaves the range for which the lines were drawn. */
export function isBeyondLines(points: readonly FnPoint[]): boolean {
  return (points.at(-1)?.fatalities ?? 0) > SOCIETAL_LINES.maxPeople;
}

/**
 * Potential loss of life (潜在生命损失): deaths to be expected per year, Σ f N.
 * @source AQ/T 3046-2013, 11.3
 */
export function potentialLossOfLife(outcomes: readonly FatalOutcome[]): number {
  return outcomes
    .map(checked)
    .reduce((sum, { frequencyPerYear, fatalities }) => sum + frequencyPerYear * fatalities, 0);
}

/**
 * Fatal accident rate: deaths per 10⁸ hours that people are exposed.
 * @param lossOfLifePerYear  of the whole group
 * @source FAR = PLL · 10⁸ / (people · hours); checked against HyRAM
 */
export function fatalAccidentRate(
  lossOfLifePerYear: number,
  { people, hoursPerYear }: { readonly people: number; readonly hoursPerYear: number },
): number {
  const hours = positive('people', people) * positive('hoursPerYear', hoursPerYear);
  return (zeroOrMore('lossOfLifePerYear', lossOfLifePerYear) * 1e8) / hours;
}

/** Average individual risk of someone who is exposed so many hours a year. */
export function averageIndividualRisk(fatalAccidentRate: number, exposedHours: number): number {
  return (
    zeroOrMore('fatalAccidentRate', fatalAccidentRate) *
    zeroOrMore('exposedHours', exposedHours) *
    1e-8
  );
}

function checked(outcome: FatalOutcome): FatalOutcome {
  zeroOrMore('frequencyPerYear', outcome.frequencyPerYear);
  zeroOrMore('fatalities', outcome.fatalities);
  return outcome;
}
