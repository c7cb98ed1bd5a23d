import { seededRandom } from '../../random/seeded-random.ts';
import { estimateSource } from './estimate-source.ts';
import { samplePark } from './sample-park.ts';

/** 5 km × 5 km at 25 m, 50 observations, 8° of doubt about the wind: asked again with each new reading. */
const GRID = { westM: -2500, southM: -2500, cellM: 25, columns: 200, rows: 200 };
const LIMIT_MS = 500;

const { question } = samplePark(seededRandom(3), {
  ...{ grid: GRID, sensors: 45, reports: 5, intervals: 1, directionSdDeg: 8, logSd: 0.7 },
});

function median(work: () => void): number {
  const spentMs = Array.from({ length: 7 }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return spentMs.toSorted((a, b) => a - b)[3]!;
}

function run() {
  const whole = median(() => estimateSource(question));
  return [
    {
      what: '200 × 200 cells, 50 observations, ranking, doubts and sole witnesses, median',
      ours: whole,
      unit: 'ms',
      peer: LIMIT_MS,
      peerName: 'limit',
      ratio: whole / LIMIT_MS,
    },
  ];
}

export default { name: 'source-estimation', run };
