import type { AlarmState } from '@parkwatch/domain/alarm/alarm-state';
import { conditionLabel } from '@parkwatch/domain/alarm/condition-labels';
import type { AlarmCondition, AlarmPriority } from '@parkwatch/domain/alarm/priority';
import { alarmAt, alarmFact } from '@parkwatch/domain/risk/amounts';
import type { Fact } from '@parkwatch/domain/risk/amounts';
import type { RiskSource } from '@parkwatch/domain/risk/risk-source';
import { sql } from '../../db/sql.ts';
import { placedSource, placeOf } from './source-reader.ts';
import type { FactRow, Named, SourceReader } from './source-reader.ts';

const listAlarms = sql(import.meta, './list-alarms.sql');

type AlarmRow = FactRow &
  Named & {
    point_id: number;
    kind: string;
    condition: AlarmCondition;
    priority: AlarmPriority;
    state: AlarmState;
    is_active: boolean;
  };

/** Open alarms, by priority and state; of those of one point the worst: a value over its second limit is over its first, too. */
export const alarmSources: SourceReader = async (tx) => {
  const worst = new Map<number, { row: AlarmRow; fact: Fact }>();
  for (const row of await tx.rows<AlarmRow>(listAlarms)) {
    const fact = alarmFact(row.priority, { state: row.state, isActive: row.is_active });
    if (fact === null || fact.amount <= (worst.get(row.point_id)?.fact.amount ?? 0)) continue;
    worst.set(row.point_id, { row, fact });
  }
  return [...worst.values()].map(({ row, fact }) => alarmSource(row, fact));
};

function alarmSource(row: AlarmRow, fact: Fact): RiskSource {
  const condition = conditionLabel(row.condition, row.kind);
  const label = {
    zh: `报警：${row.name_zh}（${condition.zh}）`,
    en: `Alarm: ${row.name_en} (${condition.en})`,
  };
  return placedSource(row, { kind: 'alarm', label, fact: alarmAt(fact, placeOf(row), row.kind) });
}
