import type { StabilityClass } from '../../weather/turner-class.ts';
import { finite, fraction, positive } from '../inputs.ts';

/** One kind of air with the probability that the wind blows from each sector: sector k is centred k · 360° / number. */
export type WeatherClass = {
  readonly stability: StabilityClass;
  /** At the height at which the models of the scenarios take it, 10 m unless they say otherwise. */
  readonly windMPerS: number;
  readonly fromSectors: readonly number[];
};

/** The air of a year: classes of stability and wind, over sectors. All probabilities together are 1. */
export type WindRose = { readonly sectors: number; readonly classes: readonly WeatherClass[] };

/** A cell of the weather statistics. */
export type WeatherCell = {
  readonly stability: StabilityClass;
  readonly windMPerS: number;
  /** Where the wind comes from, degrees clockwise from north. */
  readonly windFromDeg: number;
  readonly probability: number;
};

/** How far the sum may be off 1: tables are printed to four digits. */
const SLACK = 1e-3;

/**
 * Weather statistics as a rose; a direction falls into the sector that it lies in. Probabilities are scaled to a sum of 1.
 * @param sectors  8, 12, 16 or 36, or any other whole number > 2
 * @throws RangeError when the probabilities do not add up to 1 within 0.1 %, or a cell makes no sense
 */
export function windRose(cells: readonly WeatherCell[], sectors: number): WindRose {
  if (!(Number.isInteger(sectors) && sectors > 2))
    throw new RangeError(`sectors must be a whole number > 2, got ${sectors}`);
  const total = cells.reduce(
    (sum, { probability }) => sum + fraction('probability', probability),
    0,
  );
  if (!(Math.abs(total - 1) <= SLACK)) throw new RangeError(`probabilities add up to ${total}`);
  const classes = new Map<
    string,
    { stability: StabilityClass; windMPerS: number; sums: number[] }
  >();
  for (const { stability, windMPerS, windFromDeg, probability } of cells) {
    const key = `${stability} ${positive('windMPerS', windMPerS)}`;
    const sums = classes.get(key)?.sums ?? Array.from({ length: sectors }, () => 0);
    sums[sectorOf(windFromDeg, sectors)]! += probability / total;
    classes.set(key, { stability, windMPerS, sums });
  }
  return {
    sectors,
    classes: [...classes.values()].map(({ sums, ...air }) => ({ ...air, fromSectors: sums })),
  };
}

function sectorOf(fromDeg: number, sectors: number): number {
  const at = Math.round((finite('windFromDeg', fromDeg) / 360) * sectors);
  return ((at % sectors) + sectors) % sectors;
}
