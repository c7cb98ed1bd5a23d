import type { EastNorth } from '../../geo/local-frame.ts';
import { ZONES_BESIDE } from './likelihood-table.ts';
import { expectedAt, type Sight, type WindGroup } from './sight.ts';

/** An observation that the estimated source does not explain. */
export type Doubt = {
  readonly observationId: string;
  /** Chance that it has nothing to do with this source: a faulty sensor, another source, a mistaken report. */
  readonly probability: number;
};

/** From here on an observation is named. */
const DOUBTFUL = 0.5;

/** A source at one place and rate. */
export type AssumedSource = { readonly at: EastNorth; readonly rateKgPerS: number };

/**
 * Which observations contradict a source, most doubtful first; over the wind errors as the other observations of the group
 * leave them.
 */
export function doubtsOf(groups: readonly WindGroup[], source: AssumedSource): Doubt[] {
  return groups
    .flatMap((group) => groupDoubts(group, source))
    .filter(({ probability }) => probability > DOUBTFUL)
    .sort((one, other) => other.probability - one.probability);
}

function groupDoubts(group: WindGroup, source: AssumedSource): Doubt[] {
  const nodes = group.map(({ weight, sights }) => {
    const fits = sights.map((sight) => fitOf(sight, source));
    return { fits, lnWeight: fits.reduce((sum, { ln }) => sum + ln, Math.log(weight)) };
  });
  const lnTop = Math.max(...nodes.map(({ lnWeight }) => lnWeight));
  const sums = new Map<string, number>();
  let total = 0;
  for (const { fits, lnWeight } of nodes) {
    const weight = Math.exp(lnWeight - lnTop);
    total += weight;
    for (const { id, doubt } of fits) sums.set(id, (sums.get(id) ?? 0) + weight * doubt);
  }
  return [...sums].map(([observationId, sum]) => ({ observationId, probability: sum / total }));
}

function fitOf(
  sight: Sight,
  { at, rateKgPerS }: AssumedSource,
): { id: string; ln: number; doubt: number } {
  const { id, likelihood, weight } = sight.observed;
  const { lnKgPerM3, zone } = expectedAt(sight, at);
  const value = likelihood.of(lnKgPerM3 + Math.log(rateKgPerS), ZONES_BESIDE[zone]!);
  return { id, ln: weight * Math.log(value), doubt: likelihood.regardless / value };
}
