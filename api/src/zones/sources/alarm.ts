import type { AlarmState } from '@parkwatch/domain/alarm/alarm-state';
import { conditionLabel } from '@parkwatch/domain/alarm/condition-labels';
import type { AlarmCondition, AlarmPriority } from '@parkwatch/domain/alarm/priority';
import { alarmFact } from '@parkwatch/domain/risk/amounts';
import type { RiskSource } from '@parkwatch/domain/risk/risk-source';
import { sql } from '../../db/sql.ts';
import { factSource } from './source-reader.ts';
import type { FactRow, Named, SourceReader } from './source-reader.ts';

const listAlarms = sql(import.meta, './list-alarms.sql');

type AlarmRow = FactRow &
  Named & {
    kind: string;
    condition: AlarmCondition;
    priority: AlarmPriority;
    state: AlarmState;
    is_active: boolean;
  };

/** Open alarms, by priority and state. */
export const alarmSources: SourceReader = async (tx) =>
  (await tx.rows<AlarmRow>(listAlarms)).flatMap(alarmSource);

function alarmSource(row: AlarmRow): RiskSource[] {
  const fact = alarmFact(row.priority, { state: row.state, isActive: row.is_active });
  if (fact === null) return [];
  const condition = conditionLabel(row.condition, row.kind);
  const label = {
    zh: `报警：${row.name_zh}（${condition.zh}）`,
    en: `Alarm: ${row.name_en} (${condition.en})`,
  };
  return [factSource(row, { kind: 'alarm', label, fact })];
}
