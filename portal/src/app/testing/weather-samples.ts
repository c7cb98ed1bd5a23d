import { SUGGESTED_WEATHER_RULES } from '@parkwatch/domain/weather-rules/suggested-rules';
import type {
  WeatherPreview,
  WeatherReminder,
  WeatherRuleState,
} from '@parkwatch/domain/wire/weather-rules';

const RULE = SUGGESTED_WEATHER_RULES[0]!;
const enterprise = { id: 3, code: 'E03', name: { zh: '海澜化工', en: 'Hailan Chemicals' } };
const store = { id: 41, code: 'W-101', name: { zh: '甲类仓库 W-101', en: 'Store W-101' } };

/** The first suggested rule, in force by a red rainstorm. */
export function sampleRuleState(more: Partial<WeatherRuleState> = {}): WeatherRuleState {
  const cause = { zh: '暴雨红色预警', en: 'Rainstorm red warning' };
  return {
    ...{ id: RULE.id, current: RULE, verdict: 'holds', levels: 2, notMeasured: [] },
    versions: [{ rule: RULE, writtenAt: null, writtenBy: null }],
    causes: [{ levels: 2, warningId: 5, text: cause }],
    raised: [{ ...store, enterprise, unknown: ['ground'] }],
    ...more,
  };
}

export function sampleRules(...items: WeatherRuleState[]) {
  const warning = { id: 5, kind: 'rainstorm', level: 'red', headline: null, expiresAt: null };
  return {
    asOf: '2026-07-21T08:30:00.000Z',
    warnings: [{ ...warning, issuedAt: '2026-07-21T08:00:00.000Z' }],
    items: items.length > 0 ? items : [sampleRuleState()],
  };
}

export function sampleReminder(more: Partial<WeatherReminder> = {}): WeatherReminder {
  return {
    ...{ id: 9, ruleId: RULE.id, ruleVersion: 1, ruleName: RULE.name, levels: 2 },
    cause: { zh: '暴雨红色预警', en: 'Rainstorm red warning' },
    body: RULE.reminder,
    facilities: [{ ...store, unknown: ['ground'] }],
    enterprise,
    toldAt: '2026-07-21T08:00:00.000Z',
    dueAt: '2026-07-21T09:00:00.000Z',
    isOverdue: false,
    ...{ lastToldAt: '2026-07-21T08:00:00.000Z', toldCount: 1, endedAt: null, endedWhy: null },
    answer: null,
    ...more,
  };
}

export function samplePreview(): WeatherPreview {
  const ring = [
    [103.7, 1.27],
    [103.701, 1.27],
    [103.701, 1.271],
    [103.7, 1.27],
  ];
  const zone = (colour: string, areaM2: number) => ({
    type: 'FeatureCollection' as const,
    features: [
      {
        ...{ type: 'Feature' as const, id: 0, properties: { colour, level: 1, peak: 1.2, areaM2 } },
        geometry: { type: 'Polygon' as const, coordinates: [ring] },
      },
    ],
  });
  return {
    ...{ asOf: '2026-07-21T08:30:00.000Z', verdict: 'holds', levels: 2 },
    causes: [{ levels: 2, text: { zh: '暴雨红色预警', en: 'Rainstorm red warning' } }],
    before: zone('yellow', 20_000),
    after: zone('red', 30_000),
    areas: [
      { colour: 'red', beforeM2: 0, afterM2: 30_000 },
      { colour: 'yellow', beforeM2: 20_000, afterM2: 0 },
      { colour: 'blue', beforeM2: 0, afterM2: 0 },
    ],
    facilities: [
      {
        ...{ ...store, enterprise, unknown: [], at: [103.7005, 1.2705] },
        ...{ colourBefore: 'yellow', colourAfter: 'red' },
      },
    ],
  };
}
