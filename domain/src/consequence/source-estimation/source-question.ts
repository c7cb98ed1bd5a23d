import type { EastNorth } from '../../geo/local-frame.ts';
import type { Text } from '../../text/text.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import type { GroundGrid } from '../uncertainty/exceedance.ts';
import type { Range } from '../uncertainty/spread.ts';
import {
  checkReading,
  checkReport,
  type OdourReport,
  type SensorReading,
  type WindInterval,
} from './observation.ts';
import type { UnitPlume } from './unit-plume.ts';

/** An enterprise or plant that may be the source. */
export type Facility = {
  readonly id: string;
  readonly name: Text;
  /** Where it could come from: tanks, units, stacks. At least one. */
  readonly places: readonly EastNorth[];
  /** How likely before any observation, against the other facilities: see {@link facilityWeight}. */
  readonly weight: number;
};

/** What is known, and among what the source is sought. Metres are east and north of one origin. */
export type SourceQuestion = {
  readonly readings: readonly SensorReading[];
  readonly reports: readonly OdourReport[];
  /** Of the substance; null: not known, reports are left out. */
  readonly odourThresholdKgPerM3: number | null;
  /** In order, without overlap. */
  readonly wind: readonly WindInterval[];
  /**
   * Whether the wind's error is the same in all intervals (a vane turned, a station in the lee), or drawn anew in each.
   * Anew is the careful choice: of 80 sample parks its 90 % regions held the source in 91 % when that was true and in 90 % when
   * the error was shared; those of a shared error held 90 % when it was, 66 % when it was not.
   */
  readonly isWindErrorShared: boolean;
  readonly unitPlume: UnitPlume;
  readonly sourceHeightM: number;
  /** Any place in these cells may be the source. */
  readonly grid: GroundGrid;
  /** How likely each cell is beforehand, against the others; null: all the same. */
  readonly cellWeights: Float64Array | null;
  readonly facilities: readonly Facility[];
  /** Chance beforehand that it is none of the facilities, 0 to 1. */
  readonly noneChance: number;
  /** Possible rates; each factor is as likely as another of the same size (log-uniform). */
  readonly rateKgPerS: Range;
  /** When the release began, if that is known: earlier observations say nothing, and what it cannot have reached yet neither. */
  readonly releasedFromMs: number | null;
};

/** More are refused: the product of their likelihoods would leave the range of numbers. Thin them. */
const MOST_OBSERVATIONS = 500;

/** @throws RangeError naming what makes no sense */
export function checkQuestion(question: SourceQuestion): void {
  const { readings, reports, wind, facilities, rateKgPerS, grid, cellWeights } = question;
  readings.forEach(checkReading);
  reports.forEach(checkReport);
  if (readings.length + reports.length > MOST_OBSERVATIONS)
    throw new RangeError(`more than ${MOST_OBSERVATIONS} observations`);
  wind.forEach(checkInterval);
  zeroOrMore('sourceHeightM', question.sourceHeightM);
  positive('rateKgPerS.low', rateKgPerS.low);
  if (!(rateKgPerS.high > rateKgPerS.low && rateKgPerS.high < Infinity))
    throw new RangeError(`rateKgPerS.high must be > low, got ${rateKgPerS.high}`);
  if (!(question.noneChance > 0 && question.noneChance <= 1))
    throw new RangeError(`noneChance must be above 0, up to 1, got ${question.noneChance}`);
  for (const { id, places, weight } of facilities) {
    if (places.length === 0) throw new RangeError(`facility ${id} has no place`);
    zeroOrMore(`weight of facility ${id}`, weight);
  }
  const cells = grid.columns * grid.rows;
  if (cellWeights && cellWeights.length !== cells)
    throw new RangeError(`${cellWeights.length} cellWeights for ${cells} cells`);
  cellWeights?.forEach((weight, cell) => zeroOrMore(`weight of cell ${cell}`, weight));
}

function checkInterval(interval: WindInterval, at: number, wind: readonly WindInterval[]): void {
  if (!(interval.toMs > interval.fromMs)) throw new RangeError(`wind interval ${at} is empty`);
  if (at > 0 && interval.fromMs < wind[at - 1]!.toMs)
    throw new RangeError(`wind interval ${at} begins before the one before ends`);
  zeroOrMore(`directionSdDeg of wind interval ${at}`, interval.directionSdDeg);
}
