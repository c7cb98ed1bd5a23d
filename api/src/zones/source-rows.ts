import { conditionLabel } from '@parkwatch/domain/alarm/condition-labels';
import type { AlarmState } from '@parkwatch/domain/alarm/alarm-state';
import type { AlarmCondition, AlarmPriority } from '@parkwatch/domain/alarm/priority';
import {
  alarmFact,
  DATA_QUALITY_REACH_M,
  dataQualityAmount,
  factAt,
  fixedAmount,
  hiddenDangerFact,
  measureFact,
  reachOf,
  unknownSensorFact,
} from '@parkwatch/domain/risk/amounts';
import type { Fact } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace, RiskReasonKind, RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import type { Text } from '@parkwatch/domain/text/text';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';

type Named = { name_zh: string; name_en: string };
/** Something at a point, and the level of the facility that it belongs to. */
type FactRow = {
  id: number;
  enterprise_id: number | null;
  lon: number;
  lat: number;
  facility_level: RiskLevel | null;
};
export type FacilityRow = Named & {
  id: number;
  enterprise_id: number;
  inherent_level: RiskLevel;
  geometry: RiskPlace;
};
export type AlarmRow = FactRow &
  Named & {
    kind: string;
    condition: AlarmCondition;
    priority: AlarmPriority;
    state: AlarmState;
    is_active: boolean;
  };
export type DangerRow = FactRow & {
  number: string;
  title: string;
  grade: HiddenDanger['grade'];
  is_overdue: boolean;
};
export type UnknownRow = FactRow & Named & { why: string; is_safety_critical: boolean };
export type MeasureRow = {
  id: number;
  enterprise_id: number;
  description: string;
  facility_level: RiskLevel;
  geometry: RiskPlace;
};
export type DataQualityRow = Named & { id: number; score: number; geometry: RiskPlace };

export function facilitySource(row: FacilityRow): RiskSource {
  const { id, enterprise_id: enterpriseId, geometry: at, inherent_level: level } = row;
  const label = { zh: row.name_zh, en: row.name_en };
  const kind = 'facility';
  return {
    ...{ id: `facility:${id}`, enterpriseId, at, reachM: reachOf(level, null) },
    reasons: [{ id: `facility:${id}`, kind, refId: id, label, amount: fixedAmount(level) }],
  };
}

export function alarmSource(row: AlarmRow): RiskSource[] {
  const fact = alarmFact(row.priority, { state: row.state, isActive: row.is_active });
  if (fact === null) return [];
  const condition = conditionLabel(row.condition, row.kind);
  const label = {
    zh: `报警：${row.name_zh}（${condition.zh}）`,
    en: `Alarm: ${row.name_en} (${condition.en})`,
  };
  return [factSource(row, { kind: 'alarm', label, fact })];
}

export function dangerSource(row: DangerRow): RiskSource {
  const late = row.is_overdue ? { zh: '，已逾期', en: ', overdue' } : { zh: '', en: '' };
  const label = {
    zh: `隐患 ${row.number}：${row.title}${late.zh}`,
    en: `Hidden danger ${row.number}: ${row.title}${late.en}`,
  };
  const fact = hiddenDangerFact(row.grade, row.is_overdue);
  return factSource(row, { kind: 'hidden-danger', label, fact });
}

const WHY = {
  never: { zh: '从未上线', en: 'never connected' },
  stale: { zh: '数据超时', en: 'no data' },
  'bad-quality': { zh: '数据质量差', en: 'bad quality' },
  'out-of-service': { zh: '停用', en: 'out of service' },
} as const;

export function unknownSource(row: UnknownRow): RiskSource {
  const why = WHY[row.why as keyof typeof WHY];
  const label = {
    zh: `状态未知：${row.name_zh}（${why.zh}）`,
    en: `Unknown: ${row.name_en} (${why.en})`,
  };
  const fact = unknownSensorFact(row.is_safety_critical);
  return factSource(row, { kind: 'unknown-sensor', label, fact });
}

/** A measure that does not work weighs at the facility that it should protect. */
export function measureSource(row: MeasureRow): RiskSource {
  const place = { level: row.facility_level, scenarioM: null };
  const { amount, reachM } = factAt(measureFact('automatic'), place);
  const id = `measure:${row.id}`;
  const label = {
    zh: `管控措施失效：${row.description}（自动监控无有效数据）`,
    en: `Control measure not working: ${row.description} (monitored, without live data)`,
  };
  return {
    ...{ id, enterpriseId: row.enterprise_id, at: row.geometry, reachM },
    reasons: [{ id, kind: 'measure', refId: row.id, label, amount }],
  };
}

export function dataQualitySource(row: DataQualityRow): RiskSource[] {
  const amount = dataQualityAmount(row.score);
  if (amount === 0) return [];
  const label = {
    zh: `数据质量 ${row.score} 分：${row.name_zh}`,
    en: `Data quality ${row.score} %: ${row.name_en}`,
  };
  const id = `data-quality:${row.id}`;
  return [
    {
      ...{ id, enterpriseId: row.id, at: row.geometry, reachM: DATA_QUALITY_REACH_M },
      reasons: [{ id, kind: 'data-quality', refId: row.id, label, amount }],
    },
  ];
}

/** A fact stands at its own place and weighs by the facility that it is about. */
function factSource(
  row: FactRow,
  { kind, label, fact }: { kind: RiskReasonKind; label: Text; fact: Fact },
): RiskSource {
  const { facility_level: level } = row;
  const { amount, reachM } = factAt(fact, level && { level, scenarioM: null });
  const id = `${kind}:${row.id}`;
  return {
    ...{ id, enterpriseId: row.enterprise_id, reachM },
    at: { type: 'Point', coordinates: [row.lon, row.lat] },
    reasons: [{ id, kind, refId: row.id, label, amount }],
  };
}
