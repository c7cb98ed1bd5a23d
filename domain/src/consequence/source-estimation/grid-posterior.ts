import type { EastNorth } from '../../geo/local-frame.ts';
import { positive } from '../inputs.ts';
import type { GroundGrid } from '../uncertainty/exceedance.ts';
import type { RateNodes } from './likelihood-table.ts';
import type { RateEvidence } from './rate-evidence.ts';
import type { SourceQuestion } from './source-question.ts';

/** What the observations say about a source anywhere in the cells. */
export type GridPosterior = {
  /** Chance of each cell, row by row; they add up to 1. */
  readonly probability: Float64Array;
  /** Chance of each rate node, over all cells. */
  readonly rateShares: Float64Array;
  /** ln of the mean likelihood over cells and rates: what this hypothesis is compared by. */
  readonly lnEvidence: number;
};

/**
 * Posterior over the cells, with the rate and the wind error integrated out.
 * @throws RangeError when no cell has weight, or no cell can explain the observations at all
 */
export function gridPosterior(
  evidence: RateEvidence,
  rates: RateNodes,
  { grid, cellWeights }: Pick<SourceQuestion, 'grid' | 'cellWeights'>,
): GridPosterior {
  const priors = priorOf(grid, cellWeights);
  const { westM, southM, cellM, columns } = grid;
  const lnPosterior = new Float64Array(priors.length);
  const perRate = new Float64Array(columns * rates.count);
  const lnScale = new Float64Array(columns);
  const sum: RateSum = { values: new Float64Array(rates.count), lnTop: -Infinity };
  for (let row = 0; row < grid.rows; row++) {
    const northM = southM + (row + 0.5) * cellM;
    evidence(
      { firstEastM: westM + cellM / 2, northM, stepM: cellM, count: columns },
      perRate,
      lnScale,
    );
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const atCell = perRate.subarray(column * rates.count, (column + 1) * rates.count);
      const lnPrior = lnScale[column]! + Math.log(priors[cell]!);
      lnPosterior[cell] = lnPrior + Math.log(mean(atCell));
      addRates(sum, atCell, lnPrior);
    }
  }
  if (sum.lnTop === -Infinity) throw new RangeError('no cell can be the source');
  const rateMean = mean(sum.values);
  const lnEvidence = sum.lnTop + Math.log(rateMean);
  return {
    probability: lnPosterior.map((ln) => Math.exp(ln - lnEvidence)),
    rateShares: sum.values.map((value) => value / rateMean / rates.count),
    lnEvidence,
  };
}

/** Likelihoods by rate over all cells so far, divided by the largest scale so far: they span hundreds of decades. */
type RateSum = { readonly values: Float64Array; lnTop: number };

function addRates(sum: RateSum, atCell: Float64Array, lnScale: number): void {
  const lnTop = Math.max(sum.lnTop, lnScale);
  if (lnTop === -Infinity) return;
  const kept = Math.exp(sum.lnTop - lnTop);
  const added = Math.exp(lnScale - lnTop);
  sum.lnTop = lnTop;
  for (const [rate, likelihood] of atCell.entries())
    sum.values[rate] = kept * sum.values[rate]! + added * likelihood;
}

/**
 * Chance of each cell beforehand; they add up to 1.
 * @throws RangeError when no cell has weight
 */
export function priorOf(grid: GroundGrid, cellWeights: Float64Array | null): Float64Array {
  const weights = cellWeights ?? new Float64Array(grid.columns * grid.rows).fill(1);
  const total = positive('sum of cellWeights', mean(weights) * weights.length);
  return weights.map((weight) => weight / total);
}

/** Metres of a cell's centre. */
export function cellCentre({ westM, southM, cellM, columns }: GroundGrid, cell: number): EastNorth {
  const column = cell % columns;
  return [westM + (column + 0.5) * cellM, southM + ((cell - column) / columns + 0.5) * cellM];
}

export function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
