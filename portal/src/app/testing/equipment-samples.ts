import type {
  EquipmentBaseline,
  EquipmentWarning,
  WarningPreview,
  WarningRuleState,
} from '@parkwatch/domain/wire/equipment-warnings';
import { SUGGESTED_SEASONS } from '@parkwatch/domain/equipment-warning/season/suggested-seasons';

const enterprise = { id: 3, code: 'E03', name: { zh: '海澜化工', en: 'Hailan Chemicals' } };
const facility = { id: 41, code: 'P-201', name: { zh: '循环泵房', en: 'Pump house' } };
const name = { zh: '循环泵电机过热', en: 'Motor of the pump too hot' };
const point = { zh: '电机温度', en: 'Motor temperature' };
const actor = { id: 2, name: '李值班', role: 'duty', account: null, enterprise: null };
const AT = '2026-07-21T08:00:00.000Z';

export function sampleWarning(more: Partial<EquipmentWarning> = {}): EquipmentWarning {
  return {
    ...{ id: 9, enterprise, facility, name, source: { type: 'rule', no: 1, version: 1 } },
    ...{ verdict: 'holds', heldBefore: false },
    why: { zh: '电机温度高于 80 °C 持续 3 小时：成立', en: 'Motor temperature above 80 °C: holds' },
    advice: { zh: '检查冷却与负荷', en: 'Check cooling and load' },
    numbers: [
      {
        ...{ kind: 'condition', pointId: 7, verdict: 'holds', value: 86, valueAt: AT, since: AT },
        ...{ slopePerHour: null, limit: 80 },
      },
    ],
    points: [{ id: 7, name: point, unit: 'degC' }],
    ...{ since: AT, lastSeenAt: AT, endedAt: null, endedWhy: null },
    ...more,
  };
}

export function sampleEquipmentRule(more: Partial<WarningRuleState> = {}): WarningRuleState {
  return {
    ...{ no: 1, enterprise, facility, current: 1 },
    versions: [
      {
        rule: {
          ...{ id: '1', version: 1, effectiveFrom: '2026-07-01', name, advice: name },
          equipment: { zh: '循环泵', en: 'Circulation pump' },
          points: [{ pointId: 7, name: point, unit: 'degC', maxGapS: 180 }],
          condition: { type: 'limit', pointId: 7, side: 'above', limit: 80, forHours: 3 },
        },
        ...{ facilityId: 41, isEnabled: true, writtenAt: AT, writtenBy: actor },
        asks: { zh: '电机温度高于 80 °C 持续 3 小时', en: 'Motor temperature above 80 °C for 3 h' },
      },
    ],
    now: { verdict: 'does-not-hold', since: AT, why: name, lastSeenAt: AT },
    ...more,
  };
}

export function sampleWarningPreview(): WarningPreview {
  const why = { zh: '电机温度高于 80 °C：成立', en: 'holds' };
  return {
    ...{ from: '2026-07-20T08:00:00.000Z', to: AT, everyS: 60, readings: 1440 },
    spans: [
      { verdict: 'does-not-hold', from: '2026-07-20T08:00:00.000Z', to: AT, why },
      { verdict: 'holds', from: '2026-07-21T06:00:00.000Z', to: AT, why },
    ],
  };
}

export function sampleBaseline(more: Partial<EquipmentBaseline> = {}): EquipmentBaseline {
  const method = (name: 'ewma' | 'cusum' | 't2' | 'spe', ofLimit: number) => ({
    ...{ kind: 'method' as const, method: name, ofLimit, rowsBeyond: ofLimit > 1 ? 3 : 0 },
    verdict: ofLimit > 1 ? ('holds' as const) : ('does-not-hold' as const),
    contributions: ofLimit > 1 ? [{ pointId: 7, share: 0.82 }] : [],
  });
  return {
    ...{ id: 5, enterprise, facility, name: { zh: '压缩机', en: 'Compressor' }, stepS: 60 },
    ...{ trainedAt: AT, trainedBy: actor, isActive: true },
    model: {
      trainedOn: {
        ...{ fromMs: Date.parse(AT) - 86_400_000, toMs: Date.parse(AT), rows: 1440 },
        ...{ rowsWithGaps: 0, rowsLeftOut: 0, leftOut: [] },
        ...{ beyondT2Share: 0.01, beyondSpeShare: 0.01 },
      },
      variables: [
        { pointId: 7, name: point, unit: 'degC' },
        { pointId: 8, name: { zh: '振动', en: 'Vibration' }, unit: 'mm/s' },
      ],
      dropped: [{ pointId: 9, name: { zh: '液位', en: 'Level' }, why: 'constant' }],
      ...{ components: 1, explainedShare: 0.8, rowsToWarn: 3 },
    },
    finding: {
      ...{ at: AT, verdict: 'holds', missing: [] },
      text: { zh: '偏离正常：SPE 统计量为限值的 2.4 倍', en: 'Not as usual' },
      methods: [method('ewma', 0.4), method('cusum', 0.7), method('t2', 0.9), method('spe', 2.4)],
    },
    ...more,
  };
}

export function sampleSeasons() {
  const rule = SUGGESTED_SEASONS.find(({ id }) => id === 'summer-switch-rooms')!;
  return {
    date: '2026-07-21',
    items: [
      {
        ...{ id: rule.id, current: rule, lastToldOn: '2026-07-20' },
        versions: [{ rule, writtenAt: null, writtenBy: null }],
        running: { from: '2026-06-01', to: '2026-09-15', day: 51 },
      },
    ],
    told: [],
  };
}
