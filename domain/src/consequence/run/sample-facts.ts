import type { LonLat } from '../../geo/lon-lat.ts';
import type { Text } from '../../text/text.ts';
import type { Known, LandFacts, RunFacts } from './run-facts.ts';

/** A summer evening in UTC: night at the sample park. */
export const SAMPLE_AT_MS = Date.UTC(2026, 6, 21, 15, 0);

/** For tests: a fact that nobody knows. */
export const UNKNOWN = { value: null, provenance: 'assumed', source: null, atMs: null } as const;

/** For tests: a fact of the registry. */
export function registered<Value>(value: Value): Known<Value> {
  return { value, provenance: 'registry', source: { zh: '台账', en: 'registry' }, atMs: null };
}

/** For tests: a fact that a sensor says. */
export function live<Value>(value: Value, atMs = SAMPLE_AT_MS): Known<Value> {
  return { value, provenance: 'live', source: { zh: '测点', en: 'sensor' }, atMs };
}

const [LON, LAT] = [103.7, 1.27];

/** For tests: a square whose south-western corner lies so far east and north of the source. */
export function square(westDeg: number, southDeg: number, sideDeg: number): LonLat[] {
  const [west, south] = [LON + westDeg, LAT + southDeg];
  const [east, north] = [west + sideDeg, south + sideDeg];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** For tests: land of an enterprise; only the first stands where the release is. */
export function land(id: number, name: Text, ring: LonLat[]): LandFacts {
  return { id, code: `E0${id}`, name, isSource: id === 1, polygons: [[ring]] };
}

const VESSEL: RunFacts['vessel'] = {
  facilityKind: 'tank',
  capacityKg: registered(50_000),
  contentsKg: registered(40_000),
  fillLevel: UNKNOWN,
  temperatureK: live(298.15),
  pressurePa: UNKNOWN,
  bundAreaM2: UNKNOWN,
  diameterM: registered(3),
  heightM: registered(6),
};

const WEATHER: RunFacts['weather'] = {
  windMPerS: live(3),
  windFromDeg: live(180),
  stability: UNKNOWN,
  temperatureK: live(298.15),
  relativeHumidity: live(0.6),
  cloudTenths: live(3),
};

/** For tests: 40 t of chlorine in a tank of 50 t, a steady south wind, one neighbour and one school downwind. */
export function sampleFacts(more: Partial<RunFacts> = {}): RunFacts {
  return {
    atMs: SAMPLE_AT_MS,
    source: [LON, LAT],
    cas: '7782-50-5',
    vessel: VESSEL,
    weather: WEATHER,
    enterprises: [
      land(1, { zh: '氯碱公司', en: 'Chlor-alkali' }, square(-0.001, -0.001, 0.002)),
      land(2, { zh: '下风向公司', en: 'Downwind' }, square(-0.002, 0.006, 0.004)),
      land(3, { zh: '上风向公司', en: 'Upwind' }, square(-0.002, -0.02, 0.004)),
    ],
    targets: [
      {
        ...{ id: 7, name: { zh: '学校', en: 'School' }, kind: 'school', population: 900 },
        at: [LON, LAT + 0.018],
      },
    ],
    population: [
      { at: [LON, LAT + 0.008], dayPeople: 120, nightPeople: 40, indoorShareDay: 0.5 },
      { at: [LON, LAT - 0.015], dayPeople: 500, nightPeople: 500, indoorShareDay: null },
    ],
    ...more,
  };
}
