import type { LonLat } from '../../geo/lon-lat.ts';
import { sunElevationDeg } from '../../geo/sun.ts';
import { turnerClass, type StabilityClass } from '../../weather/turner-class.ts';
import { positive } from '../inputs.ts';
import type { HourlyObservation } from './hourly-observation.ts';

/** Winds from `fromMPerS` up to below `toMPerS`; null: no upper end. */
export type WindBand = { readonly fromMPerS: number; readonly toMPerS: number | null };

/** Directions of AQ/T 3046-2013, 10.3 and of most wind roses. */
export const SECTORS = 16;

/** Hours of one direction, class and band. */
export type JointCell = {
  /** 0 is north, clockwise; the wind comes from there. */
  readonly sector: number;
  readonly stability: StabilityClass;
  /** Index into `bands`. */
  readonly band: number;
  readonly hours: number;
  /** Of all hours that are known, calms among them. */
  readonly probability: number;
};
export type CalmCell = Pick<JointCell, 'stability' | 'hours' | 'probability'>;

/** How often the wind comes from where, how fast, in which stability class. Probabilities of cells and calms sum to 1. */
export type JointFrequency = {
  readonly bands: readonly WindBand[];
  readonly cells: readonly JointCell[];
  /** A calm has no direction: apart. */
  readonly calms: readonly CalmCell[];
  readonly knownHours: number;
  /** Wind, direction or cloud was not measured: left out, and counted. */
  readonly unknownHours: number;
};

export type JointFrequencyOptions = {
  /** Ends of the wind bands, m/s, rising; the last band is open. */
  readonly bandEndsMPerS?: readonly number[];
  /** Slower is a calm, m/s. */
  readonly calmBelowMPerS?: number;
};

/**
 * Counts hourly observations by direction, stability class (Turner's method) and wind speed.
 * @param at  place, for the height of the sun
 * @returns cells that have hours, by sector, class, band
 * @throws RangeError for band ends that do not rise from above the calm, or when no hour is known
 * @source EPA-454/R-99-005 (2000), sections 6.2.3 (calms) and 6.4.1 (class)
 */
export function jointFrequency(
  observations: readonly HourlyObservation[],
  at: LonLat,
  { bandEndsMPerS = [2, 4, 6, 8], calmBelowMPerS = 0.5 }: JointFrequencyOptions = {},
): JointFrequency {
  const bands = bandsOf([positive('calmBelowMPerS', calmBelowMPerS), ...bandEndsMPerS]);
  const hours = new Map<string, number>();
  let knownHours = 0;
  for (const observation of observations) {
    const key = keyOf(observation, at, bands);
    if (key === null) continue;
    knownHours += 1;
    hours.set(key, (hours.get(key) ?? 0) + 1);
  }
  if (knownHours === 0)
    throw new RangeError('observations: no hour with wind, direction and cloud');
  const counted = [...hours].sort(([one], [other]) => (one < other ? -1 : 1));
  const cells = counted.map(([key, count]) => cellOf(key, count, knownHours));
  return {
    bands,
    cells: cells.filter(({ band }) => band >= 0),
    calms: cells
      .filter(({ band }) => band < 0)
      .map(({ stability, hours: calm, probability }) => ({ stability, hours: calm, probability })),
    knownHours,
    unknownHours: observations.length - knownHours,
  };
}

/** The sector that a direction falls into: 0 is centred on north. */
export function sectorOf(windFromDeg: number): number {
  return Math.round(windFromDeg / (360 / SECTORS)) % SECTORS;
}

function bandsOf(ends: readonly number[]): WindBand[] {
  ends.forEach((end, at) => {
    if (at > 0 && !(end > ends[at - 1]! && end < Infinity))
      throw new RangeError(`bandEndsMPerS must rise from above the calm, got ${ends.join(', ')}`);
  });
  return ends.map((fromMPerS, at) => ({ fromMPerS, toMPerS: ends[at + 1] ?? null }));
}

/** Sector, class and band of an hour as a key that sorts; null when it is not known. A calm has sector 0 and band −1. */
function keyOf(
  { atMs, windMPerS, windFromDeg, cloudTenths }: HourlyObservation,
  at: LonLat,
  bands: readonly WindBand[],
): string | null {
  if (windMPerS === null || cloudTenths === null) return null;
  const stability = turnerClass(windMPerS, sunElevationDeg(at, atMs), cloudTenths);
  const band = bands.findLastIndex(({ fromMPerS }) => windMPerS >= fromMPerS);
  if (band === -1) return `00 ${stability} -1`;
  if (windFromDeg === null) return null;
  return `${String(sectorOf(windFromDeg)).padStart(2, '0')} ${stability} ${band}`;
}

function cellOf(key: string, hours: number, knownHours: number): JointCell {
  const [sector, stability, band] = key.split(' ');
  return {
    sector: Number(sector),
    stability: stability as StabilityClass,
    band: Number(band),
    hours,
    probability: hours / knownHours,
  };
}
