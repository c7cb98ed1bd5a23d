import { fraction, zeroOrMore } from '../inputs.ts';

/** Scenarios along one line away from a source: how often each happens, and who dies at each distance. */
export type TransectScenario = {
  readonly frequencyPerYear: number;
  readonly deathProbabilities: readonly number[];
};

/** Individual risk at each distance, Σ f P, per year. @throws RangeError when the lists differ in length */
export function transectRisk(
  distancesM: readonly number[],
  scenarios: readonly TransectScenario[],
): number[] {
  return distancesM.map((_distanceM, at) =>
    scenarios.reduce((sum, { frequencyPerYear, deathProbabilities }) => {
      if (deathProbabilities.length !== distancesM.length)
        throw new RangeError(
          `${deathProbabilities.length} values for ${distancesM.length} distances`,
        );
      const share = fraction('death probability', deathProbabilities[at]!);
      return sum + zeroOrMore('frequencyPerYear', frequencyPerYear) * share;
    }, 0),
  );
}

/**
 * The last distance at which the risk reaches a level, its logarithm linear between the distances.
 * @param distancesM  rising
 * @returns the last distance itself when the level is still met there; null when it is met nowhere
 */
export function contourCrossingM(
  distancesM: readonly number[],
  risks: readonly number[],
  levelPerYear: number,
): number | null {
  const last = risks.findLastIndex((risk) => risk >= levelPerYear);
  if (last < 0) return null;
  const [inner, outer] = [distancesM[last]!, distancesM[last + 1]];
  if (outer === undefined) return inner;
  const [high, low] = [risks[last]!, risks[last + 1]!];
  // A risk of nothing has no logarithm: the level ends right here.
  if (low === 0) return inner;
  return inner + ((outer - inner) * Math.log(high / levelPerYear)) / Math.log(high / low);
}
