import type { TimeWindow } from './time-window.ts';

/** Looks this often over the window, then closes in: a release of several steps shows its highest one. */
const LOOKS = 24;
/** 0.618¹⁶ of two looks: 0.1 s in an hour. */
const STEPS = 16;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * When something that comes and goes is highest: looks over the window, then a golden section about the best look.
 * @param scoreAt  rising before and falling after the peak; −Infinity is allowed (a concentration of 0 on a log scale)
 * @returns the time within the window, s; the first of equal ones
 */
export function peakTime(scoreAt: (tS: number) => number, { fromS, toS }: TimeWindow): number {
  const lookS = (toS - fromS) / LOOKS;
  let best = 0;
  let bestScore = scoreAt(fromS);
  let isFlat = true;
  for (let look = 1; look <= LOOKS; look++) {
    const score = scoreAt(fromS + look * lookS);
    if (score !== bestScore) isFlat = false;
    if (score > bestScore) [best, bestScore] = [look, score];
  }
  if (isFlat) return fromS;
  const around = {
    fromS: fromS + Math.max(0, best - 1) * lookS,
    toS: fromS + Math.min(LOOKS, best + 1) * lookS,
  };
  const closer = goldenSection(scoreAt, around);
  return scoreAt(closer) > bestScore ? closer : fromS + best * lookS;
}

function goldenSection(scoreAt: (tS: number) => number, { fromS, toS }: TimeWindow): number {
  let [low, high] = [fromS, toS];
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let [leftScore, rightScore] = [scoreAt(left), scoreAt(right)];
  for (let step = 0; step < STEPS; step++)
    if (leftScore > rightScore) {
      [high, right, rightScore] = [right, left, leftScore];
      left = high - GOLDEN * (high - low);
      leftScore = scoreAt(left);
    } else {
      [low, left, leftScore] = [left, right, rightScore];
      right = low + GOLDEN * (high - low);
      rightScore = scoreAt(right);
    }
  return (low + high) / 2;
}
