import { STABILITY_CLASSES, type StabilityClass } from '../../weather/turner-class.ts';
import { SECTORS, type JointFrequency, type WindBand } from './joint-frequency.ts';

/** One weather of a risk analysis and how likely it is. */
export type WeatherCell = {
  readonly stability: StabilityClass;
  readonly windMPerS: number;
  /** Centre of the sector it comes from. */
  readonly windFromDeg: number;
  readonly probability: number;
};

/** Dispersion models are not made for slower winds; EPA-454/R-99-005, 6.9. */
const LEAST_WIND_M_PER_S = 1;

/**
 * The weathers that a risk analysis computes: class and middle wind of the band for each direction. Calms count to the
 * slowest band, in the directions that its wind has in the same class, else in any class, else evenly.
 * @returns probabilities that sum to 1
 * @source Purple Book CPR 18E, 4.6 (calms by the lowest wind class; recalled)
 */
export function weatherCells(table: JointFrequency): WeatherCell[] {
  const share = new Map<string, number>();
  const add = (sector: number, stability: StabilityClass, band: number, probability: number) => {
    const key = `${sector} ${stability} ${band}`;
    share.set(key, (share.get(key) ?? 0) + probability);
  };
  for (const { sector, stability, band, probability } of table.cells)
    add(sector, stability, band, probability);
  for (const { stability, probability } of table.calms)
    slowestBySector(table, stability).forEach((part, sector) => {
      if (part > 0) add(sector, stability, 0, probability * part);
    });
  return [...share].map(([key, probability]) => {
    const [sector, stability, band] = key.split(' ');
    return {
      stability: stability as StabilityClass,
      windMPerS: middleWindMPerS(table.bands, Number(band)),
      windFromDeg: (Number(sector) * 360) / SECTORS,
      probability,
    };
  });
}

/** Share of each sector in the slowest band of a class. */
function slowestBySector(table: JointFrequency, stability: StabilityClass): number[] {
  const slowest = table.cells.filter(({ band }) => band === 0);
  const same = slowest.filter((cell) => cell.stability === stability);
  const counted = same.length > 0 ? same : slowest;
  const hours = new Array<number>(SECTORS).fill(counted.length === 0 ? 1 : 0);
  for (const cell of counted) hours[cell.sector]! += cell.hours;
  const all = hours.reduce((sum, one) => sum + one, 0);
  return hours.map((one) => one / all);
}

/** Middle of a band, at least 1 m/s; the open one is taken to be as wide as the one before it. */
function middleWindMPerS(bands: readonly WindBand[], at: number): number {
  const { fromMPerS, toMPerS } = bands[at]!;
  const width =
    toMPerS === null ? fromMPerS - (bands[at - 1]?.fromMPerS ?? 0) : toMPerS - fromMPerS;
  return Math.max(LEAST_WIND_M_PER_S, fromMPerS + width / 2);
}

/** The six weathers of AQ/T 3046 with the middle of their winds. */
export const SIX_WEATHERS = [
  { stability: 'B', windMPerS: 4 },
  { stability: 'D', windMPerS: 1.5 },
  { stability: 'D', windMPerS: 4 },
  { stability: 'D', windMPerS: 8.5 },
  { stability: 'E', windMPerS: 4 },
  { stability: 'F', windMPerS: 1.5 },
] as const satisfies readonly Pick<WeatherCell, 'stability' | 'windMPerS'>[];

const SLOW_BELOW_M_PER_S = 2.5;
const FAST_FROM_M_PER_S = 6;

/**
 * Gathers weathers into the six of the standard: A and B to B 3–5 m/s; C and D by speed to D 1–2, 3–5 or 8–9 m/s; E and F to
 * F 1–2 m/s when slow, else E 3–5 m/s, or D 8–9 m/s when fast.
 * @returns by direction, probabilities that sum to what came in
 * @source classes: AQ/T 3046-2013, 10.3; how the others are gathered: Purple Book CPR 18E, 4.6 (below 2.5, up to 6 m/s; recalled)
 */
export function sixWeathers(cells: readonly WeatherCell[]): WeatherCell[] {
  const gathered = new Map<string, WeatherCell>();
  for (const cell of cells) {
    const six = SIX_WEATHERS[sixAt(cell)]!;
    const key = `${six.stability} ${six.windMPerS} ${cell.windFromDeg}`;
    const probability = (gathered.get(key)?.probability ?? 0) + cell.probability;
    gathered.set(key, { ...six, windFromDeg: cell.windFromDeg, probability });
  }
  return [...gathered.values()];
}

function sixAt({ stability, windMPerS }: WeatherCell): number {
  const order = STABILITY_CLASSES.indexOf(stability);
  if (order <= 1) return 0;
  if (windMPerS >= FAST_FROM_M_PER_S) return 3;
  const isSlow = windMPerS < SLOW_BELOW_M_PER_S;
  if (order <= 3) return isSlow ? 1 : 2;
  return isSlow ? 5 : 4;
}
