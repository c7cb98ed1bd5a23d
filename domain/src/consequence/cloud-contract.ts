import type { SeededRandom } from '../random/seeded-random.ts';
import type { Cloud, Extent, WindGrid } from './cloud.ts';

/** Where and when a cloud is looked at. */
export type CloudProbe = {
  /** Levels that the cloud reaches somewhere, and if wanted one that it reaches nowhere, kg/m³. */
  readonly levelsKgPerM3: readonly number[];
  readonly timesS: readonly number[];
  readonly random: SeededRandom;
  /** Points a level and time; default 40. */
  readonly points?: number;
};

/** What lies below this is nothing: a billionth of 1 µg/m³. Clouds may cut their tails here. */
const NOTHING_KG_PER_M3 = 2e-18;

/**
 * For the tests of every cloud: what it breaks of the contract of `Cloud`, in words; an empty list when it keeps it.
 * Random points inside, around and far off the extent of each level, a grid across the axis, one beside it and one with other steps.
 * @param probe  at least one level that the cloud meets at one of the times, else the checks say little
 */
export function contractFaults(cloud: Cloud, probe: CloudProbe): string[] {
  const faults = new Set<string>();
  for (const level of probe.levelsKgPerM3)
    for (const tS of probe.timesS)
      for (const fault of [
        ...pointFaults(cloud, { ...probe, level, tS }),
        ...fillFaults(cloud, { ...probe, level, tS }),
      ])
        faults.add(`level ${level}, ${tS} s: ${fault}`);
  for (const level of probe.levelsKgPerM3)
    for (const fault of goneFaults(cloud, level, probe)) faults.add(`level ${level}: ${fault}`);
  return [...faults];
}

type Look = CloudProbe & { readonly level: number; readonly tS: number };

/** Place to look at when a level is met nowhere. */
const ANYWHERE: Extent = { upwindM: 100, downwindM: 5000, halfWidthM: 500 };

function* pointFaults(cloud: Cloud, look: Look): Generator<string> {
  const { level, tS, random, points = 40 } = look;
  const extent = cloud.extentM(level);
  const { upwindM, downwindM, halfWidthM } = extent ?? ANYWHERE;
  for (let point = 0; point < points; point++) {
    const [farX, farY] = [point % 3 === 0 ? 5 : 1, point % 3 === 1 ? 5 : 1];
    const xM = farX * random.between(-1.3 * upwindM - 1, 1.3 * downwindM + 1);
    const yM = farY * random.between(0, 1.5 * halfWidthM + 1);
    const here = cloud.concentrationKgPerM3(xM, yM, tS);
    const at = `at (${xM}, ${yM})`;
    if (!(here >= 0 && here < Infinity)) yield `${at} concentration ${here}`;
    if (here !== cloud.concentrationKgPerM3(xM, -yM, tS)) yield `${at} not symmetric in y`;
    const axis = cloud.axisKgPerM3(xM, tS);
    const onAxis = cloud.concentrationKgPerM3(xM, 0, tS);
    if (!isNear(axis, onAxis)) yield `axis ${axis} but ${onAxis} at y = 0, x ${xM}`;
    const isAlong = extent !== null && xM >= -upwindM && xM <= downwindM;
    if (axis >= level && !isAlong) yield `x ${xM} level met outside its extent`;
    if (here >= level && yM > halfWidthM) yield `${at} level met outside its extent`;
    yield* widthFaults(cloud, look, { xM, yM, axis, here });
  }
}

type Point = {
  readonly xM: number;
  readonly yM: number;
  readonly axis: number;
  readonly here: number;
};

/** The half width is the last y that meets the level. */
function* widthFaults(cloud: Cloud, { level, tS }: Look, point: Point): Generator<string> {
  const { xM, yM, axis, here } = point;
  const width = cloud.halfWidthM(xM, tS, level);
  if (!(width >= 0 && width < Infinity)) yield `half width ${width} at x ${xM}`;
  if (axis < level && width !== 0) yield `half width ${width} where the axis is below, x ${xM}`;
  const inside = cloud.concentrationKgPerM3(xM, width * (1 - 1e-9), tS);
  if (axis >= level && !(inside >= level * (1 - 1e-6)))
    yield `${inside} within the half width ${width}, x ${xM}`;
  const isOutside = yM > width * (1 + 1e-9) + 1e-9;
  if (isOutside && here > level * (1 + 1e-6)) yield `${here} beyond the half width, y ${yM}`;
}

/** Every cell of `fill` is what a single call answers, on whatever grid, and no cell is left out. */
function* fillFaults(cloud: Cloud, { level, tS }: Look): Generator<string> {
  const { upwindM, downwindM, halfWidthM } = cloud.extentM(level) ?? ANYWHERE;
  const lengthM = upwindM + downwindM;
  const cellM = Math.max(lengthM, 2 * halfWidthM) / 40;
  const grids: readonly WindGrid[] = [
    { startXM: -upwindM - cellM, startYM: -25 * cellM, cellM, columns: 46, rows: 51 },
    { startXM: 0.3 * cellM, startYM: -3.5 * cellM, cellM, columns: 30, rows: 140 },
    { startXM: lengthM / 3, startYM: 2.3 * cellM, cellM, columns: 7, rows: 9 },
    { startXM: lengthM / 3, startYM: -9.1 * cellM, cellM: cellM / 3, columns: 9, rows: 80 },
  ];
  for (const grid of grids) {
    const out = new Float64Array(grid.columns * grid.rows).fill(NaN);
    cloud.fill(grid, tS, out);
    for (const [cell, value] of out.entries()) {
      const xM = grid.startXM + (cell % grid.columns) * grid.cellM;
      const yM = grid.startYM + Math.floor(cell / grid.columns) * grid.cellM;
      const single = cloud.concentrationKgPerM3(xM, yM, tS);
      if (!isNear(value, single)) yield `fill ${value}, single ${single} at (${xM}, ${yM})`;
    }
  }
}

/** After `goneAfterS` the level is not met again. */
function* goneFaults(cloud: Cloud, level: number, { random }: CloudProbe): Generator<string> {
  const { downwindM } = cloud.extentM(level) ?? ANYWHERE;
  for (let turn = 0; turn < 8; turn++) {
    const xM = random.between(0, 1.2 * downwindM);
    const goneS = cloud.goneAfterS(xM, level);
    if (!(goneS >= 0)) yield `gone after ${goneS} s at x ${xM}`;
    for (const laterS of goneS === Infinity ? [] : [1e-6, 1, 10, 100, 1000, 10_000]) {
      const axis = cloud.axisKgPerM3(xM, goneS + laterS);
      if (axis > level * (1 + 1e-9)) yield `${axis} at x ${xM}, ${laterS} s after it was gone`;
    }
  }
}

function isNear(actual: number, expected: number): boolean {
  return Math.abs(actual - expected) <= 1e-12 * Math.abs(expected) + NOTHING_KG_PER_M3;
}
