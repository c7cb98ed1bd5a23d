import { plumeField } from '../dispersion/plume.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import type { Weather } from '../weather/weather.ts';
import { windAtHeight } from '../weather/wind-profile.ts';

export type Heights = { readonly sourceM: number; readonly receptorM: number };

/** A steady plume of 1 kg/s at the receptor's height, by distance downwind: its section is a normal distribution. */
export type PlumeShape = {
  axisKgPerM3(xM: number): number;
  sigmaYM(xM: number): number;
};
export type UnitPlume = (weather: Weather, heights: Heights) => PlumeShape;

/** As the clouds of a run: no wind below that at 2 m, none below 1 m/s. */
const LOWEST_M = 2;
const LEAST_WIND_M_PER_S = 1;

/**
 * Passive plume with Briggs' sigmas, in the wind at the height of the source. A dense cloud is wider and lower; what that does to
 * an estimate of the place is small beside the error of the wind, what it does to the rate is not.
 * @throws RangeError for a wind or a height that makes no sense
 * @source {@link plumeField}; wind as {@link windAtHeight}
 */
export const briggsUnitPlume: UnitPlume = (weather, { sourceM, receptorM }) => {
  const curves = sigmaCurves('briggs', weather.stability, weather.terrain);
  const { windMPerS } = windAtHeight(weather, Math.max(LOWEST_M, sourceM));
  const field = plumeField({
    rateKgPerS: 1,
    windMPerS: Math.max(LEAST_WIND_M_PER_S, windMPerS),
    heightM: sourceM,
    curves,
    mixingHeightM: weather.mixingHeightM,
  });
  return { axisKgPerM3: (xM) => field(xM, 0, receptorM), sigmaYM: curves.y };
};
