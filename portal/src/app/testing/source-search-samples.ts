import type { SourceSearch, SourceSearchSummary } from '@parkwatch/domain/wire/source-searches';

const FROM = '2026-07-21T07:30:00.000Z';
const TO = '2026-07-21T08:30:00.000Z';
const RATE = { low: 0.03, median: 0.2, high: 0.9 };
const ON_SITE = { id: 3, code: 'T-3', name: { zh: '3 号罐', en: 'Tank 3' } };

export function sampleSearchSummary(
  changes: Partial<SourceSearchSummary> = {},
): SourceSearchSummary {
  return {
    ...{ id: 5, number: 'SY-2026-000005', title: '东门投诉', engineVersion: 'source-search-1' },
    createdAt: TO,
    createdBy: { id: 1, name: '王晓岚', role: 'duty', account: 'duty', enterprise: null },
    substance: { cas: '100-42-5', name: { zh: '苯乙烯', en: 'Styrene' } },
    ...{ from: FROM, to: TO },
    verdict: {
      code: 'likely',
      text: { zh: '较可能是海岳石化（82 %）', en: 'Likely Haiyue (82 %)' },
    },
    first: {
      ...{ enterpriseId: 7, probability: 0.82 },
      name: { zh: '海岳石化', en: 'Haiyue Petrochemical' },
    },
    ...changes,
  };
}

/** Two enterprises and nobody; one sensor that met it, one that did not, one that was silent; one report. */
export function sampleSearch(changes: Partial<SourceSearch> = {}): SourceSearch {
  return {
    ...sampleSearchSummary(),
    input: { cas: '100-42-5', from: FROM, to: TO, reports: [sampleReport] },
    inputs: [
      {
        ...{ key: 'odour-threshold', label: { zh: '嗅阈值', en: 'Odour threshold' } },
        ...{ value: 0.035, unit: 'ppm', provenance: 'default', source: null, at: null },
      },
    ],
    ranked: RANKED,
    rateUnit: 'kg/s',
    rate: RATE,
    best: { at: [103.7, 1.27], probability: 0.02 },
    cells: { cellM: 60, values: [[103.7, 1.27, 0.02]] },
    areas: {
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', id: 'share-0.9', properties: { share: 0.9 } },
          geometry: { type: 'MultiPolygon', coordinates: [[SQUARE]] },
        },
      ],
    },
    areaM2: { half: null, most: 250_000 },
    wind: [
      {
        ...{ from: FROM, to: '2026-07-21T08:00:00.000Z', windMPerS: 3.2, windFromDeg: 330 },
        ...{ directionSdDeg: 10, stability: 'D', whyUnusable: null },
      },
      {
        ...{ from: '2026-07-21T08:00:00.000Z', to: TO, windMPerS: null, windFromDeg: null },
        ...{ directionSdDeg: null, stability: null },
        whyUnusable: { zh: '无可用风速', en: 'no usable wind speed' },
      },
    ],
    sensors: SENSORS,
    reports: [
      { report: sampleReport, oddsFactor: 3.4, doubt: 0.6, unusedWhy: null, isSoleWitness: false },
    ],
    next: [{ at: [103.705, 1.268], name: null, gainBits: 0.6, detectionChance: 0.4 }],
    gainBits: { place: 3.1, who: 0.7 },
    caveats: [{ code: 'source-search:wind-gaps', text: { zh: '风况有缺口', en: 'Wind gaps' } }],
    resultHash: 'a'.repeat(64),
    computedMs: 1500,
    ...changes,
  };
}

const RANKED: SourceSearch['ranked'] = [
  {
    ...{ enterpriseId: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue Petrochemical' } },
    ...{ prior: 0.4, probability: 0.82, rate: RATE, hadAlarm: true },
    facilities: [{ ...ON_SITE, at: [103.7, 1.27], share: 1 }],
  },
  {
    ...{ enterpriseId: 8, code: 'E8', name: { zh: '云帆仓储', en: 'Yunfan Storage' } },
    ...{ prior: 0.4, probability: 0.12, rate: RATE, hadAlarm: false },
    facilities: [{ ...ON_SITE, id: 4, at: [103.71, 1.27], share: 1 }],
  },
  {
    ...{ enterpriseId: null, code: null, prior: 0.2, probability: 0.06, rate: null },
    name: { zh: '所列企业以外的来源', en: 'a source that is not listed' },
    ...{ hadAlarm: false, facilities: [] },
  },
];

const DETECTOR = {
  ...{
    enterpriseName: null,
    unit: 'mg/m3',
    intervals: 6,
    detectionLimit: 1.5,
    doubt: null,
    isSoleWitness: false,
  },
  name: { zh: '苯乙烯探测器', en: 'Styrene detector' },
};
const SENSORS: SourceSearch['sensors'] = [
  {
    ...{ ...DETECTOR, pointId: 11, code: 'GT-11', at: [103.701, 1.269], detections: 3 },
    ...{ highest: 4.2, highestFrom: FROM, oddsFactor: 12, unusedWhy: null, isSoleWitness: true },
  },
  {
    ...{ ...DETECTOR, pointId: 12, code: 'GT-12', at: [103.702, 1.271], detections: 0 },
    ...{ highest: 0.4, highestFrom: FROM, oddsFactor: 0.5, unusedWhy: null },
  },
  {
    ...{ ...DETECTOR, pointId: 13, code: 'GT-13', at: [103.703, 1.272], detections: 0 },
    ...{ intervals: 0, highest: null, highestFrom: null, oddsFactor: null },
    unusedWhy: { zh: '时段内无数据', en: 'no reading in the window' },
  },
];

const SQUARE = [
  [103.699, 1.269],
  [103.703, 1.269],
  [103.703, 1.272],
  [103.699, 1.269],
];

const sampleReport: SourceSearch['reports'][number]['report'] = {
  ...{ at: [103.704, 1.266], place: '码头值班室', smeltAt: '2026-07-21T08:00:00.000Z' },
  ...{ timeSdMin: 10, strength: 'strong', sureness: 'sure' },
};
