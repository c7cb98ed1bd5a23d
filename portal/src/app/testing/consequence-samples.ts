import type {
  AffectedEnterprise,
  AffectedTarget,
  ConsequenceLevel,
  ConsequenceRun,
  ConsequenceRunSummary,
} from '@parkwatch/domain/wire/consequence';
import type { Feature, FeatureCollection } from '@parkwatch/domain/wire/common';
import type { Facility } from '@parkwatch/domain/wire/enterprises';
import { sampleActor } from './sample-actor.ts';

const AT: [number, number] = [103.7, 1.27];
const flat = { code: 'flat-ground', text: { zh: '按平坦地面计算', en: 'Over flat ground' } };

/** A square of so many metres around a place north of the source. */
function square(id: string, sideM: number, properties: Record<string, unknown>): Feature {
  const half = sideM / 2 / 111_320;
  const [lon, lat] = [AT[0], AT[1] + half];
  const ring = [
    [lon - half, lat - half],
    [lon + half, lat - half],
    [lon + half, lat + half],
    [lon - half, lat + half],
    [lon - half, lat - half],
  ];
  const geometry = { type: 'MultiPolygon' as const, coordinates: [[ring]] };
  return { type: 'Feature', id, geometry, properties };
}

const collection = (...features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});
const contour = (levelId: string, sideM: number) => square(levelId, sideM, { levelId });
const share = (levelId: string, probability: number, sideM: number) =>
  square(`${levelId}@${probability}`, sideM, { levelId, probability });

export function sampleLevel(changes: Partial<ConsequenceLevel> = {}): ConsequenceLevel {
  return {
    ...{ id: 'cloud:aegl-3', hazard: 'toxic', eventId: 'cloud', colour: 'red' },
    label: { zh: 'AEGL-3', en: 'AEGL-3' },
    meaning: { zh: 'AEGL-3（60 分钟）：危及生命', en: 'AEGL-3 (60 min): life-threatening' },
    ...{ value: 20, unit: 'ppm', reachM: 640, areaM2: 90_000 },
    people: { outdoors: 12, indoors: 40 },
    ...changes,
  };
}

const levels = [
  sampleLevel(),
  sampleLevel({
    ...{ id: 'cloud:aegl-2', colour: 'orange', value: 2, reachM: 1900, areaM2: 600_000 },
    label: { zh: 'AEGL-2', en: 'AEGL-2' },
    meaning: { zh: 'AEGL-2（60 分钟）：严重伤害', en: 'AEGL-2 (60 min): serious harm' },
    people: { outdoors: 80, indoors: 300 },
  }),
  sampleLevel({
    ...{ id: 'pool-fire:heat-10', hazard: 'thermal', eventId: 'pool-fire', value: 10 },
    ...{ unit: 'kW/m²', reachM: 35, areaM2: 3000 },
    label: { zh: '10 kW/m²', en: '10 kW/m²' },
    meaning: { zh: '10 kW/m²：可能致死', en: '10 kW/m²: potentially lethal' },
    people: { outdoors: 1, indoors: 0 },
  }),
];

const affected = {
  ...{ distanceM: 820, bearingDeg: 12, peakPpm: 46.2, indoorPeakPpm: 3.1 },
  arrivals: [
    {
      ...{ levelId: 'cloud:aegl-3', arrivesS: null, leavesS: null },
      ...{ probability: 0.4, earliestS: 200 },
    },
    {
      ...{ levelId: 'cloud:aegl-2', arrivesS: 330, leavesS: 2000 },
      ...{ probability: 0.87, earliestS: 250 },
    },
  ],
  adviceReason: { zh: '室内浓度低于二级阈值', en: 'Inside stays below the orange level' },
};

export function sampleAffected(changes: Partial<AffectedEnterprise> = {}): AffectedEnterprise {
  return {
    ...affected,
    ...{ id: 8, code: 'E8', name: { zh: '蓝湾化工', en: 'Blue Bay Chemicals' }, isSource: false },
    ...{ advice: 'shelter', ...changes },
  };
}

export function sampleTarget(changes: Partial<AffectedTarget> = {}): AffectedTarget {
  return {
    ...affected,
    ...{ id: 31, name: { zh: '海湾小学', en: 'Bay School' }, kind: 'school', population: 860 },
    ...{ distanceM: 1500, bearingDeg: 45, advice: 'prepare', ...changes },
  };
}

