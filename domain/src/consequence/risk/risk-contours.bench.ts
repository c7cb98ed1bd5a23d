import { seededRandom } from '../../random/seeded-random.ts';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import type { NodeGrid } from '../effects/contours.ts';
import { PURPLE_BOOK_RULES, toxicFractions } from '../effects/fatality-rules.ts';
import { TOXIC_PROBIT_SETS, toxicProbitOf } from '../effects/toxic-probits.ts';
import type { Lethality } from './lethality.ts';
import { plumeLethality } from './plume-lethality.ts';
import { explosionLethality } from './radial-lethality.ts';
import { riskContours, riskModel, riskOnGrid } from './risk-field.ts';
import type { RiskScenario } from './risk-scenario.ts';
import { type WeatherClass, windRose, type WindRose } from './wind-rose.ts';

/** A park of 300 facilities with 8 scenarios each, 36 classes of air from 16 sectors, 10⁵ points. */
type Size = { facilities: number; scenarios: number; weathers: number; points: number };
const FULL: Size = { facilities: 300, scenarios: 8, weathers: 576, points: 100_000 };

const PROBIT = toxicProbitOf('chlorine', TOXIC_PROBIT_SETS[0])!;
const SPEEDS = [1.5, 2.5, 3.5, 4.5, 6.5, 9];

function rose(weathers: number): WindRose {
  const random = seededRandom(3);
  const classes = weathers / 16;
  const cells = Array.from({ length: weathers }, (_, at) => ({
    stability: STABILITY_CLASSES[Math.floor(at / 16) % 6]!,
    windMPerS: SPEEDS[Math.floor(at / 96) % 6]! + (Math.floor(at / 16) % classes) / 1e6,
    windFromDeg: (at % 16) * 22.5,
    probability: random.between(0.5, 1.5),
  }));
  const total = cells.reduce((sum, { probability }) => sum + probability, 0);
  return windRose(
    cells.map((cell) => ({ ...cell, probability: cell.probability / total })),
    16,
  );
}

function lethality(rateKgPerS: number, { stability, windMPerS }: WeatherClass): Lethality {
  return plumeLethality({
    source: {
      rateKgPerS,
      windMPerS,
      heightM: 0,
      curves: sigmaCurves('briggs', stability, 'rural'),
    },
    receptorHeightM: 0,
    probit: PROBIT,
    unitPerKgPerM3: 1e6,
    minutes: 10,
  });
}

/** Seven toxic releases of rising rate and a burst per facility, places at random in 6 km × 6 km. */
function scenarios({ facilities, scenarios: each }: Size): RiskScenario[] {
  const random = seededRandom(7);
  return Array.from({ length: facilities }, (_, facility) => {
    const [eastM, northM] = [random.between(0, SIDE_M), random.between(0, SIDE_M)];
    return Array.from({ length: each }, (__, at) => {
      const rateKgPerS = 0.1 * 2 ** (at % 8) * random.between(0.8, 1.25);
      return {
        id: `${facility}-${at}`,
        facilityId: `${facility}`,
        name: { zh: '泄漏', en: 'leak' },
        eastM,
        northM,
        frequencyPerYear: 1e-5 / 2 ** (at % 8),
        outcomes: [toxic(rateKgPerS), BURST],
      };
    });
  }).flat();
}

const SIDE_M = 6000;
function toxic(rateKgPerS: number) {
  return {
    kind: 'directional' as const,
    name: { zh: '毒云', en: 'toxic cloud' },
    probability: 0.9,
    lethality: (air: WeatherClass) => lethality(rateKgPerS, air),
    fractionsOf: (share: number) => toxicFractions(PURPLE_BOOK_RULES, share),
  };
}
const BURST = {
  kind: 'radial' as const,
  name: { zh: '爆裂', en: 'burst' },
  probability: 0.1,
  lethality: explosionLethality(PURPLE_BOOK_RULES, (distanceM) => 2e6 / distanceM, 1000),
};

