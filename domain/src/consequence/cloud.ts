import type { Text } from '../text/text.ts';
import type { Caveat } from './validity.ts';

export const CLOUD_MODELS = [
  'gaussian-plume',
  'gaussian-puff',
  'puff-train',
  'britter-mcquaid-plume',
  'britter-mcquaid-puff',
  'dense-slab',
  'free-jet',
] as const;
export type CloudModel = (typeof CLOUD_MODELS)[number];

/** Cells in the frame of the wind: x along the way of the cloud, y to its left; row by row from (startXM, startYM). */
export type WindGrid = {
  readonly startXM: number;
  readonly startYM: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
};

/** How far a level can reach, at any time, in the frame of the wind, m. `null` when it is met nowhere. */
export type Extent = {
  readonly upwindM: number;
  readonly downwindM: number;
  readonly halfWidthM: number;
};

/**
 * A cloud over flat ground at one receptor height, in a wind that does not turn: origin at the source, x downwind,
 * y to the left, m; t is seconds since the release began. Every model answers in this form, so that contours, doses,
 * people and ensembles are computed once. All concentrations are outdoors, kg/m³, means over `averagingS`.
 *
 * Contract, tested for every model: finite, never negative; symmetric in y; `halfWidthM` is the largest y ≥ 0 with
 * `concentrationKgPerM3(x, y, t) ≥ level`, 0 where the axis is below; nothing ≥ level lies outside `extentM(level)`.
 */
export type Cloud = {
  readonly model: CloudModel;
  /** Why this model was chosen, for the page. */
  readonly reason: Text;
  readonly caveats: readonly Caveat[];
  readonly receptorHeightM: number;
  readonly averagingS: number;
  axisKgPerM3(xM: number, tS: number): number;
  halfWidthM(xM: number, tS: number, levelKgPerM3: number): number;
  concentrationKgPerM3(xM: number, yM: number, tS: number): number;
  /** Fills `out` (columns × rows, row-major) for one time; much faster than cell by cell. */
  fill(grid: WindGrid, tS: number, out: Float64Array): void;
  extentM(levelKgPerM3: number): Extent | null;
  /** When the release ends and, at `xM`, the cloud has passed: afterwards the concentration there stays below `levelKgPerM3`. */
  goneAfterS(xM: number, levelKgPerM3: number): number;
};
