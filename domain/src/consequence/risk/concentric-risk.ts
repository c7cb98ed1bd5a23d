import { fraction, zeroOrMore } from '../inputs.ts';

/** An event that kills a share of the people within a radius, whatever the weather. */
export type LethalCircle = {
  readonly frequencyPerYear: number;
  readonly radiusM: number;
  readonly deathProbability: number;
};

/** Individual risk at a distance from the common centre, per year; the rim belongs to a circle. */
export function concentricRisk(circles: readonly LethalCircle[], distanceM: number): number {
  return circles.reduce((sum, { frequencyPerYear, radiusM, deathProbability }) => {
    const share = fraction('deathProbability', deathProbability);
    const risk = zeroOrMore('frequencyPerYear', frequencyPerYear) * share;
    return distanceM <= zeroOrMore('radiusM', radiusM) ? sum + risk : sum;
  }, 0);
}

/** Area where the risk of concentric circles reaches a level, m²; 0 for none. */
export function concentricAreaM2(circles: readonly LethalCircle[], levelPerYear: number): number {
  const reached = circles
    .map(({ radiusM }) => radiusM)
    .filter((radiusM) => concentricRisk(circles, radiusM) >= levelPerYear);
  return Math.PI * Math.max(0, ...reached) ** 2;
}
