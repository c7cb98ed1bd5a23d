import type { Text } from '../../text/text.ts';
import { consequenceRunInput } from '../../wire/consequence.ts';
import type { ConsequenceRunInput } from '../../wire/consequence.ts';
import { ZERO_CELSIUS_K } from '../constants.ts';
import { ENGINE_VERSION } from './compute-run.ts';
import type { ConsequenceAnswer } from './compute-run.ts';
import type { Known, RunFacts, VesselFacts } from './run-facts.ts';

/**
 * What stands in the registry of a facility, so far as its reference scenario depends on it. Full as designed: the day's stock
 * and temperature would let the map breathe with every reading.
 */
export type ReferenceFacility = {
  readonly kind: string;
  readonly cas: string;
  readonly capacityT: number | null;
  readonly diameterM: number | null;
  readonly heightM: number | null;
};

/** The medium hole of the generic failure cases (AQ/T 3046-2013: 5, 25, 100 mm, rupture), found and shut off after ten minutes. */
const HOLE_MM = 25;
const DURATION_S = 600;
/** Most frequent weather of the reference cases: neutral, 5 m/s. */
const [STABILITY, WIND_M_PER_S] = ['D', 5] as const;
const [TEMPERATURE_C, HUMIDITY] = [20, 0.7];
const LOOK_AHEAD_MIN = 20;
/** Distances do not depend on where and when; stated so that the same facility always gives the same answer. */
const [AT, AT_MS] = [[0, 30] as const, Date.UTC(2026, 5, 1, 4)];

/** Everything that a reference scenario is computed from, as one text: the same text gives the same reach. */
export function referenceText({
  kind,
  cas,
  capacityT,
  diameterM,
  heightM,
}: ReferenceFacility): string {
  const scenario = [HOLE_MM, DURATION_S, STABILITY, WIND_M_PER_S, TEMPERATURE_C, HUMIDITY];
  return JSON.stringify([ENGINE_VERSION, scenario, kind, cas, capacityT, diameterM, heightM]);
}

/** The run that gives the reach of a facility on the risk map: a credible leak in usual weather, best estimate alone. */
export function referenceCase(facility: ReferenceFacility): {
  input: ConsequenceRunInput;
  facts: RunFacts;
} {
  const { cas } = facility;
  const input = consequenceRunInput.parse({
    place: { at: AT, cas },
    scenario: { kind: 'hole', holeDiameterMm: HOLE_MM, durationS: DURATION_S },
    ...{ members: 0, lookAheadMin: LOOK_AHEAD_MIN },
  });
  const nobody = { enterprises: [], targets: [], population: [] };
  const weather: RunFacts['weather'] = {
    windMPerS: given(WIND_M_PER_S),
    windFromDeg: given(180),
    stability: given(STABILITY),
    temperatureK: given(ZERO_CELSIUS_K + TEMPERATURE_C),
    relativeHumidity: given(HUMIDITY),
    cloudTenths: given(5),
  };
  return {
    input,
    facts: { atMs: AT_MS, source: [...AT], cas, vessel: vesselOf(facility), weather, ...nobody },
  };
}

function vesselOf({ kind, capacityT, diameterM, heightM }: ReferenceFacility): VesselFacts {
  const kg = capacityT === null ? null : capacityT * 1000;
  return {
    facilityKind: kind,
    capacityKg: registered(kg),
    contentsKg: registered(kg),
    fillLevel: registered<number>(null),
    temperatureK: registered<number>(null),
    pressurePa: registered<number>(null),
    bundAreaM2: registered<number>(null),
    diameterM: registered(diameterM),
    heightM: registered(heightM),
  };
}

function given<Value>(value: Value): Known<Value> {
  return { value, provenance: 'given', source: null, atMs: null };
}

function registered<Value>(value: Value | null): Known<Value> {
  return { value, provenance: value === null ? 'assumed' : 'registry', source: null, atMs: null };
}

/** Which red level of a run reaches farthest; null: none comes to people on the ground. */
export function farthestRed({
  levels,
}: Pick<ConsequenceAnswer, 'levels'>): { readonly reachM: number; readonly level: Text } | null {
  const red = levels.filter(({ colour, reachM }) => colour === 'red' && reachM > 0);
  const [farthest] = red.toSorted((one, other) => other.reachM - one.reachM);
  return farthest === undefined ? null : { reachM: farthest.reachM, level: farthest.label };
}
