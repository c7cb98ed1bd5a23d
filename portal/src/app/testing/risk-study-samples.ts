import type {
  RiskFacility,
  RiskStudy,
  RiskStudyResult,
  RiskStudySummary,
  RiskTarget,
} from '@parkwatch/domain/wire/risk-studies';
import { sampleActor } from './sample-actor.ts';

export function sampleStudySummary(changes: Partial<RiskStudySummary> = {}): RiskStudySummary {
  return {
    ...{ id: 3, number: 'FX-2026-000003', title: '年度定量风险评价', state: 'done', progress: 1 },
    ...{ createdAt: '2026-07-21T08:30:00.000Z', createdBy: sampleActor('王晓岚', 'director') },
    ...{ failure: null, engineVersion: 'consequence-1' },
    figures: {
      ...{ facilityCount: 2, scenarioCount: 9, highestRiskPerYear: 4.2e-5 },
      ...{ lossOfLifePerYear: 0.0021, societalRegion: 'alarp', targetsOverLimit: 1 },
    },
    ...changes,
  };
}

export function sampleRiskTarget(changes: Partial<RiskTarget> = {}): RiskTarget {
  return {
    ...{ id: 11, kind: 'school', population: 800, at: [103.705, 1.27], isMet: false },
    name: { zh: '滨海小学', en: 'Seaside school' },
    ...{ class: 'high-sensitivity', className: { zh: '高敏感防护目标', en: 'high-sensitivity' } },
    ...{ limitPerYear: 3e-6, riskPerYear: 4.1e-6, marginM: -120, nearestFacilityM: 640 },
    verdict: { zh: '超过限值', en: 'over the limit' },
    contributors: [
      { ...FIRST, share: 0.72, riskPerYear: 2.95e-6 },
      { ...SECOND, share: 0.28, riskPerYear: 1.15e-6 },
    ],
    ...changes,
  };
}
const FIRST = { facilityId: 1, code: 'E1-T01', name: { zh: '液氯罐', en: 'Chlorine tank' } };
const SECOND = { facilityId: 2, code: 'E2-T01', name: { zh: '丙烯罐', en: 'Propylene tank' } };

export function sampleRiskFacility(changes: Partial<RiskFacility> = {}): RiskFacility {
  return {
    ...{ id: 1, code: 'E1-T01', name: FIRST.name, enterpriseId: 1, cas: '7782-50-5' },
    enterpriseName: { zh: '海岳石化', en: 'Haiyue Petrochemical' },
    ...{ scenarioCount: 3, frequencyPerYear: 1.1e-5, escalationPerYear: 2e-7 },
    ...{ lossOfLifePerYear: 0.0015, skipped: null },
    ...changes,
  };
}

/** A square around the middle of the park, so many degrees to each side. */
function square(levelPerYear: number, halfDeg: number) {
  const [west, east] = [103.7 - halfDeg, 103.7 + halfDeg];
  const [south, north] = [1.27 - halfDeg, 1.27 + halfDeg];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    ...{ type: 'Feature' as const, id: `individual-risk:${levelPerYear}` },
    geometry: { type: 'MultiPolygon' as const, coordinates: [[ring]] },
    properties: { levelPerYear },
  };
}

export function sampleStudyResult(changes: Partial<RiskStudyResult> = {}): RiskStudyResult {
  return {
    assumptions: [
      {
        ...{ key: 'weather', value: '2 × 12', unit: null, provenance: 'assumed', at: null },
        label: { zh: '气象统计', en: 'Weather statistics' },
        source: { zh: '园区气象站小时数据不足 30 天', en: 'less than 30 days of hours' },
      },
    ],
    contours: {
      type: 'FeatureCollection',
      features: [square(3e-7, 0.02), square(3e-6, 0.01), square(1e-5, 0.004)],
    },
    fnCurve: {
      points: [
        { fatalities: 2, frequencyPerYear: 2e-5, region: 'alarp' },
        { fatalities: 40, frequencyPerYear: 6e-6, region: 'alarp' },
      ],
      region: 'alarp',
      isBeyondLines: false,
      lines: { upper: 1e-3, lower: 1e-5, maxPeople: 1000 },
    },
    targets: [
      sampleRiskTarget({
        ...{ id: 12, kind: 'residential', isMet: true, riskPerYear: 8e-8, marginM: 900 },
        ...{ name: { zh: '东港社区', en: 'East port' }, at: [103.72, 1.27] },
      }),
      sampleRiskTarget(),
    ],
    facilities: [
      sampleRiskFacility({ ...TANK, lossOfLifePerYear: 0.0006 }),
      sampleRiskFacility(),
      sampleRiskFacility({ id: 3, code: 'E2-W01', skipped: NO_SUBSTANCE }),
    ],
    chains: [
      chain([1, 2], { frequencyPerYear: 4e-8, isCrossEnterprise: true }),
      chain([2, 1], { frequencyPerYear: 9e-8 }),
    ],
    caveats: [{ code: 'study:pipes', text: { zh: '未计入管道', en: 'Pipes are not counted' } }],
    ...changes,
  };
}
const NO_SUBSTANCE = { zh: '台账无物质', en: 'no substance in the registry' };
const TANK = {
  ...{ id: 2, code: 'E2-T01', name: SECOND.name, enterpriseId: 2, cas: '115-07-1' },
  enterpriseName: { zh: '星浦化工', en: 'Xingpu Chemical' },
};

function chain(facilityIds: number[], changes: Partial<RiskStudyResult['chains'][number]>) {
  const text = { zh: '池火→失效', en: 'pool fire → failure' };
  return {
    ...{ facilityIds, text, frequencyPerYear: 1e-8, probability: 0.02, isCrossEnterprise: false },
    ...changes,
  };
}

export function sampleStudy(changes: Partial<RiskStudy> = {}): RiskStudy {
  return {
    ...sampleStudySummary(),
    input: { status: 'in-service', terrain: 'urban', dominoOrder: 2 },
    ...{ result: sampleStudyResult(), resultHash: 'a'.repeat(64), computedMs: 8200 },
    ...changes,
  };
}
