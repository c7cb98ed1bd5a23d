import type { Likelihood } from './likelihood.ts';

/** Nodes of the rate: equal steps of its logarithm, each standing for the same prior chance. */
export type RateNodes = {
  readonly lnFirst: number;
  readonly lnStep: number;
  readonly count: number;
};

/**
 * A likelihood at all rate nodes at once. Concentration is proportional to the rate, so the likelihoods at rate nodes
 * 0, 1, 2 … are entries i, i + 1, i + 2 … of one list by ln(concentration): one look-up, then a run through memory.
 * The list is kept for each zone beside the axis, and four times each, for the middles of quarters of a step, so that the
 * place need not be interpolated.
 */
export type LikelihoodTable = {
  /** Zone by zone, shift by shift; the largest value 1. The first value is that of no concentration. */
  readonly values: Float64Array;
  /** Entries of one list. */
  readonly length: number;
  /** ln(concentration at 1 kg/s) to place: (ln − lnStart) / lnStep. */
  readonly lnStart: number;
};

export const SHIFTS = 4;
/** Zones beside the axis, by what each is computed for, in standard deviations of the plume; the last has no end. */
export const ZONES_BESIDE = [0.5, 1.5, 2.5, 3.5] as const;

/** @param lnFall  how far ln(concentration) has fallen from the axis, ½(y/σ)² */
export function zoneOf(lnFall: number): number {
  return lnFall < 0.5 ? 0 : lnFall < 2 ? 1 : lnFall < 4.5 ? 2 : 3;
}

/** Beyond this many e-folds from its centre a likelihood no longer changes. */
const REACH_LN = 16;
/** Below the first entry that differs by this share from no concentration at all, there might as well be none. */
const FLAT = 0.005;

/** @param weight  of a repeated observation: the likelihood to this power */
export function likelihoodTable(
  likelihood: Likelihood,
  { lnFirst, lnStep, count }: RateNodes,
  weight: number,
): LikelihoodTable {
  const valueAt = (ln: number, zone: number): number =>
    likelihood.of(ln, ZONES_BESIDE[zone]!) ** weight;
  const { lnCentre } = likelihood;
  const last = ZONES_BESIDE.length - 1;
  const isFlat = (ln: number): boolean =>
    Math.abs(valueAt(ln, last) / valueAt(-Infinity, last) - 1) < FLAT;
  let lnFlat = lnCentre - REACH_LN;
  while (lnFlat < lnCentre && isFlat(lnFlat)) lnFlat += lnStep;
  // So that the slice of all rates at the first place is flat as a whole.
  const lnLow = lnFlat - (count + 1) * lnStep;
  const length = Math.ceil((lnCentre + REACH_LN - lnLow) / lnStep) + count;
  const values = Float64Array.from(
    { length: ZONES_BESIDE.length * SHIFTS * length },
    (_, entry) => {
      const list = Math.floor(entry / length);
      const place = (entry % length) + ((list % SHIFTS) + 0.5) / SHIFTS;
      return valueAt(lnLow + place * lnStep, Math.floor(list / SHIFTS));
    },
  );
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  return { values: values.map((value) => value / highest), length, lnStart: lnLow - lnFirst };
}
