import type { ToxicProbit } from '../chemicals/chemical.ts';
import type { Cloud } from '../cloud.ts';
import { fractionOfProbit } from '../effects/probit.ts';
import { lethalConcentration, TOXIC_EXPOSURE_CAP_MIN } from '../effects/toxic-load.ts';
import { positive } from '../inputs.ts';
import { IGNORED_SHARE, lastAngle, type Lethality, lethalityOfField } from './lethality.ts';

/** What is asked of a toxic cloud. */
export type ToxicCloud = {
  readonly probit: ToxicProbit;
  /** From kg/m³ to the unit of the probit: `probitUnitPerKgPerM3`. */
  readonly unitPerKgPerM3: number;
  /** When to stop for a release without an end, s after its beginning; else its whole passage. */
  readonly untilS?: number;
  /** Below it nobody dies; default 1 %. */
  readonly minShare?: number;
};

/** Distances down the axis, closer to each other near the source; places aside; moments of the passage. */
const COLUMNS = 64;
const ASIDE = 10;
const MOMENTS = 48;
const POOREST_PROBIT = -20;

/**
 * Lethality of the passage of any cloud downwind of its source: the load of each place from its arrival on, for 30 min at most, tabled once over the
 * cloud's length and its own width, and interpolated as probit.
 * @throws RangeError for a cloud without an end and no `untilS`
 * @source Purple Book 5.2.2, 6.2.5
 */
export function cloudLethality(cloud: Cloud, toxic: ToxicCloud): Lethality {
  const minShare = toxic.minShare ?? IGNORED_SHARE;
  const minutes = TOXIC_EXPOSURE_CAP_MIN;
  const least = lethalConcentration(toxic.probit, { share: minShare, minutes });
  const level = least / toxic.unitPerKgPerM3;
  const extent = cloud.extentM(level);
  if (extent === null) return lethalityOfField({ reachM: 0, at: () => 0 });
  const { downwindM, halfWidthM } = extent;
  const table = probitTable(cloud, toxic, { level, downwindM });
  const reachM = Math.hypot(downwindM, halfWidthM);
  return {
    reachM,
    // By the width alone, which is looked up in a fifth of the time of a share.
    halfAngleRad: (distanceM) =>
      distanceM > reachM ? 0 : lastAngle((angle) => isWithin(table, distanceM, angle)),
    at: (distanceM, offAxisRad) => {
      const [xM, yM] = [distanceM * Math.cos(offAxisRad), distanceM * Math.sin(offAxisRad)];
      const share = shareAt(table, xM, Math.abs(yM));
      return share < minShare ? 0 : share;
    },
  };
}

function isWithin(table: ProbitTable, distanceM: number, angleRad: number): boolean {
  const at = columnAt(table, distanceM * Math.cos(angleRad));
  return at !== null && distanceM * Math.sin(angleRad) < at.width;
}

type Bounds = { readonly level: number; readonly downwindM: number };
/** Probits over (x, y): rows of ASIDE + 1 values from the axis to `widthM` of the column. */
type ProbitTable = {
  readonly downwindM: number;
  readonly widthM: Float64Array;
  readonly probits: Float64Array;
};

function probitTable(cloud: Cloud, toxic: ToxicCloud, bounds: Bounds): ProbitTable {
  const widthM = new Float64Array(COLUMNS + 1);
  const probits = new Float64Array((COLUMNS + 1) * (ASIDE + 1)).fill(POOREST_PROBIT);
  for (let column = 0; column <= COLUMNS; column++) {
    const xM = columnXM(column, bounds.downwindM);
    const times = passage(cloud, toxic, { xM, level: bounds.level });
    if (times === null) continue;
    const width = widest(cloud, { xM, level: bounds.level }, times);
    widthM[column] = width;
    for (let aside = 0; aside <= ASIDE; aside++) {
      const yM = (width * aside) / ASIDE;
      probits[column * (ASIDE + 1) + aside] = probitAt(cloud, toxic, { xM, yM, times });
    }
  }
  return { downwindM: bounds.downwindM, widthM, probits };
}

function columnXM(column: number, downwindM: number): number {
  return downwindM * (Math.max(column, 0.5) / COLUMNS) ** 2;
}

/** Middles of equal steps. */
type Passage = { readonly fromS: number; readonly stepS: number };

/** When the axis is above the level, from its arrival on for half an hour at most; null when it never is. */
function passage(
  cloud: Cloud,
  toxic: ToxicCloud,
  { xM, level }: { readonly xM: number; readonly level: number },
): Passage | null {
  const goneS = Math.min(cloud.goneAfterS(xM, level), toxic.untilS ?? Infinity);
  if (goneS === 0) return null;
  const roughS = positive('untilS', goneS) / MOMENTS;
  let first = -1;
  for (let step = 0; step < MOMENTS && first < 0; step++)
    if (cloud.axisKgPerM3(xM, (step + 0.5) * roughS) >= level) first = step;
  if (first < 0) return null;
  const fromS = Math.max(0, first - 1) * roughS;
  const lastsS = Math.min(goneS - fromS, TOXIC_EXPOSURE_CAP_MIN * 60);
  return { fromS, stepS: lastsS / MOMENTS };
}

function widest(
  cloud: Cloud,
  { xM, level }: { readonly xM: number; readonly level: number },
  { fromS, stepS }: Passage,
): number {
  let width = 0;
  for (let step = 0; step < MOMENTS; step++)
    width = Math.max(width, cloud.halfWidthM(xM, fromS + (step + 0.5) * stepS, level));
  return width;
}

function probitAt(
  cloud: Cloud,
  { probit, unitPerKgPerM3 }: ToxicCloud,
  at: { readonly xM: number; readonly yM: number; readonly times: Passage },
): number {
  const { fromS, stepS } = at.times;
  let load = 0;
  for (let step = 0; step < MOMENTS; step++) {
    const kgPerM3 = cloud.concentrationKgPerM3(at.xM, at.yM, fromS + (step + 0.5) * stepS);
    load += (kgPerM3 * unitPerKgPerM3) ** probit.n;
  }
  const dose = (load * stepS) / 60;
  return Math.max(POOREST_PROBIT, probit.a + probit.b * Math.log(dose));
}

/** Between two columns of the table; null where there is no cloud. */
function columnAt({ downwindM, widthM }: ProbitTable, xM: number) {
  if (!(xM > 0 && xM <= downwindM)) return null;
  const along = COLUMNS * Math.sqrt(xM / downwindM);
  const column = Math.min(Math.floor(along), COLUMNS - 1);
  const share = along - column;
  return {
    column,
    share,
    width: widthM[column]! + (widthM[column + 1]! - widthM[column]!) * share,
  };
}

function shareAt(table: ProbitTable, xM: number, yM: number): number {
  const at = columnAt(table, xM);
  if (at === null || yM > at.width || at.width === 0) return 0;
  const { probits } = table;
  const off = (ASIDE * yM) / at.width;
  const aside = Math.min(Math.floor(off), ASIDE - 1);
  const near = at.column * (ASIDE + 1) + aside;
  const far = near + ASIDE + 1;
  const inner = probits[near]! + (probits[near + 1]! - probits[near]!) * (off - aside);
  const outer = probits[far]! + (probits[far + 1]! - probits[far]!) * (off - aside);
  return fractionOfProbit(inner + (outer - inner) * at.share);
}
