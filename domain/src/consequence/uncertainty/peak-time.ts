import type { TimeWindow } from './time-window.ts';

/** Something that comes and goes: rising before its peak and falling after it. −Infinity: nothing to be seen. */
export type Score = (tS: number) => number;

/** Looks this often over the window, so that a release of several steps shows its highest one. */
const LOOKS = 24;

/**
 * When a score is highest: looks over the window, then climbs from the best look.
 * @returns the time within the window, s; the first of equal ones
 */
export function peakTime(scoreAt: Score, window: TimeWindow): number {
  const stepS = (window.toS - window.fromS) / LOOKS / 2;
  return climbedTime(scoreAt, { startS: bestLook(scoreAt, window), stepS }, window);
}

/** The best of evenly spaced times, both ends among them; the first of equal ones. */
export function bestLook(scoreAt: Score, { fromS, toS }: TimeWindow): number {
  let best = fromS;
  let bestScore = scoreAt(fromS);
  for (let look = 1; look <= LOOKS; look++) {
    const tS = fromS + ((toS - fromS) * look) / LOOKS;
    const score = scoreAt(tS);
    if (score > bestScore) [best, bestScore] = [tS, score];
  }
  return best;
}

/** A climb ends when its step is this share of the time: less than the passage of the narrowest puff. */
const LEAST_STEP = 0.002;
const MOST_STEPS = 60;

/**
 * The peak near a time: goes up in steps that double while they gain and halve where they do not.
 * @param from  `stepS` > 0
 * @returns the time within the window, s
 */
export function climbedTime(
  scoreAt: Score,
  from: { readonly startS: number; readonly stepS: number },
  { fromS, toS }: TimeWindow,
): number {
  let [tS, stepS] = [from.startS, from.stepS];
  let score = scoreAt(tS);
  for (let turn = 0; turn < MOST_STEPS && stepS > LEAST_STEP * tS; turn++) {
    const laterS = Math.min(toS, tS + stepS);
    const earlierS = Math.max(fromS, tS - stepS);
    const [later, earlier] = [scoreAt(laterS), scoreAt(earlierS)];
    // On the flat top of a plume that stands over the place there is nothing to gain.
    if (later === score && earlier === score) break;
    if (later > score) [tS, score, stepS] = [laterS, later, 2 * stepS];
    else if (earlier > score) [tS, score, stepS] = [earlierS, earlier, 2 * stepS];
    else stepS /= 2;
  }
  return tS;
}