export function sampleRunSummary(
  changes: Partial<ConsequenceRunSummary> = {},
): ConsequenceRunSummary {
  return {
    ...{ id: 5, number: 'HG-2026-000005', title: null, engineVersion: 'consequence-1', at: AT },
    ...{ createdAt: '2026-07-21T08:30:00.000Z', createdBy: sampleActor('王晓岚', 'duty') },
    substance: { cas: '7782-50-5', name: { zh: '氯', en: 'Chlorine' } },
    facility: {
      ...{ id: 3, code: 'T-3', name: { zh: '3 号罐', en: 'Tank 3' } },
      enterpriseName: { zh: '海岳石化', en: 'Haiyue Petrochemical' },
    },
    scenario: { kind: 'hole', holeDiameterMm: 25, detection: 'B', isolation: 'B' },
    ...{ windMPerS: 2.3, windFromDeg: 210, stability: 'F', redReachM: 640 },
    ...changes,
  };
}

const inputs: ConsequenceRun['inputs'] = [
  {
    ...{ key: 'wind-speed', label: { zh: '风速（10 m）', en: 'Wind speed at 10 m' } },
    ...{ value: 2.3, unit: 'm/s', provenance: 'live', at: '2026-07-21T08:29:50.000Z' },
    source: { zh: '园区气象站', en: 'Park station' },
  },
  {
    ...{ key: 'bund', label: { zh: '围堰面积', en: 'Bund area' }, value: 0, unit: 'm²' },
    ...{ provenance: 'assumed', at: null, source: { zh: '无围堰数据', en: 'no bund known' } },
  },
];
const release: ConsequenceRun['release'] = {
  figures: [
    {
      ...{ key: 'rate', label: { zh: '初始速率', en: 'Initial rate' } },
      ...{ value: 8.4, unit: 'kg/s' },
    },
  ],
  steps: [
    { fromS: 0, toS: 600, rateKgPerS: 8.4 },
    { fromS: 600, toS: 1200, rateKgPerS: 4 },
  ],
};
const events: ConsequenceRun['events'] = [
  {
    ...{ id: 'cloud', kind: 'cloud', name: { zh: '泄漏云团', en: 'Cloud' }, figures: [] },
    model: {
      ...{ id: 'britter-mcquaid-plume', name: { zh: '重气烟羽', en: 'Dense plume' } },
      reason: { zh: '云团比空气重', en: 'The cloud is denser than air' },
    },
    caveats: [],
  },
  {
    ...{ id: 'pool-fire', kind: 'pool-fire', name: { zh: '池火', en: 'Pool fire' } },
    ...{ figures: [], caveats: [] },
    model: {
      ...{ id: 'thomas-mudan', name: { zh: '固体火焰模型', en: 'Solid flame' } },
      reason: { zh: '液池可燃', en: 'The pool burns' },
    },
  },
];
const [red, orange] = ['cloud:aegl-3', 'cloud:aegl-2'] as const;
const contours: Pick<ConsequenceRun, 'frames' | 'envelope' | 'exceedance'> = {
  frames: [
    { atS: 60, contours: collection(contour(red, 100)) },
    { atS: 120, contours: collection(contour(red, 300), contour(orange, 500)) },
    { atS: 180, contours: collection(contour(orange, 700)) },
  ],
  envelope: collection(contour(red, 640), contour(orange, 1900), contour('pool-fire:heat-10', 70)),
  exceedance: collection(
    share(orange, 0.1, 2400),
    share(orange, 0.5, 1900),
    share(orange, 0.9, 900),
  ),
};

/** A small run with all that a run can have: a cloud and a fire, three moments, an ensemble, people, caveats. */
export function sampleRun(changes: Partial<ConsequenceRun> = {}): ConsequenceRun {
  return {
    ...sampleRunSummary(),
    input: {
      place: { facilityId: 3 },
      scenario: { kind: 'hole', holeDiameterMm: 25, detection: 'B', isolation: 'B' },
      ...{ weather: {}, receptorHeightM: 1.5, lookAheadMin: 60, members: 100 },
    },
    ...{ inputs, release, cloudModel: 'britter-mcquaid-plume', events, levels },
    ...contours,
    ...{ enterprises: [sampleAffected()], targets: [sampleTarget()], caveats: [flat] },
    ...{ resultHash: 'a'.repeat(64), computedMs: 412 },
    ...changes,
  };
}

export function sampleFacility(changes: Partial<Facility> = {}): Facility {
  return {
    ...{ id: 3, externalId: null, code: 'T-3', name: { zh: '3 号罐', en: 'Tank 3' } },
    ...{ kind: 'tank', enterpriseId: 7, inherentLevel: 1, isMajorHazard: true, hazardLevel: 2 },
    hazardUnit: null,
    substance: {
      ...{ cas: '7782-50-5', name: { zh: '氯', en: 'Chlorine' } },
      ...{ isToxicGas: true, isFlammable: false },
    },
    ...{ capacityT: 50, quantityT: 38.2, diameterM: 3, heightM: 8 },
    geometry: { type: 'Point', coordinates: AT },
    ...changes,
  };
}
