import type { StabilityClass } from '../../weather/turner-class.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';
import type { Terrain, Weather } from './weather.ts';

/** Which urban exponents: those of Irwin that CCPS prints, or the defaults of ISC3, which differ for stable air. */
export type ExponentSet = 'irwin' | 'isc3';

type Exponents = Readonly<Record<StabilityClass, number>>;
const RURAL: Exponents = { A: 0.07, B: 0.07, C: 0.1, D: 0.15, E: 0.35, F: 0.55 };
const URBAN: Readonly<Record<ExponentSet, Exponents>> = {
  irwin: { A: 0.15, B: 0.15, C: 0.2, D: 0.25, E: 0.4, F: 0.6 },
  isc3: { A: 0.15, B: 0.15, C: 0.2, D: 0.25, E: 0.3, F: 0.3 },
};

/** Height at which `Weather.windMPerS` holds, m. */
export const WIND_HEIGHT_M = 10;

const HEIGHT: ValidRange = {
  code: 'wind-profile.height',
  quantity: { zh: '高度', en: 'Height' },
  unit: 'm',
  from: 2,
  to: 100,
  source: 'Irwin 1979',
};

/**
 * Exponent p of the wind profile.
 * @source Irwin 1979 (Atmos. Environ. 13, 191) as in CCPS 1999 and EPA-454/B-95-003b (ISC3)
 */
export function windExponent(
  stability: StabilityClass,
  terrain: Terrain,
  set: ExponentSet = 'irwin',
): number {
  return (terrain === 'rural' ? RURAL : URBAN[set])[stability];
}

/** A wind and the height it was measured at. */
export type MeasuredWind = { readonly windMPerS: number; readonly heightM: number };

/**
 * Wind at another height by the power law, u (z/z_r)^p.
 * @param measured  ≥ 0 m/s at a height > 0 m
 * @param heightM   > 0
 * @returns m/s
 * @throws RangeError for a height that is not positive or a negative wind
 * @source EPA-454/B-95-003b equation 1-6
 */
export function powerLawWind(measured: MeasuredWind, heightM: number, exponent: number): number {
  const wind = zeroOrMore('windMPerS', measured.windMPerS);
  const from = positive('measured.heightM', measured.heightM);
  return wind * (positive('heightM', heightM) / from) ** exponent;
}

/**
 * Wind of a `Weather` at a height. Below 2 m the law is not to be trusted: in class F it takes the wind at 1 m to be
 * less than a third of that at 10 m.
 * @throws RangeError for a height that is not positive
 */
export function windAtHeight(
  weather: Weather,
  heightM: number,
): { readonly windMPerS: number; readonly caveats: readonly Caveat[] } {
  const exponent = windExponent(weather.stability, weather.terrain);
  const measured = { windMPerS: weather.windMPerS, heightM: WIND_HEIGHT_M };
  return {
    windMPerS: powerLawWind(measured, heightM, exponent),
    caveats: extrapolations([[HEIGHT, heightM]]),
  };
}
