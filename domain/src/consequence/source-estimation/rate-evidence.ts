import type { EastNorth } from '../../geo/local-frame.ts';
import { SHIFTS, zoneOf, type LikelihoodTable, type RateNodes } from './likelihood-table.ts';
import { upwindReachM, type Sight, type WindGroup } from './sight.ts';
import { kernelIndex } from './unit-kernel.ts';

/** Places in a row from west to east. */
export type PlaceRow = {
  readonly firstEastM: number;
  readonly northM: number;
  readonly stepM: number;
  readonly count: number;
};

/**
 * Likelihood of all observations for a source at each place of a row and at each rate node, marginal over the wind errors: for
 * each group the weighted sum over its nodes of the product over its observations, and the product of the groups.
 * @param perRate  takes the likelihoods, place by place, the largest of each place 1
 * @param lnScale  takes ln of what they were divided by, one per place; −Infinity where a source is impossible
 */
export type RateEvidence = (row: PlaceRow, perRate: Float64Array, lnScale: Float64Array) => void;

/**
 * Most pairs of a place and an observation meet no plume at any rate. A row is therefore worked off observation by observation,
 * only between the columns where the plume's wedge crosses it: one table at a time stays in the cache, no branch is guessed
 * wrong. 200 × 200 places × 50 observations × 13 directions × 25 rates took 440 ms of a busy core so, 750 ms place by place.
 */
export function rateEvidence(groups: readonly WindGroup[], rates: RateNodes): RateEvidence {
  const prepared = groups.map(outlooksOf);
  return (row, perRate, lnScale) => {
    const work = workspace(row, rates);
    perRate.fill(1);
    lnScale.fill(0);
    for (const { lnOutside, nodes } of prepared) {
      work.sum.fill(0);
      work.everywhere.fill(0);
      work.lnSum.fill(0);
      for (const { weight, outlooks } of nodes) {
        const touched = multiplyNode(outlooks, work);
        addNode(weight, touched, work);
      }
      multiplyGroup(work, perRate, lnScale);
      for (let place = 0; place < row.count; place++) lnScale[place]! += lnOutside;
    }
  };
}

/** The same for a single place. @returns ln of what `perRate` was divided by */
export function evidenceAt(
  evidence: RateEvidence,
  [firstEastM, northM]: EastNorth,
  perRate: Float64Array,
): number {
  const lnScale = new Float64Array(1);
  evidence({ firstEastM, northM, stepM: 1, count: 1 }, perRate, lnScale);
  return lnScale[0]!;
}

/** A sight with ln of its likelihood where it meets no plume. */
type Outlook = { readonly sight: Sight; readonly lnOutside: number };
type OutlookGroup = {
  readonly nodes: readonly { readonly weight: number; readonly outlooks: readonly Outlook[] }[];
  /** ln of the product where no observation meets the plume; the same at all nodes. */
  readonly lnOutside: number;
};

function outlooksOf(group: WindGroup): OutlookGroup {
  const nodes = group.map(({ weight, sights }) => ({
    weight,
    outlooks: sights.map((sight) => ({ sight, lnOutside: Math.log(sight.table.values[0]!) })),
  }));
  const [first] = nodes;
  return { nodes, lnOutside: first!.outlooks.reduce((sum, { lnOutside }) => sum + lnOutside, 0) };
}

/** Place by place, rate by rate. Factors are counted from the product where no observation meets the plume. */
type Workspace = {
  readonly row: PlaceRow;
  readonly rates: RateNodes;
  /** Of one node; between nodes 1. */
  readonly product: Float64Array;
  /** ln of what one node has beside it; between nodes 0. */
  readonly lnFactor: Float64Array;
  /** Over the nodes of a group: rate by rate, and the part that is the same at all rates. */
  readonly sum: Float64Array;
  readonly everywhere: Float64Array;
  /** ln of what both were divided by: factors span hundreds of decades. */
  readonly lnSum: Float64Array;
};
type Span = { first: number; last: number };

function workspace(row: PlaceRow, rates: RateNodes): Workspace {
  const [values, places] = [row.count * rates.count, row.count];
  return {
    row,
    rates,
    product: new Float64Array(values).fill(1),
    lnFactor: new Float64Array(places),
    sum: new Float64Array(values),
    everywhere: new Float64Array(places),
    lnSum: new Float64Array(places),
  };
}

