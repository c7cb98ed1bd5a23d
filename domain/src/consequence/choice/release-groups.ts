import type { ReleaseStep } from '../release.ts';

/** A dense plume is computed once a step: more than these say little more. @source ALOHA averages to five */
export const MAX_GROUPS = 5;

/**
 * Steps joined to a few that carry the same mass over the same time: always the neighbours whose rates differ least, weighed
 * by their masses. A pause between steps becomes part of what it is joined to, else it stays one.
 */
export function groupedSteps(steps: readonly ReleaseStep[], most = MAX_GROUPS): ReleaseStep[] {
  const groups = steps.filter(({ rateKgPerS }) => rateKgPerS > 0);
  while (groups.length > most) {
    let [at, least] = [0, Infinity];
    for (let i = 0; i + 1 < groups.length; i++) {
      const loss = joiningLoss(groups[i]!, groups[i + 1]!);
      if (loss < least) [at, least] = [i, loss];
    }
    groups.splice(at, 2, joined(groups[at]!, groups[at + 1]!));
  }
  return groups;
}

/** One step with the same mass, at the rate that the mass saw on average. */
export function equivalentStep(steps: readonly ReleaseStep[]): ReleaseStep {
  const groups = steps.filter(({ rateKgPerS }) => rateKgPerS > 0);
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('steps: nothing is released');
  const lasting = groups.find(({ toS }) => toS === Infinity);
  if (lasting !== undefined) return { ...lasting, fromS: first.fromS };
  const massKg = groups.reduce((sum, step) => sum + massOf(step), 0);
  const rateKgPerS = groups.reduce((sum, step) => sum + massOf(step) * step.rateKgPerS, 0) / massKg;
  return { fromS: first.fromS, toS: first.fromS + massKg / rateKgPerS, rateKgPerS };
}

export function massOf({ fromS, toS, rateKgPerS }: ReleaseStep): number {
  return rateKgPerS * (toS - fromS);
}

function joiningLoss(a: ReleaseStep, b: ReleaseStep): number {
  if (b.toS === Infinity) return Infinity;
  const { rateKgPerS } = joined(a, b);
  return (
    massOf(a) * (a.rateKgPerS - rateKgPerS) ** 2 + massOf(b) * (b.rateKgPerS - rateKgPerS) ** 2
  );
}

function joined(a: ReleaseStep, b: ReleaseStep): ReleaseStep {
  const rateKgPerS = (massOf(a) + massOf(b)) / (b.toS - a.fromS);
  return { fromS: a.fromS, toS: b.toS, rateKgPerS };
}
