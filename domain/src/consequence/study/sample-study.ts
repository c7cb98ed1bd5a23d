import type { LonLat } from '../../geo/lon-lat.ts';
import type { RiskStudyInput } from '../../wire/risk-studies.ts';
import { registered, UNKNOWN } from '../run/sample-facts.ts';
import type { StudyFacility, StudyFacts } from './study-facts.ts';

/** For tests: what a study asks for at least. */
export const SAMPLE_STUDY: RiskStudyInput = {
  status: 'in-service',
  terrain: 'urban',
  dominoOrder: 2,
};
export const SAMPLE_CENTRE: LonLat = [103.7, 1.27];

type Sample = Pick<StudyFacility, 'id' | 'kind' | 'cas'> & {
  readonly at?: LonLat;
  readonly capacityT?: number;
};

/** For tests: a facility of the registry, odd ids of one enterprise and even ones of another. */
export function sampleFacility(sample: Sample): StudyFacility {
  const { id, kind, cas, at = SAMPLE_CENTRE, capacityT = 50 } = sample;
  return {
    ...{ id, kind, cas, at, code: `T-${id}`, name: { zh: `罐 ${id}`, en: `tank ${id}` } },
    enterpriseId: 1 + (id % 2),
    enterpriseName: { zh: '企业', en: 'enterprise' },
    vessel: {
      facilityKind: kind,
      capacityKg: registered(capacityT * 1000),
      contentsKg: registered(capacityT * 600),
      ...{ fillLevel: UNKNOWN, temperatureK: UNKNOWN, pressurePa: UNKNOWN, bundAreaM2: UNKNOWN },
      ...{ diameterM: registered(12), heightM: registered(10) },
    },
  };
}

/** For tests: people on a grid of 100 m around the centre, a school 600 m east, no statistics of the weather. */
export function sampleStudyFacts(
  facilities: readonly StudyFacility[],
  more: Partial<StudyFacts> = {},
): StudyFacts {
  const [lon, lat] = SAMPLE_CENTRE;
  const steps = Array.from({ length: 15 }, (_, at) => (at - 7) * 0.0009);
  return {
    ...{ atMs: Date.UTC(2026, 10, 20), centre: SAMPLE_CENTRE, facilities, weather: UNKNOWN },
    targets: [
      {
        ...{ id: 1, name: { zh: '学校', en: 'school' }, kind: 'school', population: 800 },
        at: [lon + 0.0054, lat],
      },
    ],
    population: steps.flatMap((east) =>
      steps.map((north) => ({
        at: [lon + east, lat + north],
        ...{ dayPeople: 20, nightPeople: 5, indoorShareDay: null },
      })),
    ),
    ...more,
  };
}