/** Product over the observations of a node. @returns the columns that any plume meets */
function multiplyNode(outlooks: readonly Outlook[], work: Workspace): Span {
  const touched = { first: work.row.count, last: -1 };
  for (const outlook of outlooks) {
    const { first, last } = multiplySight(outlook, work);
    if (first > last) continue;
    touched.first = Math.min(touched.first, first);
    touched.last = Math.max(touched.last, last);
  }
  return touched;
}

function multiplySight({ sight, lnOutside }: Outlook, work: Workspace): Span {
  const { row, rates, product, lnFactor } = work;
  const { headingEast, headingNorth, kernel, table, farM, wedge } = sight;
  const { slope, nearM } = wedge;
  const [dEast, dNorth] = [sight.eastM - row.firstEastM, sight.northM - row.northM];
  const x0 = dEast * headingEast + dNorth * headingNorth;
  const y0 = dNorth * headingEast - dEast * headingNorth;
  const dx = -row.stepM * headingEast;
  const dy = row.stepM * headingNorth;
  const span = { first: 0, last: row.count - 1 };
  clip(span, x0 + upwindReachM(kernel), dx);
  clip(span, farM - x0, -dx);
  clip(span, slope * (x0 + nearM) - y0, slope * dx - dy);
  clip(span, slope * (x0 + nearM) + y0, slope * dx + dy);
  for (let column = span.first; column <= span.last; column++) {
    const at = kernelIndex(kernel, x0 + column * dx);
    const yM = y0 + column * dy;
    const lnFall = yM * yM * kernel.steepness[at]!;
    const position = (kernel.lnAxis[at]! - lnFall - table.lnStart) / rates.lnStep;
    if (!(position >= 1)) continue;
    lnFactor[column]! -= lnOutside;
    const from = sliceAt(table, position, zoneOf(lnFall), rates.count);
    const into = column * rates.count;
    for (let rate = 0; rate < rates.count; rate++)
      product[into + rate]! *= table.values[from + rate]!;
  }
  return span;
}

/** Keeps the columns at which a line is not below 0. */
function clip(span: Span, at: number, perColumn: number): void {
  if (perColumn > 0) span.first = Math.max(span.first, Math.ceil(-at / perColumn));
  else if (perColumn < 0) span.last = Math.min(span.last, Math.floor(-at / perColumn));
  else if (at < 0) span.last = -1;
}

/** Where in the table the slice of all rates begins. */
function sliceAt(
  { length }: LikelihoodTable,
  position: number,
  zone: number,
  count: number,
): number {
  const entry = Math.floor(position);
  const shift = Math.floor((position - entry) * SHIFTS);
  return (zone * SHIFTS + shift) * length + Math.min(entry, length - count);
}

/** Adds a node to its group, and leaves product and factors as it found them. */
function addNode(weight: number, { first, last }: Span, work: Workspace): void {
  const { row, rates, product, lnFactor, sum, everywhere, lnSum } = work;
  for (let place = 0; place < row.count; place++) {
    const isTouched = place >= first && place <= last;
    if (!isTouched)
      everywhere[place]! += lnSum[place] === 0 ? weight : weight * Math.exp(-lnSum[place]!);
    else {
      const lnTop = Math.max(lnSum[place]!, lnFactor[place]!);
      const kept = Math.exp(lnSum[place]! - lnTop);
      const added = weight * Math.exp(lnFactor[place]! - lnTop);
      const to = (place + 1) * rates.count;
      for (let at = place * rates.count; at < to; at++)
        sum[at] = kept * sum[at]! + added * product[at]!;
      everywhere[place]! *= kept;
      lnSum[place] = lnTop;
    }
  }
  if (first > last) return;
  product.fill(1, first * rates.count, (last + 1) * rates.count);
  lnFactor.fill(0, first, last + 1);
}

function multiplyGroup(
  { row, rates, sum, everywhere, lnSum }: Workspace,
  perRate: Float64Array,
  lnScale: Float64Array,
): void {
  for (let place = 0; place < row.count; place++) {
    const [from, to] = [place * rates.count, (place + 1) * rates.count];
    let highest = 0;
    for (let at = from; at < to; at++) {
      perRate[at]! *= sum[at]! + everywhere[place]!;
      highest = Math.max(highest, perRate[at]!);
    }
    lnScale[place]! += lnSum[place]! + Math.log(highest);
    if (highest > 0) for (let at = from; at < to; at++) perRate[at]! /= highest;
  }
}
