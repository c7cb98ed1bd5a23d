import type { EastNorth } from '../../geo/local-frame.ts';
import { finite, fraction, positive, zeroOrMore } from '../inputs.ts';
import type { Weather } from '../weather/weather.ts';

/** What one sensor told at one time. Below its detection limit it tells something too: how much was not there. */
export type SensorReading = {
  readonly id: string;
  readonly sensorId: string;
  /** Metres east and north in the frame of the candidates. */
  readonly at: EastNorth;
  readonly heightM: number;
  readonly atMs: number;
  /** null: below the detection limit. */
  readonly valueKgPerM3: number | null;
  readonly detectionLimitKgPerM3: number;
  /** What it shows without any release; default 0. */
  readonly backgroundKgPerM3?: number;
  /** Standard deviation of ln(reading) from the instrument alone; default 0.2. */
  readonly logSd?: number;
  /** Chance that the reading has nothing to do with the air there; default 0.05. */
  readonly faultChance?: number;
};

/**
 * Six grades of odour intensity (臭气强度): 0 none, 1 just perceptible (检知阈), 2 just recognisable (认知阈), 3 clear, 4 strong,
 * 5 very strong.
 */
export const ODOUR_INTENSITIES = [0, 1, 2, 3, 4, 5] as const;
export type OdourIntensity = (typeof ODOUR_INTENSITIES)[number];

/** What a neighbour smelt, or did not. */
export type OdourReport = {
  readonly id: string;
  readonly at: EastNorth;
  readonly atMs: number;
  /** Standard deviation of the time; 0: told on the spot. */
  readonly timeSdMs: number;
  readonly intensity: OdourIntensity;
  /** Chance that the person tells of this release and means this place and time. */
  readonly trust: number;
};

/** The wind over a time, as measured. */
export type WindInterval = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly weather: Weather;
  /** Of the error of the mean direction: of the vane, and of its place against the plume's. Not the turbulence. */
  readonly directionSdDeg: number;
};

/** @throws RangeError naming the reading and what makes no sense in it */
export function checkReading(reading: SensorReading): void {
  const name = (what: string): string => `${what} of reading ${reading.id}`;
  checkPlace(reading.id, reading.at);
  zeroOrMore(name('heightM'), reading.heightM);
  finite(name('atMs'), reading.atMs);
  positive(name('detectionLimitKgPerM3'), reading.detectionLimitKgPerM3);
  if (reading.valueKgPerM3 !== null) positive(name('valueKgPerM3'), reading.valueKgPerM3);
  zeroOrMore(name('backgroundKgPerM3'), reading.backgroundKgPerM3 ?? 0);
  zeroOrMore(name('logSd'), reading.logSd ?? 0);
  fraction(name('faultChance'), reading.faultChance ?? 0);
}

/** @throws RangeError naming the report and what makes no sense in it */
export function checkReport(report: OdourReport): void {
  checkPlace(report.id, report.at);
  finite(`atMs of report ${report.id}`, report.atMs);
  zeroOrMore(`timeSdMs of report ${report.id}`, report.timeSdMs);
  fraction(`trust of report ${report.id}`, report.trust);
  if (!ODOUR_INTENSITIES.includes(report.intensity))
    throw new RangeError(
      `intensity of report ${report.id} must be 0 to 5, got ${report.intensity}`,
    );
}

function checkPlace(id: string, [eastM, northM]: EastNorth): void {
  finite(`east of ${id}`, eastM);
  finite(`north of ${id}`, northM);
}
