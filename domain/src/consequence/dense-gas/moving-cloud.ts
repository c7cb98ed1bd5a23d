import type { Cloud, Extent } from '../cloud.ts';
import { bandsAbove, logSpaced } from '../dispersion/search.ts';
import { aboveFloor, REACH_MARGIN } from '../dispersion/section-cloud.ts';
import { columnCloud, type Column } from './column-cloud.ts';
import { flatTopReach, flatTopShare, type FlatTop } from './flat-top.ts';
import { flatColumn } from './passing-cloud.ts';

/** A puff at one time, the same on both sides. */
export type MovingState = {
  /** In its middle, kg/m³. */
  readonly peakKgPerM3: number;
  readonly centreM: number;
  readonly along: FlatTop;
  /** `round`: in every direction as along the wind. */
  readonly across: FlatTop | 'round';
};

/** Looks at a puff from 0.05 s to 35 days after its release. */
const TIMES_S = Float64Array.from([0, ...logSpaced(0.05, 3e6, 360)]);

/** The `Cloud` of a puff. @param stateAt  null where it is no longer followed */
export function movingCloud(
  stateAt: (tS: number) => MovingState | null,
): Pick<
  Cloud,
  'axisKgPerM3' | 'halfWidthM' | 'concentrationKgPerM3' | 'fill' | 'extentM' | 'goneAfterS'
> {
  const columnAt = (xM: number, tS: number): Column | null => {
    const state = tS >= 0 ? stateAt(tS) : null;
    return state === null ? null : columnOf(state, xM);
  };
  return {
    ...columnCloud(columnAt),
    extentM: (level) => extentOf(stateAt, aboveFloor(level)),
    goneAfterS: (xM, level) => {
      const axis = (tS: number): number => columnAt(xM, tS)?.axisKgPerM3 ?? 0;
      return bandsAbove(axis, aboveFloor(level), TIMES_S).at(-1)?.[1] ?? 0;
    },
  };
}

function columnOf({ peakKgPerM3, centreM, along, across }: MovingState, xM: number): Column {
  const offM = xM - centreM;
  const axisKgPerM3 = peakKgPerM3 * flatTopShare(along, offM);
  if (across !== 'round') return flatColumn(axisKgPerM3, across);
  return {
    axisKgPerM3,
    at: (yM) => peakKgPerM3 * flatTopShare(along, Math.hypot(offM, yM)),
    reachM: (level) =>
      Math.sqrt(Math.max(0, flatTopReach(along, peakKgPerM3 / level) ** 2 - offM ** 2)),
  };
}

function extentOf(stateAt: (tS: number) => MovingState | null, level: number): Extent | null {
  const peak = (tS: number): number => stateAt(tS)?.peakKgPerM3 ?? 0;
  const bands = bandsAbove(peak, level, TIMES_S);
  if (bands.length === 0) return null;
  const extent = { upwindM: 0, downwindM: 0, halfWidthM: 0 };
  const look = (tS: number): void => {
    const state = stateAt(tS);
    if (state === null) return;
    const ratio = state.peakKgPerM3 / level;
    const alongM = flatTopReach(state.along, ratio);
    const acrossM = state.across === 'round' ? alongM : flatTopReach(state.across, ratio);
    extent.upwindM = Math.max(extent.upwindM, REACH_MARGIN * (alongM - state.centreM));
    extent.downwindM = Math.max(extent.downwindM, REACH_MARGIN * (alongM + state.centreM));
    extent.halfWidthM = Math.max(extent.halfWidthM, REACH_MARGIN * acrossM);
  };
  for (const [from, to] of bands) {
    look(from);
    look(to);
    for (const tS of TIMES_S) if (tS > from && tS < to) look(tS);
  }
  return extent;
}
