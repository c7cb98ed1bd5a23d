import type { BaselineModel } from './baseline-model.ts';
import { filledForLeast } from './fill-gaps.ts';
import { scoresOf } from './scores.ts';
import type { ChartState } from './single-charts.ts';

export const METHODS = ['ewma', 'cusum', 't2', 'spe'] as const;
export type Method = (typeof METHODS)[number];

/** A statistic over its limit with what each variable adds; `isKnown` false: a part of it is missing. */
export type Measured = {
  readonly ofLimit: number | null;
  readonly parts: readonly number[];
  readonly isKnown: boolean;
};

/** Each method on one row, after the charts have taken it in. */
export function measureRow(
  model: BaselineModel,
  charts: readonly ChartState[],
  scaled: readonly (number | null)[],
): Record<Method, Measured> {
  const { ewmaLimit, lambda, h } = model.charts;
  const steady = ewmaLimit * Math.sqrt(lambda / (2 - lambda));
  // The chart of a missing variable stands where it was: it says nothing of this row.
  const ewmas = charts.map(({ ewma }, at) =>
    scaled[at] === null ? 0 : Math.abs(ewma) / (steady * model.variables[at]!.ewmaWidening),
  );
  const cusums = charts.map(({ up, down }, at) =>
    scaled[at] === null ? 0 : Math.max(up, down) / h,
  );
  const isKnown = !scaled.includes(null);
  const isEmpty = scaled.every((value) => value === null);
  const worst = (parts: readonly number[]): Measured => ({
    ofLimit: isEmpty ? null : Math.max(...parts),
    // A chart has its own limit: what it has beyond that is its part.
    parts: parts.map((part) => Math.max(0, part - 1)),
    isKnown,
  });
  const { pca } = model;
  const forT2 = filledForLeast('t2', pca, scaled);
  const forSpe = filledForLeast('spe', pca, scaled);
  const gone: Measured = { ofLimit: null, parts: [], isKnown: false };
  return {
    ewma: worst(ewmas),
    cusum: worst(cusums),
    t2: forT2 ? { ...t2Of(model, forT2), isKnown } : gone,
    spe: forSpe ? { ...speOf(model, forSpe), isKnown } : gone,
  };
}

function t2Of({ pca }: BaselineModel, row: readonly number[]): Omit<Measured, 'isKnown'> {
  const { t2, t2Parts } = scoresOf(pca, row);
  return { ofLimit: t2 / pca.t2Limit, parts: t2Parts };
}

/** Where the components explain everything there is no limit, and an error of any size is none of the data's. */
function speOf({ pca }: BaselineModel, row: readonly number[]): Omit<Measured, 'isKnown'> {
  const { spe, speParts } = scoresOf(pca, row);
  return { ofLimit: pca.speLimit === null ? 0 : spe / pca.speLimit, parts: speParts };
}
