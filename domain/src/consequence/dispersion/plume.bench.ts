import type { WindGrid } from '../cloud.ts';
import { contourPolygons } from '../effects/contours.ts';
import { erf } from './erf.ts';
import { gaussianPlumeCloud } from './plume-cloud.ts';
import { sectionContour } from './section-contour.ts';
import { sigmaCurves } from './sigma-sets.ts';

/** 10 km × 10 km at 10 m, an hour in minutes, a release of 10 min; levels of chlorine's AEGL-3, 2 and 1. */
const GRID: WindGrid = { startXM: 10, startYM: -4995, cellM: 10, columns: 1000, rows: 1000 };
const CELLS = GRID.columns * GRID.rows;
const TIMES_S = Array.from({ length: 60 }, (_, at) => (at + 1) * 60);
const LEVELS_KG_PER_M3 = [5.8e-5, 5.8e-6, 1.45e-6];
const [RATE, WIND, DURATION_S, HEIGHT_M] = [20, 3, 600, 2];

const curves = sigmaCurves('briggs', 'D', 'rural');
const common = {
  windMPerS: WIND,
  heightM: HEIGHT_M,
  receptorHeightM: 1.5,
  curves,
  reason: { zh: '基准测试', en: 'bench' },
};
const steady = gaussianPlumeCloud({
  ...common,
  steps: [{ fromS: 0, toS: Infinity, rateKgPerS: RATE }],
});
const release = gaussianPlumeCloud({
  ...common,
  steps: [{ fromS: 0, toS: DURATION_S, rateKgPerS: RATE }],
});

/** The same formulas written down for one cell, as one would first. */
function plainKgPerM3(xM: number, yM: number, tS: number): number {
  if (xM <= 0) return 0;
  const sigmaY = (0.08 * xM) / Math.sqrt(1 + 0.0001 * xM);
  const sigmaZ = (0.06 * xM) / Math.sqrt(1 + 0.0015 * xM);
  const rear = xM - WIND * (tS - Math.min(tS, DURATION_S));
  const front = xM - WIND * tS;
  const share = 0.5 * (erf((rear * Math.SQRT1_2) / sigmaY) - erf((front * Math.SQRT1_2) / sigmaY));
  const upwards =
    Math.exp(-0.5 * ((1.5 - HEIGHT_M) / sigmaZ) ** 2) +
    Math.exp(-0.5 * ((1.5 + HEIGHT_M) / sigmaZ) ** 2);
  const across = Math.exp(-0.5 * (yM / sigmaY) ** 2);
  return (share * RATE * across * upwards) / (2 * Math.PI * WIND * sigmaY * sigmaZ);
}

const out = new Float64Array(CELLS);

function plainFill(tS: number): void {
  for (let row = 0; row < GRID.rows; row++)
    for (let column = 0; column < GRID.columns; column++) {
      const [xM, yM] = [GRID.startXM + column * GRID.cellM, GRID.startYM + row * GRID.cellM];
      out[row * GRID.columns + column] = plainKgPerM3(xM, yM, tS);
    }
}

function wholeAnswer(): void {
  for (const tS of TIMES_S) {
    release.fill(GRID, tS, out);
    for (const level of LEVELS_KG_PER_M3) sectionContour(release, level, tS);
  }
}

function bestMs(turns: number, work: () => void): number {
  let best = Infinity;
  for (let turn = 0; turn < turns; turn++) {
    const before = performance.now();
    work();
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

function line(what: string, ours: number, [peer, peerName]: readonly [number, string]) {
  return { what, ours, unit: 'ms', peer, peerName, ratio: ours / peer };
}

/** The plain way takes half a minute for the hour: six of its minutes are measured and counted ten times. */
const MEASURED_S = TIMES_S.filter((_, at) => at % 10 === 4);

function run() {
  const written = bestMs(20, () => void out.fill(1.5));
  const plume = bestMs(20, () => steady.fill(GRID, 1e6, out));
  const whole = bestMs(3, wholeAnswer);
  const plain = (60 / MEASURED_S.length) * bestMs(1, () => MEASURED_S.forEach(plainFill));
  const closed = bestMs(10, () => {
    for (const level of LEVELS_KG_PER_M3) sectionContour(release, level, 1200);
  });
  release.fill(GRID, 1200, out);
  const marched = bestMs(3, () => {
    for (const level of LEVELS_KG_PER_M3)
      contourPolygons({ grid: GRID, values: out, scale: 'log' }, level);
  });
  return [
    line('steady plume on 10⁶ cells', plume, [written, 'writing 10⁶ float64']),
    line('an hour in 60 steps on 10⁶ cells with 3 contours each', whole, [
      plain,
      'each cell by itself, no contours',
    ]),
    line('3 contours of one time from axis and width', closed, [
      marched,
      'marching squares on the filled grid',
    ]),
  ];
}

export default { name: 'plume', run };
