import type { LonLat, Rings } from '../../geo/lon-lat.ts';
import type { StabilityClass } from '../../weather/turner-class.ts';
import type { Text } from '../../text/text.ts';
import type { Provenance } from './provenance.ts';

/** A value with where it came from; `value` null: nobody knows, and the run says what it assumes instead. */
export type Known<Value> = {
  readonly value: Value | null;
  readonly provenance: Provenance;
  /** The sensor or table, as shown to people. */
  readonly source: Text | null;
  readonly atMs: number | null;
};

/** What the registry and the sensors say of the vessel that leaks; all null for a place without a facility. */
export type VesselFacts = {
  readonly facilityKind: string | null;
  readonly capacityKg: Known<number>;
  readonly contentsKg: Known<number>;
  /** Share of the height that is filled, 0 to 1. */
  readonly fillLevel: Known<number>;
  readonly temperatureK: Known<number>;
  readonly pressurePa: Known<number>;
  readonly bundAreaM2: Known<number>;
  readonly diameterM: Known<number>;
  readonly heightM: Known<number>;
};

export type WeatherFacts = {
  readonly windMPerS: Known<number>;
  readonly windFromDeg: Known<number>;
  /** Null unless a person chose it: else it is computed from wind, cloud and sun. */
  readonly stability: Known<StabilityClass>;
  readonly temperatureK: Known<number>;
  readonly relativeHumidity: Known<number>;
  readonly cloudTenths: Known<number>;
};

/** Land of one enterprise: polygons of rings, [lon, lat]. */
export type LandFacts = {
  readonly id: number;
  readonly code: string;
  readonly name: Text;
  readonly isSource: boolean;
  readonly polygons: readonly Rings[];
};

export type TargetFacts = {
  readonly id: number;
  readonly name: Text;
  readonly kind: string;
  readonly population: number;
  readonly at: LonLat;
};

/** People at a place of about 100 m by 100 m. */
export type PopulationCell = {
  readonly at: LonLat;
  readonly dayPeople: number;
  readonly nightPeople: number;
  /** Share that is indoors by day; null: that of the Purple Book. */
  readonly indoorShareDay: number | null;
};

/** Everything outside the engine that an answer depends on: the same facts and input give the same answer, bit for bit. */
export type RunFacts = {
  readonly atMs: number;
  readonly source: LonLat;
  readonly cas: string;
  readonly vessel: VesselFacts;
  readonly weather: WeatherFacts;
  readonly enterprises: readonly LandFacts[];
  readonly targets: readonly TargetFacts[];
  readonly population: readonly PopulationCell[];
};
