import { equipmentFact, factAt } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import { sql } from '../../db/sql.ts';
import type { Named, SourceReader } from './source-reader.ts';

const listEquipment = sql(import.meta, './list-equipment.sql');

type EquipmentRow = Named & {
  readonly id: number;
  readonly enterprise_id: number;
  readonly verdict: 'holds' | 'unknown';
  readonly held_before: boolean;
  readonly is_rule: boolean;
  readonly facility_name_zh: string;
  readonly facility_name_en: string;
  readonly facility_level: RiskLevel;
  readonly scenario_m: number | null;
  readonly geometry: RiskPlace;
};

/** Early warnings on equipment weigh at their facility. One that turned unknown weighs as it did: silence takes nothing back. */
export const equipmentSources: SourceReader = async (tx) =>
  (await tx.rows<EquipmentRow>(listEquipment)).map((row) => {
    const { facility_level: level, scenario_m: scenarioM } = row;
    const holds = row.verdict === 'holds' || row.held_before;
    const kind = !holds ? 'unknown' : row.is_rule ? 'rule' : 'baseline';
    const { amount, reachM } = factAt(equipmentFact(kind), { level, scenarioM });
    const id = `equipment:${row.id}`;
    const { zh, en } = LABELS[row.verdict === 'holds' ? 'holds' : holds ? 'lost' : 'unknown'];
    const label = {
      zh: `${zh}：${row.facility_name_zh}，${row.name_zh}`,
      en: `${en}: ${row.facility_name_en}, ${row.name_en}`,
    };
    return {
      ...{ id, enterpriseId: row.enterprise_id, at: row.geometry, reachM },
      reasons: [{ id, kind: 'equipment', refId: row.id, label, amount }],
    };
  });

const LABELS = {
  holds: { zh: '设备预警', en: 'Early warning on equipment' },
  lost: {
    zh: '设备预警后数据中断，状态未知',
    en: 'Early warning on equipment, unknown since its data stopped',
  },
  unknown: { zh: '设备预警无法判断', en: 'Early warning on equipment cannot be judged' },
};
