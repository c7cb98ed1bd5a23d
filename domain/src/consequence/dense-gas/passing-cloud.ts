import type { Cloud, Extent } from '../cloud.ts';
import { erf, erfc } from '../dispersion/erf.ts';
import { bandsAbove, crossing, type Band } from '../dispersion/search.ts';
import { aboveFloor, REACH_MARGIN } from '../dispersion/section-cloud.ts';
import { columnCloud, type Column } from './column-cloud.ts';
import { flatTopReach, flatTopShare, type FlatTop } from './flat-top.ts';

/** What passes one place: the cloud of one step of the release. */
export type Passing = {
  /** On the axis while the whole cloud stands over the place, kg/m³. */
  readonly axisKgPerM3: number;
  readonly across: FlatTop;
  /** When the middles of its front and its rear come by, s; rear Infinity: it stays. */
  readonly frontS: number;
  readonly rearS: number;
  /** Standard deviation of both, s. */
  readonly spreadS: number;
  /** More than 1 where the cloud has drawn its ends into itself. */
  readonly gain: number;
};

/** A cloud that blows by as a plume of limited length. */
export type PassingClouds = {
  /** What passes at `xM`, in order of time; empty where nothing does. */
  readonly passingsAt: (xM: number) => readonly Passing[];
  /** Places to look for levels, m, ascending, from the upwind end: between two of them a level is met at most once more. */
  readonly samplesM: Float64Array;
};

/** The `Cloud` of it. At times when two pieces overlap, the section is shaped by the mean of both, by concentration. */
export function passingCloud(
  clouds: PassingClouds,
): Pick<
  Cloud,
  'axisKgPerM3' | 'halfWidthM' | 'concentrationKgPerM3' | 'fill' | 'extentM' | 'goneAfterS'
> {
  const { samplesM } = clouds;
  const passingsAt = remembered(clouds);
  const columnAt = (xM: number, tS: number): Column | null => columnOf(passingsAt(xM), tS);
  const axisAt = (xM: number, tS: number): number => columnAt(xM, tS)?.axisKgPerM3 ?? 0;
  return {
    ...columnCloud(columnAt),
    extentM: (level) => extentOf({ passingsAt, samplesM }, aboveFloor(level)),
    goneAfterS: (xM, levelKgPerM3) => {
      const level = aboveFloor(levelKgPerM3);
      const passings = passingsAt(xM);
      const last = passings.at(-1);
      if (last === undefined || mostOf(passings) < level) return 0;
      const { rearS, frontS, spreadS } = last;
      if (rearS === Infinity) return Infinity;
      const axis = (tS: number): number => axisAt(xM, tS);
      if (axis(rearS) >= level) return crossing(axis, level, [rearS, rearS + 12 * spreadS]);
      const middleS = (frontS + rearS) / 2;
      return axis(middleS) >= level ? crossing(axis, level, [middleS, rearS]) : rearS;
    },
  };
}

/**
 * Clouds are asked place by place, many times each, and for each level anew at the samples: what passes there is worked out once.
 * An ensemble of 100 plumes of five steps: 16 s without, 3 s with it (bench of the ensemble, docs/consequence/uncertainty.md).
 */
function remembered({ passingsAt, samplesM }: PassingClouds): PassingClouds['passingsAt'] {
  const atSamples = new Map<number, readonly Passing[] | null>(
    [...samplesM].map((xM) => [xM, null]),
  );
  let [lastXM, last]: [number, readonly Passing[]] = [Number.NaN, []];
  return (xM) => {
    if (xM === lastXM) return last;
    last = atSamples.get(xM) ?? passingsAt(xM);
    lastXM = xM;
    if (atSamples.has(xM)) atSamples.set(xM, last);
    return last;
  };
}

function columnOf(passings: readonly Passing[], tS: number): Column | null {
  let [axis, core, sigma] = [0, 0, 0];
  for (const passing of passings) {
    const here = passing.axisKgPerM3 * passingShare(passing, tS);
    axis += here;
    core += here * passing.across.coreM;
    sigma += here * passing.across.sigmaM;
  }
  if (!(axis > 0)) return null;
  return flatColumn(axis, { coreM: core / axis, sigmaM: sigma / axis });
}

/** A column with a flat top. */
export function flatColumn(axisKgPerM3: number, across: FlatTop): Column {
  return {
    axisKgPerM3,
    at: (yM) => axisKgPerM3 * flatTopShare(across, yM),
    reachM: (level) => flatTopReach(across, axisKgPerM3 / level),
  };
}

/** Share of the cloud's full concentration at a time: between front and rear, smeared. */
export function passingShare({ frontS, rearS, spreadS, gain }: Passing, tS: number): number {
  if (tS < 0) return 0;
  if (spreadS === 0) return tS >= frontS && tS <= rearS ? gain : 0;
  const since = scaled(tS - frontS, spreadS);
  const until = scaled(rearS - tS, spreadS);
  if (since < -SHARP || until < -SHARP) return 0;
  if (since > SHARP && until > SHARP) return gain;
  return (gain * between(since, until)) / 2;
}

/** Beyond so many √2 σ the rest of an end, 1e-17, is nothing; most places and times are beyond. */
const SHARP = 6;

function scaled(lapseS: number, spreadS: number): number {
  return (lapseS * Math.SQRT1_2) / spreadS;
}

/** erf(since) + erf(until), with its last digits where both cancel. */
function between(since: number, until: number): number {
  if (since < 0) return Math.max(0, erfc(-since) - erfc(until));
  if (until < 0) return Math.max(0, erfc(-until) - erfc(since));
  return erf(since) + erf(until);
}

/** An upper bound of the axis at any time; reached by a single piece. */
function mostOf(passings: readonly Passing[]): number {
  const [first, last] = [passings[0], passings.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const most = Math.max(...passings.map(({ axisKgPerM3, gain }) => axisKgPerM3 * gain));
  if (last.rearS === Infinity) return most;
  const whole = { ...first, gain: 1, rearS: last.rearS };
  return most * passingShare(whole, Math.max(0, (first.frontS + last.rearS) / 2));
}

function extentOf({ passingsAt, samplesM }: PassingClouds, level: number): Extent | null {
  const most = (xM: number): number => mostOf(passingsAt(xM));
  const bands = bandsAbove(most, level, samplesM);
  const [first, last] = [bands[0], bands.at(-1)];
  if (first === undefined || last === undefined) return null;
  const reach = (xM: number): number => {
    const passings = passingsAt(xM);
    const coreM = Math.max(...passings.map(({ across }) => across.coreM));
    const sigmaM = Math.max(...passings.map(({ across }) => across.sigmaM));
    return flatTopReach({ coreM, sigmaM }, mostOf(passings) / level);
  };
  return {
    upwindM: REACH_MARGIN * Math.max(0, -first[0]),
    downwindM: REACH_MARGIN * Math.max(0, last[1]),
    halfWidthM: REACH_MARGIN * widest(reach, bands, samplesM),
  };
}

function widest(
  reach: (xM: number) => number,
  bands: readonly Band[],
  samplesM: Float64Array,
): number {
  let most = 0;
  for (const [from, to] of bands) {
    most = Math.max(most, reach(from), reach(to));
    for (const xM of samplesM) if (xM > from && xM < to) most = Math.max(most, reach(xM));
  }
  return most;
}