function gridOf(points: number): NodeGrid {
  const columns = Math.round(Math.sqrt(points));
  const rows = Math.ceil(points / columns);
  const cellM = (SIDE_M + 2000) / columns;
  return { startXM: -1000, startYM: -1000, cellM, columns, rows };
}

/** Tables, field and the four contours, ms each. */
function measure(size: Size): { tables: number; field: number; contours: number; total: number } {
  const losses = scenarios(size);
  const air = rose(size.weathers);
  const grid = gridOf(size.points);
  const start = performance.now();
  const model = riskModel(losses, air);
  const withTables = performance.now();
  const values = riskOnGrid(model, grid);
  const withField = performance.now();
  riskContours(grid, values);
  const end = performance.now();
  return {
    tables: withTables - start,
    field: withField - withTables,
    contours: end - withField,
    total: end - start,
  };
}

/** The plain way: lethality at every point for every scenario and weather cell. Measured on a sample, ms an evaluation. */
function plainMsPerEvaluation(): number {
  const sample = scenarios({ ...FULL, facilities: 4 });
  const airs = rose(FULL.weathers).classes;
  const random = seededRandom(9);
  const footprints = sample.flatMap((_, at) =>
    airs.map((air) => lethality(0.1 * 2 ** (at % 8), air)),
  );
  let [evaluations, sum] = [0, 0];
  const start = performance.now();
  while (evaluations < 2_000_000) {
    const [east, north] = [random.between(-3000, 3000), random.between(-3000, 3000)];
    for (const footprint of footprints) sum += plainSum(footprint, east, north);
    evaluations += 16 * footprints.length;
  }
  if (!(sum > 0)) throw new Error('the sample hit nothing');
  return (performance.now() - start) / evaluations;
}

/** One class of air from all sectors. */
function plainSum(footprint: Lethality, east: number, north: number): number {
  const [distanceM, bearing] = [Math.hypot(east, north), Math.atan2(east, north)];
  let sum = 0;
  for (let sector = 0; sector < 16; sector++) {
    const off = Math.abs(bearing - (sector * Math.PI) / 8);
    if (distanceM < footprint.reachM) sum += footprint.at(distanceM, off);
  }
  return sum;
}

/** How the time of the processor grows when one dimension doubles: 1 is in proportion. */
function exponents() {
  const base: Size = { ...FULL, facilities: 20 };
  const once = processorMs(base);
  return (Object.keys(base) as (keyof Size)[]).map((dimension) => {
    const doubled = { ...base, [dimension]: 2 * base[dimension] };
    const ours = Math.log2(processorMs(doubled) / once);
    const what = `exponent of the time by ${dimension}, ${base[dimension]} to ${doubled[dimension]}`;
    return { what, ours, unit: '', peer: 1, peerName: 'plain nested loops', ratio: ours };
  });
}

/** Best of two, of this process alone: the clock on the wall tells of others too. */
function processorMs(size: Size): number {
  const spent = [1, 2].map(() => {
    const before = process.cpuUsage().user;
    measure(size);
    return (process.cpuUsage().user - before) / 1000;
  });
  return Math.min(...spent);
}

function run() {
  measure({ ...FULL, facilities: 5 });
  const spent = measure(FULL);
  const evaluations = FULL.facilities * FULL.scenarios * FULL.weathers * FULL.points;
  const peer = plainMsPerEvaluation() * evaluations;
  const what = `risk of ${FULL.facilities} facilities × ${FULL.scenarios} scenarios × ${FULL.weathers} weather cells on ${FULL.points} points`;
  const peerName = 'plain nested loops, extrapolated';
  const line = (part: string, ours: number) => {
    return { what: `${what}, ${part}`, ours, unit: 'ms', peer, peerName, ratio: ours / peer };
  };
  return [
    line('all', spent.total),
    line('tables', spent.tables),
    line('look-ups', spent.field),
    line('contours', spent.contours),
    ...exponents(),
  ];
}

export default { name: 'risk-contours', run };
