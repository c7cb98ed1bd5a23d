import type { LonLat } from '../../geo/lon-lat.ts';
import type { Text } from '../../text/text.ts';
import type { Known, PopulationCell, TargetFacts, VesselFacts } from '../run/run-facts.ts';
import type { WeatherCell } from '../weather/weather-cells.ts';

/** A facility of the registry, by what stands on its card: a risk of a year is not that of this hour's sensors. */
export type StudyFacility = {
  readonly id: number;
  readonly code: string;
  readonly name: Text;
  readonly enterpriseId: number;
  readonly enterpriseName: Text;
  readonly kind: 'tank' | 'process-unit' | 'warehouse' | 'loading' | 'utility';
  /** Null: the registry names no substance. */
  readonly cas: string | null;
  readonly at: LonLat;
  readonly vessel: VesselFacts;
};

/** Everything outside the engine that a risk study depends on: the same facts and input give the same result. */
export type StudyFacts = {
  readonly atMs: number;
  /** Middle of the park: origin of its local frame. */
  readonly centre: LonLat;
  readonly facilities: readonly StudyFacility[];
  readonly targets: readonly TargetFacts[];
  readonly population: readonly PopulationCell[];
  /** Null: neither given nor measured for long enough; the study says what it assumes. */
  readonly weather: Known<readonly WeatherCell[]>;
};
