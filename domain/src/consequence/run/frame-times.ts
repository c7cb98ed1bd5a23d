/** Frames of the time slider at most; more would not be told apart by the eye, and each costs a picture. */
const MAX_FRAMES = 24;
/** Round steps that people read at a glance, s. */
const STEPS_S = [10, 20, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600];

/**
 * Times of the pictures: equal round steps from the first step on, until the cloud has gone or the look-ahead ends.
 * @param goneS  when the last level has gone everywhere, s
 * @returns s after the release began, ascending, at least one
 */
export function frameTimesS(goneS: number, lookAheadS: number): number[] {
  const endS = Math.max(STEPS_S[0]!, Math.min(goneS, lookAheadS));
  const stepS = STEPS_S.find((step) => endS / step <= MAX_FRAMES) ?? STEPS_S.at(-1)!;
  return Array.from({ length: Math.ceil(endS / stepS) }, (_, at) => (at + 1) * stepS);
}
