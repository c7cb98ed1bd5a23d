import { seededRandom } from '../../random/seeded-random.ts';
import { gaussianPlumeCloud } from '../dispersion/plume-cloud.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { exceedance, exceedanceOf, type CloudMember, type GroundGrid } from './exceedance.ts';
import { outlinedMembers } from './outlined-member.ts';

/** 5 km × 5 km at 25 m, 100 plumes of ten minutes, an hour: a map of chances is redrawn while a person turns the wind. */
const GRID: GroundGrid = { westM: -500, southM: -2500, cellM: 25, columns: 200, rows: 200 };
const LEVEL_KG_PER_M3 = 5e-6;
const HOUR = { fromS: 0, toS: 3600 };
const LIMIT_MS = 200;

const random = seededRandom(1);
const members = Array.from({ length: 100 }, (): CloudMember => ({
  windFromDeg: 270 + random.between(-20, 20),
  weight: 0.01,
  cloud: gaussianPlumeCloud({
    steps: [{ fromS: 0, toS: 600, rateKgPerS: random.between(2, 8) }],
    windMPerS: random.between(2, 5),
    heightM: 2,
    receptorHeightM: 1.5,
    curves: sigmaCurves('briggs', 'D', 'rural'),
    reason: { zh: '基准测试', en: 'bench' },
  }),
}));

/** The same cell by cell: is the level met at any full minute? */
function plainCell(eastM: number, northM: number): number {
  let share = 0;
  for (const { cloud, windFromDeg, weight } of members) {
    const angle = ((270 - windFromDeg) * Math.PI) / 180;
    const xM = eastM * Math.cos(angle) + northM * Math.sin(angle);
    const yM = northM * Math.cos(angle) - eastM * Math.sin(angle);
    let isMet = false;
    for (let tS = 0; tS <= HOUR.toS && !isMet; tS += 60)
      isMet = cloud.concentrationKgPerM3(xM, yM, tS) >= LEVEL_KG_PER_M3;
    if (isMet) share += weight;
  }
  return share;
}

function median(work: () => void): number {
  const spentMs = Array.from({ length: 9 }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return spentMs.toSorted((a, b) => a - b)[4]!;
}

function run() {
  const all = median(() => exceedance(members, GRID, LEVEL_KG_PER_M3, HOUR));
  const outlined = outlinedMembers(members, LEVEL_KG_PER_M3, HOUR);
  const map = median(() => exceedanceOf(outlined, GRID));
  const oneInAHundred = median(() => {
    for (let row = 5; row < GRID.rows; row += 10)
      for (let column = 5; column < GRID.columns; column += 10)
        plainCell(GRID.westM + column * GRID.cellM, GRID.southM + row * GRID.cellM);
  });
  const plain = 100 * oneInAHundred;
  return [
    {
      what: '100 members on 200 × 200 cells, envelopes and map, median',
      ours: all,
      unit: 'ms',
      peer: LIMIT_MS,
      peerName: 'limit',
      ratio: all / LIMIT_MS,
    },
    {
      what: 'the map alone, envelopes known, median',
      ours: map,
      unit: 'ms',
      peer: plain,
      peerName: 'each cell by itself, every minute (from 1 cell in 100)',
      ratio: map / plain,
    },
  ];
}

export default { name: 'uncertainty', run };
