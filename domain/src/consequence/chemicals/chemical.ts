import type { Text } from '../../text/text.ts';

/** A number of the table with where it was read. */
export type Sourced = { readonly value: number; readonly source: string };

/** Pr = a + b ln(Cⁿ t): `concentrationUnit` of C, t in minutes. */
export type ToxicProbit = {
  readonly a: number;
  readonly b: number;
  readonly n: number;
  readonly concentrationUnit: 'mg/m3' | 'ppm';
  readonly source: string;
};

/** Vapour pressure, ln(p/Pa) or log10 by `form`, valid between two temperatures. */
export type VapourPressure = {
  /** `antoine-log10-mmHg-C`: log10(p/mmHg) = a − b/(c + t/°C); `antoine-log10-bar-K`: log10(p/bar) = a − b/(T/K + c). */
  readonly form: 'antoine-log10-mmHg-C' | 'antoine-log10-bar-K';
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly fromK: number;
  readonly toK: number;
  readonly source: string;
};

/** Concentrations of a level set, ppm; a level that was not published is left out. */
export type Levels = {
  readonly 1?: number;
  readonly 2?: number;
  readonly 3?: number;
  readonly source: string;
};

/**
 * One substance. A property that was not found is absent and never guessed: a model that needs it says so
 * (`propertyOf`, properties.ts).
 */
export type Chemical = {
  /** CAS registry number, the key. */
  readonly cas: string;
  readonly name: Text;
  readonly formula: string;
  /** UN number, four digits. */
  readonly un?: string;
  /** Class of the transport rules (GB 6944, UN), e.g. `2.3`. */
  readonly hazardClass?: string;
  readonly ergGuide?: number;
  readonly molarMassKgPerMol: Sourced;
  readonly boilingPointK?: Sourced;
  readonly criticalTemperatureK?: Sourced;
  readonly criticalPressurePa?: Sourced;
  /** Near the boiling point or 20 °C, whichever is lower; the source says which. */
  readonly liquidDensityKgPerM3?: Sourced;
  readonly liquidHeatCapacityJPerKgK?: Sourced;
  readonly vapourHeatCapacityJPerKgK?: Sourced;
  /** At the normal boiling point. */
  readonly latentHeatJPerKg?: Sourced;
  readonly heatCapacityRatio?: Sourced;
  readonly vapourPressure?: VapourPressure;
  /** Lower heat of combustion. */
  readonly heatOfCombustionJPerKg?: Sourced;
  /** Lower and upper explosion limits, volume fraction 0 to 1. */
  readonly lel?: Sourced;
  readonly uel?: Sourced;
  /** Mass burning flux of a large pool (m∞) and k·β. */
  readonly burningFluxKgPerM2S?: Sourced;
  readonly burningFluxKBetaPerM?: Sourced;
  /** For blast: laminar burning, `low` (methane, ammonia), `medium`, `high` (acetylene, ethylene oxide). */
  readonly reactivity?: 'low' | 'medium' | 'high';
  /** AEGL for 60 min (and 10, 30 min where read). */
  readonly aegl60Ppm?: Levels;
  readonly aegl30Ppm?: Levels;
  readonly aegl10Ppm?: Levels;
  readonly erpgPpm?: Levels;
  readonly idlhPpm?: Sourced;
  readonly oelMgPerM3?: Sourced;
  readonly probits: {
    readonly purpleBook?: ToxicProbit;
    readonly lees?: ToxicProbit;
  };
  readonly note?: Text;
};
