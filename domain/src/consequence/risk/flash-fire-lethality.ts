import type { Cloud } from '../cloud.ts';
import { positive } from '../inputs.ts';
import { type Lethality, lethalityOfField } from './lethality.ts';

/**
 * Deaths of a flash fire: everybody where the cloud can burn at some moment, nobody beside it.
 * @param lelKgPerM3  lower explosion limit
 * @param momentsS    when the cloud is looked at, s after the release began
 * @source Purple Book 5.2.4, AQ/T 3046-2013 table 10: the contour of the LEL
 */
export function flashFireLethality(
  cloud: Cloud,
  lelKgPerM3: number,
  momentsS: readonly number[],
): Lethality {
  const extent = cloud.extentM(positive('lelKgPerM3', lelKgPerM3));
  if (extent === null) return lethalityOfField({ reachM: 0, at: () => 0 });
  const { downwindM, upwindM, halfWidthM } = extent;
  const isBurning = (xM: number, yM: number): boolean =>
    momentsS.some((tS) => cloud.concentrationKgPerM3(xM, yM, tS) >= lelKgPerM3);
  return lethalityOfField({
    reachM: Math.hypot(Math.max(downwindM, upwindM), halfWidthM),
    at: (xM, yM) => (isBurning(xM, yM) ? 1 : 0),
  });
}
