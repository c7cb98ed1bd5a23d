import { STANDARD_PRESSURE_PA, ZERO_CELSIUS_K } from '../constants.ts';
import { windRose } from '../risk/wind-rose.ts';
import type { WeatherClass, WindRose } from '../risk/wind-rose.ts';
import type { WeatherCell } from '../weather/weather-cells.ts';
import type { Terrain, Weather } from '../weather/weather.ts';

/** Where a park has no statistics: neutral air for two thirds, stable for one, from everywhere alike. @source CCPS 2000 (recalled) */
const ASSUMED: readonly Pick<WeatherCell, 'stability' | 'windMPerS' | 'probability'>[] = [
  { stability: 'D', windMPerS: 4, probability: 2 / 3 },
  { stability: 'F', windMPerS: 1.5, probability: 1 / 3 },
];
const ASSUMED_SECTORS = 16;
/** Directions as fine as any table of statistics has them. */
const MOST_SECTORS = 36;

/** Air of a year: moderate, as no table of statistics goes on with temperatures. */
export const STUDY_TEMPERATURE_K = ZERO_CELSIUS_K + 20;
export const STUDY_HUMIDITY = 0.7;

/** Roughness lengths of the two kinds of terrain, m. @source Wieringa 1992, classes "open" and "very rough" */
const ROUGHNESS_M: Readonly<Record<Terrain, number>> = { rural: 0.1, urban: 1 };

export function assumedWeather(): WeatherCell[] {
  return ASSUMED.flatMap((air) =>
    Array.from({ length: ASSUMED_SECTORS }, (_, sector) => ({
      ...air,
      windFromDeg: (360 * sector) / ASSUMED_SECTORS,
      probability: air.probability / ASSUMED_SECTORS,
    })),
  );
}

/**
 * Statistics as a rose with the sectors in which they were counted: spread over other ones they would be another wind.
 * @throws RangeError as {@link windRose}
 */
export function roseOf(cells: readonly WeatherCell[]): WindRose {
  const directions = new Set(cells.map(({ windFromDeg }) => windFromDeg % 360));
  const isEven = [...directions].every(
    (direction) => Math.abs(((direction * directions.size) / 360) % 1) < 1e-9,
  );
  const sectors = isEven && directions.size > 2 ? directions.size : MOST_SECTORS;
  return windRose(cells, sectors);
}

/** The air that a release of the study meets. */
export function studyAir({ stability, windMPerS }: WeatherClass, terrain: Terrain): Weather {
  return {
    windMPerS,
    windFromDeg: 0,
    stability,
    temperatureK: STUDY_TEMPERATURE_K,
    pressurePa: STANDARD_PRESSURE_PA,
    relativeHumidity: STUDY_HUMIDITY,
    terrain,
    roughnessM: ROUGHNESS_M[terrain],
    mixingHeightM: null,
  };
}
