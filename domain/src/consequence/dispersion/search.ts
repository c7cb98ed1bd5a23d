/** Two ends of an interval, m. */
export type Band = readonly [from: number, to: number];

/**
 * The intervals where a curve is at or above a level, found from samples: each peak between samples is climbed, so that
 * one narrower than their spacing is not lost as long as its flanks are seen; the ends are bisected to the last digits.
 * @param curve    continuous and ≥ 0, except perhaps for steps
 * @param samples  places in ascending order; where the curve is above at the first or last, the band ends there
 * @returns in ascending order
 */
export function bandsAbove(curve: Sampled, level: number, samples: Float64Array): Band[] {
  const values = samples.map((x) => curve(x));
  const bands: Band[] = [];
  let from: number | null = null;
  for (let at = 0; at < samples.length; at++) {
    const isIn = values[at]! >= level;
    if (isIn && from === null)
      from = at === 0 ? samples[0]! : crossing(curve, level, [samples[at]!, samples[at - 1]!]);
    if (isIn) continue;
    if (from !== null) bands.push([from, crossing(curve, level, [samples[at - 1]!, samples[at]!])]);
    else bands.push(...bandAtPeak(curve, level, { samples, values, at }));
    from = null;
  }
  if (from !== null) bands.push([from, samples.at(-1)!]);
  return bands;
}

type Sampled = (x: number) => number;
type Samples = {
  readonly samples: Float64Array;
  readonly values: Float64Array;
  readonly at: number;
};

/** The band about a sample below the level that is higher than its neighbours, if there is one. */
function bandAtPeak(curve: Sampled, level: number, { samples, values, at }: Samples): Band[] {
  const here = values[at]!;
  if (!(here > 0 && here >= values[at - 1]! && here >= values[at + 1]!)) return [];
  const [before, after] = [samples[at - 1]!, samples[at + 1]!];
  const x = peakBetween(curve, before, after);
  if (curve(x) < level) return [];
  return [[crossing(curve, level, [x, before]), crossing(curve, level, [x, after])]];
}

/** Of a place or time: far below what any model knows, and a third of the way to the last bit. */
const NEAR_ENOUGH = 1e-12;

/** The last place still at or above the level on the way from one inside to one outside. */
export function crossing(curve: Sampled, level: number, [inside, outside]: Band): number {
  let [low, high] = [inside, outside];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (Math.abs(high - low) <= NEAR_ENOUGH * Math.abs(middle)) break;
    if (curve(middle) >= level) low = middle;
    else high = middle;
  }
  return low;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where a curve with one peak between two places is highest, by golden section. */
export function peakBetween(curve: Sampled, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [curve(left), curve(right)];
  for (let turn = 0; turn < 48; turn++) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = curve(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = curve(right);
    }
  }
  return atLeft >= atRight ? left : right;
}

/** Where a curve is highest within a band: the best of 64 places in equal steps of the logarithm, climbed from there. */
export function peakOfBand(curve: Sampled, [from, to]: Band): number {
  const [low, high] = [Math.log(Math.max(from, to * 1e-9)), Math.log(to)];
  const step = (high - low) / 64;
  const onLog = (at: number): number => curve(Math.exp(at));
  let [best, value] = [low, onLog(low)];
  for (let at = 1; at <= 64; at++) {
    const here = onLog(low + at * step);
    if (here > value) [best, value] = [low + at * step, here];
  }
  return Math.exp(peakBetween(onLog, Math.max(low, best - step), Math.min(high, best + step)));
}

/** `count` places from `from` to `to`, both > 0, in equal steps of the logarithm. */
export function logSpaced(from: number, to: number, count: number): Float64Array {
  const step = Math.log(to / from) / (count - 1);
  const places = Float64Array.from({ length: count }, (_, at) => from * Math.exp(at * step));
  places[count - 1] = to;
  return places;
}

/** Places in −1 … 1 and their weights. */
const NODES = Array.from({ length: 49 }, (_, at) => {
  const t = (at - 24) / 8;
  const arc = (Math.PI / 2) * Math.sinh(t);
  return { at: Math.tanh(arc), weight: ((Math.PI / 16) * Math.cosh(t)) / Math.cosh(arc) ** 2 };
});

/**
 * Integral over a band, to about ten digits whether the curve ends like a root, as widths of contours do, or not.
 * @source Takahasi & Mori 1974, double exponential formula
 */
export function bandIntegral(curve: Sampled, [from, to]: Band): number {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  return half * NODES.reduce((sum, { at, weight }) => sum + weight * curve(middle + half * at), 0);
}
