import type { StabilityClass } from '../../weather/turner-class.ts';

export type Terrain = 'rural' | 'urban';

/** The air that a release meets, as the dispersion models take it. */
export type Weather = {
  /** At 10 m height. */
  readonly windMPerS: number;
  /** Where it comes from, degrees clockwise from north; the cloud goes the other way. */
  readonly windFromDeg: number;
  /** Pasquill stability class (大气稳定度). */
  readonly stability: StabilityClass;
  readonly temperatureK: number;
  readonly pressurePa: number;
  /** 0 to 1. */
  readonly relativeHumidity: number;
  /** Decides which sigma curves and wind exponents hold: `urban` for built-up plant, `rural` for open land. */
  readonly terrain: Terrain;
  /** Aerodynamic roughness length, m. */
  readonly roughnessM: number;
  /** Height of the inversion that caps the mixing layer, m; null: none that matters. */
  readonly mixingHeightM: number | null;
};
