import type { Bbox } from '@parkwatch/domain/geo/bbox';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { Text } from '@parkwatch/domain/text/text';

/** Equal intervals from the begin of the window; the last one may reach beyond its end. */
export type Intervals = {
  readonly startMs: number;
  readonly lengthMs: number;
  readonly count: number;
};

/** What the park's own stations measured in one interval; null: nothing usable. */
export type WindFacts = {
  readonly windMPerS: number | null;
  /** Mean direction, and how much the readings agree: 1 all the same, 0 from everywhere. */
  readonly windFromDeg: number | null;
  readonly steadiness: number | null;
  readonly temperatureK: number | null;
  readonly cloudTenths: number | null;
};

/** Usable readings of one sensor in one interval, in its own unit. */
export type IntervalReading = {
  readonly interval: number;
  readonly mean: number;
  readonly count: number;
  /** Of these, readings of uncertain quality. */
  readonly uncertain: number;
};

export type SensorFacts = {
  readonly pointId: number;
  readonly code: string;
  readonly name: Text;
  readonly kind: string;
  readonly enterpriseName: Text | null;
  readonly at: LonLat;
  readonly heightM: number | null;
  readonly unit: string;
  readonly rangeHigh: number;
  readonly inService: boolean;
  /** Over the day before the window, in its own unit; null: it said nothing then. */
  readonly before: { readonly median: number; readonly high: number } | null;
  readonly readings: readonly IntervalReading[];
  /** Readings of bad quality in the window: no evidence. */
  readonly badCount: number;
};

export type CandidateFacility = {
  readonly id: number;
  readonly code: string;
  readonly name: Text;
  readonly at: LonLat;
  /** An alarm of pressure, temperature, level or flow within the hour before or in the window. */
  readonly hasAlarm: boolean;
};
/** An enterprise that holds the substance, with the facilities that do. */
export type Candidate = {
  readonly enterpriseId: number;
  readonly code: string;
  readonly name: Text;
  readonly facilities: readonly CandidateFacility[];
};

/** On a road (name null), or a protected target. */
export type MeasuringPlace = { readonly at: LonLat; readonly name: Text | null };

export type SearchedSubstance = {
  readonly cas: string;
  readonly name: Text;
  readonly molarMassGPerMol: number | null;
  readonly lelVolPct: number | null;
};

/** Everything outside the input that an answer depends on: the same facts and input give the same answer. */
export type SearchFacts = {
  readonly atMs: number;
  /** Null: unknown. */
  readonly substance: SearchedSubstance | null;
  readonly intervals: Intervals;
  readonly wind: readonly WindFacts[];
  readonly sensors: readonly SensorFacts[];
  readonly candidates: readonly Candidate[];
  /** Where somebody can go and measure. */
  readonly measuringPlaces: readonly MeasuringPlace[];
  /** Of the park's land: the source is sought in and around it. */
  readonly bounds: Bbox;
  /** Cells of `searchGrid(bounds)` on the land of enterprises. */
  readonly landCells: readonly number[];
};
