import type { Cloud } from '../cloud.ts';
import { positive } from '../inputs.ts';
import type { WindRing } from './radiation-field.ts';

export type FlashFire = {
  /** What counts as inside, kg/m³. */
  readonly levelKgPerM3: number;
  readonly upwindM: number;
  readonly downwindM: number;
  readonly halfWidthM: number;
  readonly areaM2: number;
  /** In the frame of the wind; people inside are taken as lost, outside as unhurt. */
  readonly ring: WindRing;
};

export type FlashFireLimit = {
  /** Lower explosion limit, kg/m³. */
  readonly lelKgPerM3: number;
  /** Half the limit: pockets burn where the mean is below it (EPA, ALOHA use 0.6 or 0.5). Default false. */
  readonly isHalf?: boolean;
};

/** Strips along the wind. */
const STRIPS = 160;

/**
 * The envelope of a cloud that ignites: where it is at or above its lower explosion limit at one of the given times.
 * @param timesS  since the release began; several for a cloud that travels
 * @returns null when the limit is met nowhere
 * @throws RangeError for a limit that is not positive, or no time
 * @source flash fire as the LFL contour: Purple Book (CPR 18E), 5.3.3 (section recalled)
 */
export function flashFire(
  cloud: Cloud,
  { lelKgPerM3, isHalf = false }: FlashFireLimit,
  timesS: readonly number[],
): FlashFire | null {
  if (timesS.length === 0) throw new RangeError('timesS must not be empty');
  const levelKgPerM3 = positive('lelKgPerM3', lelKgPerM3) * (isHalf ? 0.5 : 1);
  const extent = cloud.extentM(levelKgPerM3);
  if (extent === null) return null;
  const stripM = (extent.upwindM + extent.downwindM) / STRIPS;
  const strips = Array.from({ length: STRIPS + 1 }, (_, at) => {
    const xM = -extent.upwindM + at * stripM;
    return [xM, Math.max(...timesS.map((tS) => cloud.halfWidthM(xM, tS, levelKgPerM3)))] as const;
  });
  const inside = strips.filter(([, halfM]) => halfM > 0);
  if (inside.length < 2) return null;
  const areaM2 = inside.reduce((area, [, halfM]) => area + 2 * halfM * stripM, 0);
  return {
    levelKgPerM3,
    upwindM: -inside[0]![0],
    downwindM: inside.at(-1)![0],
    halfWidthM: Math.max(...inside.map(([, halfM]) => halfM)),
    areaM2,
    ring: outline(inside),
  };
}

/** Right side downwind, left side back: counter-clockwise, closed. */
function outline(strips: readonly (readonly [number, number])[]): WindRing {
  const right = strips.map(([xM, halfM]) => [xM, -halfM] as const);
  const left = strips.toReversed().map(([xM, halfM]) => [xM, halfM] as const);
  return [...right, ...left, right[0]!];
}
