import type { EastNorth } from '../../geo/local-frame.ts';
import type { SeededRandom } from '../../random/seeded-random.ts';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { normalQuantile } from '../uncertainty/normal-quantile.ts';
import { headingOf } from '../uncertainty/wind-frame.ts';
import type { GroundGrid } from '../uncertainty/exceedance.ts';
import type { Weather } from '../weather/weather.ts';
import type { OdourIntensity, OdourReport, SensorReading, WindInterval } from './observation.ts';
import type { Facility, SourceQuestion } from './source-question.ts';
import { briggsUnitPlume } from './unit-plume.ts';

/** A source that tests know and the estimate has to find. */
export type Truth = {
  readonly at: EastNorth;
  readonly rateKgPerS: number;
  /** null: none of the listed. */
  readonly facilityId: string | null;
};
export type SampleOptions = {
  readonly grid: GroundGrid;
  readonly sensors: number;
  readonly reports: number;
  readonly intervals: number;
  readonly directionSdDeg: number;
  /** Scatter of ln(observed) about the plume. */
  readonly logSd: number;
};
const SOURCE_HEIGHT_M = 3;
const DETECTION_LIMIT_KG_PER_M3 = 2e-7;
const ODOUR_THRESHOLD_KG_PER_M3 = 1e-6;
const INTERVAL_MS = 600_000;

/** An invented park with a source in it, and what its sensors and neighbours would tell: for tests and the benchmark. */
export function samplePark(
  random: SeededRandom,
  options: SampleOptions,
): { question: SourceQuestion; truth: Truth } {
  const { grid } = options;
  const place = (): EastNorth => [
    grid.westM + random.between(0.1, 0.9) * grid.columns * grid.cellM,
    grid.southM + random.between(0.1, 0.9) * grid.rows * grid.cellM,
  ];
  const facilities = Array.from({ length: 8 }, (_, at): Facility => ({
    id: `f${at}`,
    name: { zh: `企业 ${at}`, en: `Enterprise ${at}` },
    places: [place()],
    weight: 1,
  }));
  const isListed = random.next() < 0.8;
  const guilty = random.pick(facilities);
  const truth: Truth = {
    at: isListed ? guilty.places[0]! : place(),
    rateKgPerS: Math.exp(random.between(Math.log(0.02), Math.log(5))),
    facilityId: isListed ? guilty.id : null,
  };
  const weathers = Array.from({ length: options.intervals }, () => weatherOf(random));
  const wind = weathers.map((weather, at): WindInterval => ({
    fromMs: at * INTERVAL_MS,
    toMs: (at + 1) * INTERVAL_MS,
    weather: {
      ...weather,
      windFromDeg: weather.windFromDeg + options.directionSdDeg * normal(random),
    },
    directionSdDeg: options.directionSdDeg,
  }));
  const air = { random, truth, weathers, logSd: options.logSd };
  const sensors = Array.from({ length: options.sensors }, place);
  const neighbours = Array.from({ length: options.reports }, place);
  const question: SourceQuestion = {
    readings: sensors.flatMap((at, sensor) =>
      weathers.map((_, interval) => reading(air, `s${sensor}`, at, interval)),
    ),
    reports: neighbours.map((at, index) => report(air, `r${index}`, at)),
    odourThresholdKgPerM3: ODOUR_THRESHOLD_KG_PER_M3,
    wind,
    isWindErrorShared: false,
    unitPlume: briggsUnitPlume,
    sourceHeightM: SOURCE_HEIGHT_M,
    grid,
    cellWeights: null,
    facilities,
    noneChance: 0.2,
    rateKgPerS: { low: 1e-3, high: 100 },
    releasedFromMs: null,
  };
  return { question, truth };
}

/** A standard normal number. */
export function normal(random: SeededRandom): number {
  return normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random.next())));
}

function weatherOf(random: SeededRandom): Weather {
  return {
    windMPerS: random.between(1.5, 6),
    windFromDeg: random.between(0, 360),
    stability: STABILITY_CLASSES[2 + random.below(3)]!,
    temperatureK: 293,
    pressurePa: 101_325,
    relativeHumidity: 0.6,
    terrain: 'rural',
    roughnessM: 0.1,
    mixingHeightM: null,
  };
}

type Air = {
  readonly random: SeededRandom;
  readonly truth: Truth;
  readonly weathers: readonly Weather[];
  readonly logSd: number;
};

/** What the plume of the truth makes of a place, with the scatter of a real one. */
function scattered({ random, truth, weathers, logSd }: Air, at: EastNorth, look: Look): number {
  const weather = weathers[look.interval]!;
  const { east, north } = headingOf(weather.windFromDeg);
  const [dEast, dNorth] = [at[0] - truth.at[0], at[1] - truth.at[1]];
  const xM = dEast * east + dNorth * north;
  const yM = dNorth * east - dEast * north;
  if (xM <= 0) return 0;
  const heights = { sourceM: SOURCE_HEIGHT_M, receptorM: look.heightM };
  const plume = briggsUnitPlume(weather, heights);
  const sigmaYM = plume.sigmaYM(xM);
  const mean = truth.rateKgPerS * plume.axisKgPerM3(xM) * Math.exp(-((yM / sigmaYM) ** 2) / 2);
  return mean * Math.exp(logSd * normal(random));
}
type Look = { readonly interval: number; readonly heightM: number };

function reading(air: Air, sensorId: string, at: EastNorth, interval: number): SensorReading {
  const heightM = 2;
  const value = scattered(air, at, { interval, heightM });
  return {
    id: `${sensorId}:${interval}`,
    sensorId,
    at,
    heightM,
    atMs: (interval + 0.5) * INTERVAL_MS,
    valueKgPerM3: value >= DETECTION_LIMIT_KG_PER_M3 ? value : null,
    detectionLimitKgPerM3: DETECTION_LIMIT_KG_PER_M3,
  };
}

function report(air: Air, id: string, at: EastNorth): OdourReport {
  const { random, weathers } = air;
  const interval = random.below(weathers.length);
  const peak = 4 * scattered(air, at, { interval, heightM: 1.5 }) * Math.exp(normal(random));
  const grade = 1 + Math.floor(Math.log(peak / ODOUR_THRESHOLD_KG_PER_M3) / Math.log(5));
  return {
    id,
    at,
    atMs: (interval + 0.5) * INTERVAL_MS,
    timeSdMs: random.pick([0, 300_000]),
    intensity: Math.max(0, Math.min(5, grade)) as OdourIntensity,
    trust: 0.8,
  };
}
