import type { Cloud } from '../cloud.ts';
import { bestLook, climbedTime, peakTime, type Score } from './peak-time.ts';
import type { TimeWindow } from './time-window.ts';

/** When a cloud is widest at one x, at a level. */
export type WidestMoment = {
  readonly xM: number;
  /** 0: the level is not met there within the window. */
  readonly halfWidthM: number;
  readonly peakS: number;
};

/** Steps from a remembered time begin with this share of it. */
const FIRST_STEP = 0.05;
/** At every so many places the whole window is looked over: of a release in steps another one may have come to stand highest. */
const LOOK_EVERY = 6;

/**
 * Finds widest moments at one x after another. A cloud that was widest at x₁ after t₁ is so at x₂ about then, or after
 * t₁·x₂/x₁: the search climbs from there, a dozen looks instead of some fifty, and asks the cloud when it has passed only where it
 * has lost it.
 */
export function widestMoments(
  cloud: Cloud,
  levelKgPerM3: number,
  window: TimeWindow,
): (xM: number) => WidestMoment {
  let known: WidestMoment | null = null;
  let asked = 0;
  return (xM) => {
    // Where the level is not met the axis leads uphill.
    const scoreAt: Score = (tS) =>
      cloud.halfWidthM(xM, tS, levelKgPerM3) ||
      Math.min(0, Math.log(cloud.axisKgPerM3(xM, tS) / levelKgPerM3));
    const looksS = asked++ % LOOK_EVERY === 0 ? [bestLook(scoreAt, window)] : [];
    const startS = bestOf([...hintsOf(known, xM), ...looksS], scoreAt, window);
    if (startS === null && isStillToCome(known, xM, window))
      return { xM, halfWidthM: 0, peakS: window.toS };
    const peakS =
      startS === null
        ? passingTime(cloud, scoreAt, { xM, levelKgPerM3, window })
        : climbedTime(scoreAt, { startS, stepS: FIRST_STEP * startS }, window);
    const moment = { xM, halfWidthM: cloud.halfWidthM(xM, peakS, levelKgPerM3), peakS };
    if (scoreAt(peakS) > -Infinity) known = moment;
    return moment;
  };
}

function hintsOf(known: WidestMoment | null, xM: number): number[] {
  if (known === null) return [];
  return known.xM > 0 && xM > 0 ? [known.peakS, (known.peakS * xM) / known.xM] : [known.peakS];
}

/** The best of some times; null where none sees the cloud, and at 0 s, from where no step leads on. */
function bestOf(
  timesS: readonly number[],
  scoreAt: Score,
  { fromS, toS }: TimeWindow,
): number | null {
  let best: number | null = null;
  let bestScore = -Infinity;
  for (const timeS of timesS) {
    const tS = Math.min(toS, Math.max(fromS, timeS));
    const score = tS > 0 ? scoreAt(tS) : -Infinity;
    if (score > bestScore) [best, bestScore] = [tS, score];
  }
  return best;
}

/** Nearer by, the cloud only arrives as the window ends. */
function isStillToCome(known: WidestMoment | null, xM: number, { toS }: TimeWindow): boolean {
  return known !== null && known.peakS >= toS && xM > known.xM;
}

type Lost = { readonly xM: number; readonly levelKgPerM3: number; readonly window: TimeWindow };

function passingTime(cloud: Cloud, scoreAt: Score, { xM, levelKgPerM3, window }: Lost): number {
  const { fromS } = window;
  const toS = Math.min(window.toS, cloud.goneAfterS(xM, levelKgPerM3));
  return toS < fromS ? fromS : peakTime(scoreAt, { fromS, toS });
}
