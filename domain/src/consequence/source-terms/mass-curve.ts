import type { ReleaseStep } from '../release.ts';

/**
 * Mass that came out until a time, as a polygon: constant rates between its points. Starts at 0 s; a first mass above 0 came
 * out at once. Neither times nor masses ever go down.
 */
export type MassCurve = { readonly timesS: readonly number[]; readonly massKg: readonly number[] };

/** As many steps as ALOHA and the pages need; each dispersion model pays for every one of them. */
export const MAX_STEPS = 60;
/** A coarser polygon is good enough when it is nowhere off by more than this share of the whole. */
const TOLERANCE = 1e-3;

export const NOTHING: MassCurve = { timesS: [0], massKg: [0] };

export function totalKg({ massKg }: MassCurve): number {
  return massKg.at(-1)!;
}

/** When nothing more comes, s. */
export function endS({ timesS }: MassCurve): number {
  return timesS.at(-1)!;
}

/** All at once, at 0 s. */
export function atOnce(massKg: number): MassCurve {
  return { timesS: [0], massKg: [massKg] };
}

/** A constant rate for a while; nothing for a duration of 0. */
export function steady(rateKgPerS: number, durationS: number): MassCurve {
  if (durationS === 0) return NOTHING;
  return { timesS: [0, durationS], massKg: [0, rateKgPerS * durationS] };
}

/**
 * The curve of an outflow whose rate is known by what is already out: between two points the mean of their rates holds, which
 * is exact where the rate falls linearly in time, as from a tank.
 * @param massKg         already out, from 0 on, never less
 * @param ratesKgPerS    at each; the outflow ends where one is 0
 */
export function curveOfRates(massKg: readonly number[], ratesKgPerS: readonly number[]): MassCurve {
  const timesS = [0];
  const out = [0];
  for (let at = 1; at < massKg.length; at++) {
    const mean = (ratesKgPerS[at - 1]! + ratesKgPerS[at]!) / 2;
    const amount = massKg[at]! - massKg[at - 1]!;
    if (mean === 0) break;
    if (amount === 0) continue;
    timesS.push(timesS.at(-1)! + amount / mean);
    out.push(massKg[at]!);
  }
  return { timesS, massKg: out };
}

/** @returns kg out until `atS`; what came at once counts at 0 s already */
export function massAtKg({ timesS, massKg }: MassCurve, atS: number): number {
  if (atS >= timesS.at(-1)!) return massKg.at(-1)!;
  const at = firstAfter(timesS, atS);
  if (at === 0) return 0;
  const [from, to] = [timesS[at - 1]!, timesS[at]!];
  const share = (atS - from) / (to - from);
  return massKg[at - 1]! + share * (massKg[at]! - massKg[at - 1]!);
}

/** The curve until a time. */
export function cutAt(curve: MassCurve, atS: number): MassCurve {
  if (atS >= endS(curve)) return curve;
  const kept = firstAfter(curve.timesS, atS);
  const timesS = curve.timesS.slice(0, kept);
  const massKg = curve.massKg.slice(0, kept);
  if (timesS.at(-1)! < atS) {
    timesS.push(atS);
    massKg.push(massAtKg(curve, atS));
  }
  return { timesS, massKg };
}

export function scaled({ timesS, massKg }: MassCurve, factor: number): MassCurve {
  return { timesS, massKg: massKg.map((mass) => mass * factor) };
}

/** The same, beginning later; for curves that bring nothing at once. */
export function delayed(curve: MassCurve, byS: number): MassCurve {
  if (byS === 0) return curve;
  return {
    timesS: [0, ...curve.timesS.map((time) => time + byS)],
    massKg: [0, ...curve.massKg],
  };
}

/** Together. */
export function sumOf(curves: readonly MassCurve[]): MassCurve {
  const timesS = [...new Set([0, ...curves.flatMap((curve) => curve.timesS)])].sort(
    (a, b) => a - b,
  );
  const massAt = (time: number): number =>
    curves.reduce((sum, curve) => sum + massAtKg(curve, time), 0);
  return { timesS, massKg: timesS.map(massAt) };
}

/**
 * Constant rates over at most `maxSteps` steps. Corners of the curve are kept one by one, the farthest off first, so that
 * between them the mass is exact to rounding and the whole is conserved.
 * @returns in order, without overlap; steps without any mass are left out
 */
export function stepsOf(curve: MassCurve, maxSteps: number = MAX_STEPS): ReleaseStep[] {
  const { timesS, massKg } = curve;
  const corners = cornersOf(curve, maxSteps);
  return corners.slice(1).flatMap((at, index) => {
    const from = corners[index]!;
    const [fromS, toS] = [timesS[from]!, timesS[at]!];
    const rateKgPerS = (massKg[at]! - massKg[from]!) / (toS - fromS);
    return rateKgPerS > 0 ? [{ fromS, toS, rateKgPerS }] : [];
  });
}

/** Indices of the points that are kept, first and last among them. */
function cornersOf(curve: MassCurve, maxSteps: number): number[] {
  const last = curve.timesS.length - 1;
  const limit = TOLERANCE * totalKg(curve);
  const spans = last > 0 ? [farthest(curve, 0, last)] : [];
  while (spans.length > 0 && spans.length < maxSteps) {
    const worst = spans.reduce((a, b) => (b.offKg > a.offKg ? b : a));
    if (worst.offKg <= limit) break;
    const { from, at, to } = worst;
    spans.splice(spans.indexOf(worst), 1, farthest(curve, from, at), farthest(curve, at, to));
  }
  return [0, ...spans.map(({ to }) => to)];
}

type Span = { from: number; to: number; at: number; offKg: number };

/** The point between two others that a straight line between them misses most. */
function farthest({ timesS, massKg }: MassCurve, from: number, to: number): Span {
  const rate = (massKg[to]! - massKg[from]!) / (timesS[to]! - timesS[from]!);
  const span = { from, to, at: from, offKg: 0 };
  for (let at = from + 1; at < to; at++) {
    const offKg = Math.abs(massKg[at]! - massKg[from]! - rate * (timesS[at]! - timesS[from]!));
    if (offKg > span.offKg) Object.assign(span, { at, offKg });
  }
  return span;
}

/** Index of the first time after `atS`; the number of times when there is none. */
function firstAfter(timesS: readonly number[], atS: number): number {
  let [low, high] = [0, timesS.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timesS[middle]! <= atS) low = middle + 1;
    else high = middle;
  }
  return low;
}
